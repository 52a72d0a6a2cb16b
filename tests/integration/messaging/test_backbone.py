"""Outbox to effect over a real broker and a real replica set: nothing lost, nothing doubled, nothing stuck."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from pymongo.errors import AutoReconnect

from shared.clock import utcnow
from shared.errors import Refused
from shared.ids import new_id
from shared.messaging import operations, relay
from shared.messaging.replay import Replay
from shared.storage import dead_letters, inbox, transaction
from shared.storage.inbox import InboxRow
from shared.storage.lease import LeaseRow
from shared.storage.outbox import OutboxRow
from tests.integration.messaging.conftest import Effect
from tests.support.waiting import eventually


def pending():
    return OutboxRow._get_collection().count_documents({"pending": True})


def test_an_event_takes_effect_and_stays_in_the_log(chain):
    chain.start("consumer", "relay")
    ids = chain.publish(count=3)
    eventually(lambda: chain.effects() == sorted(ids), 30)
    eventually(lambda: pending() == 0, 30)
    assert OutboxRow.objects(published_at__ne=None).count() == 3


def test_nothing_is_published_when_the_transaction_fails(chain):
    def fails():
        chain._publish("s", "c")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        transaction.run(fails)
    assert OutboxRow.objects.count() == 0


def test_a_burst_goes_through_once(chain):
    ids = chain.publish(count=1200)
    chain.start("relay", "consumer")
    eventually(lambda: len(chain.effects()) >= 1200, 30)
    assert chain.effects() == sorted(ids)
    eventually(lambda: pending() == 0, 30)


@pytest.mark.parametrize("younger", [1, 700])
def test_a_row_committed_after_younger_ones_is_not_passed_over(chain, younger):
    """Its id is older than those already sent: a relay that only reads on would never see it."""
    began, may_commit = threading.Event(), threading.Event()
    late = new_id()

    def slowly():
        chain._publish(late, "c")
        began.set()
        assert may_commit.wait(30)

    with ThreadPoolExecutor(1) as other:
        chain.start("relay", "consumer")
        committed = other.submit(transaction.run, slowly)
        assert began.wait(30)
        early = chain.publish(count=younger)
        eventually(lambda: chain.effects() == sorted(early), 30)
        may_commit.set()
        committed.result()
    eventually(lambda: chain.effects() == sorted([*early, late]), 30)


def test_what_was_confirmed_while_the_database_was_away_is_marked_later(chain, monkeypatch):
    mark, failures = relay._mark_published, [AutoReconnect("away")] * 2

    def sometimes(ids):
        if failures:
            raise failures.pop()
        mark(ids)

    monkeypatch.setattr(relay, "_mark_published", sometimes)
    chain.start("relay", "consumer")
    ids = chain.publish()
    eventually(lambda: pending() == 0, 30)
    assert not failures
    eventually(lambda: chain.effects() == ids, 30)


def test_every_delivery_doubled_and_shuffled_takes_effect_once(chain):
    ids = chain.publish(count=300)
    rows = list(OutboxRow._get_collection().find())
    channel = chain.channel()
    for row in [*rows[::-1], *rows, *rows[::3]]:
        channel.basic_publish("", chain.names.inbox, json.dumps(row["event"]))
    channel.connection.close()
    chain.start("consumer", "relay")
    eventually(lambda: pending() == 0, 30)
    last = chain.publish()
    eventually(lambda: chain.effects(last), 30)
    assert chain.effects() == sorted(ids + last)


def test_only_the_culprit_of_a_batch_is_put_aside(chain):
    chain.refuse.add("bad")
    good, bad, more = chain.publish(count=20), chain.publish("bad"), chain.publish(count=20)
    chain.start("relay", "consumer")
    eventually(lambda: chain.effects() == sorted(good + more), 30)
    letter = eventually(lambda: operations.dead_letters(10), 30)[0]
    assert (letter.reason, letter.attempts, letter.type) == ("exhausted", 3, "training.session.closed.v1")
    assert "no course bad" in letter.error
    assert letter.first_failed_at < letter.died_at
    assert json.loads(letter.body)["subject"] == bad[0]


def test_an_event_that_came_early_succeeds_on_a_later_rung(chain):
    chain.refuse.add("late")
    ids = chain.publish("late")
    chain.start("relay", "consumer")
    eventually(lambda: pending() == 0, 30)
    chain.refuse.clear()
    eventually(lambda: chain.effects() == ids, 30)
    assert dead_letters.count() == 0


def test_a_dead_letter_is_replayed_with_a_fresh_counter(chain):
    chain.refuse.add("bad")
    ids = chain.publish("bad")
    chain.start("relay", "consumer")
    letter = eventually(lambda: operations.dead_letters(10), 30)[0]
    chain.refuse.clear()
    transaction.run(lambda: operations.replay(letter.id, utcnow()))
    eventually(lambda: chain.effects() == ids, 30)
    assert dead_letters.count() == 0
    with pytest.raises(Refused):
        transaction.run(lambda: operations.replay(letter.id, utcnow()))


def test_a_dead_letter_is_discarded_and_stays_listed(chain):
    chain.put(b"{nonsense")
    chain.start("consumer")
    letter = eventually(lambda: operations.dead_letters(10), 30)[0]
    transaction.run(lambda: operations.discard(letter.id, utcnow()))
    assert operations.dead_letters(10) == []
    assert operations.dead_letter(letter.id).state == "discarded"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{nonsense", "malformed"),
        (b"\xff\xfe\x00", "malformed"),
        (b"", "malformed"),
        (b'{"type": "id.binapustaka.training.session.closed.v1", "data": {}}', "malformed"),
        (b'{"type": "id.binapustaka.training.session.closed.v7"}', "unknown-type"),
    ],
)
def test_poison_goes_to_the_dead_letters_at_once_and_blocks_nobody(chain, body, reason):
    chain.put(body)
    ids = chain.publish()
    chain.start("relay", "consumer")
    eventually(lambda: chain.effects() == ids, 30)
    letter = eventually(lambda: operations.dead_letters(10), 30)[0]
    assert (letter.reason, letter.attempts, bytes(letter.body)) == (reason, 1, body)


def test_an_unroutable_event_is_published_and_kept(chain):
    channel = chain.channel()
    channel.queue_unbind(chain.names.inbox, chain.names.events, "training.session.closed.v1")
    channel.connection.close()
    chain.start("relay")
    chain.publish()
    eventually(lambda: OutboxRow.objects.count() == 1 and pending() == 0, 30)


def test_a_wiped_consumer_is_rebuilt_from_the_log(chain):
    ids = chain.publish(count=600)
    chain.start("relay", "consumer")
    eventually(lambda: len(chain.effects()) == 600, 30)
    chain.stop("consumer")
    Effect.objects.delete()
    InboxRow.objects.delete()
    assert Replay(chain.settings, chain.settings.service).run() == 600
    chain.start("consumer")
    eventually(lambda: len(chain.effects()) >= 600, 30)
    assert chain.effects() == sorted(ids)


def test_a_replay_to_an_intact_consumer_changes_nothing(chain):
    ids = chain.publish(count=50)
    chain.start("relay", "consumer")
    eventually(lambda: len(chain.effects()) == 50, 30)
    assert Replay(chain.settings, chain.settings.service, keys=["training.session.closed.v1"]).run() == 50
    last = chain.publish()
    eventually(lambda: chain.effects(last), 30)
    assert chain.effects() == sorted(ids + last)


def test_what_was_forgotten_takes_effect_once_more_and_nothing_else(chain):
    chain.publish(count=5)
    chain.start("relay", "consumer")
    eventually(lambda: len(chain.effects()) == 5, 30)
    chain.stop("consumer")
    service = chain.settings.service
    assert inbox.forget(service, ["training.session.cancelled.v1"]) == 0
    assert inbox.forget("another", ["training.session.closed.v1"]) == 0
    assert inbox.forget(service, ["training.session.closed.v1"]) == 5
    Effect.objects.delete()
    assert Replay(chain.settings, service).run() == 5
    chain.start("consumer")
    eventually(lambda: len(chain.effects()) == 5, 30)


def test_a_replay_to_nobody_says_so(chain):
    chain.publish()
    with pytest.raises(LookupError, match="set up"):
        Replay(chain.settings, "nowhere").run()


def test_a_second_relay_takes_over_when_the_first_ends(chain):
    chain.start("relay", "consumer")
    first = chain.publish()
    eventually(lambda: chain.effects(first), 30)
    assert LeaseRow.objects(id="relay").count() == 1
    chain.stop("relay")
    chain.start("relay")
    second = chain.publish()
    eventually(lambda: chain.effects(second), 30)


def test_two_consumers_share_the_work_without_doubling_it(chain):
    ids = chain.publish(count=400)
    chain.start("consumer")
    other = type(chain)(replace(chain.settings))
    other.start("consumer")
    chain.start("relay")
    eventually(lambda: len(chain.effects()) >= 400, 30)
    other.stop()
    assert chain.effects() == sorted(ids)


def test_the_trace_of_a_request_reaches_the_effect(chain):
    from shared.telemetry import trace

    seen = []
    chain.handlers._single["training.session.closed.v1"] = lambda event, now: seen.append(trace.current())
    with trace.step(None) as begun:
        chain.publish()
    chain.start("relay", "consumer")
    eventually(lambda: seen, 30)
    assert seen[0].trace_id == begun.trace_id
    assert seen[0].causation_id
