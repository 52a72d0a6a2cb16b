"""Small batches: a death in the middle repeats nothing and loses nothing, a slow server does not outlast the claim."""

import time
from datetime import timedelta

import pytest

from services.notifier import sender as sending
from services.notifier.documents import Delivery
from services.notifier.domain.audience import EMAIL
from services.notifier.domain.deliveries import LEASE, OPEN
from services.notifier.sender import Sender
from shared.clock import utcnow
from shared.contracts.notifier import MessageDeliveredV1
from tests.integration.notifier.conftest import HOUSE
from tests.unit.notifier.samples import SAMPLES

PEOPLE = [f"librarian-{number}" for number in range(6)]
SECOND = timedelta(seconds=1)


class Dying:
    """A channel whose process is killed at its nth letter, before or after the server has it."""

    name = EMAIL

    def __init__(self, channel, letters):
        self.channel, self.left = channel, letters

    def send(self, letter):
        self.left -= 1
        if self.left < 0:
            raise SystemExit
        return self.channel.send(letter)

    def close(self):
        self.channel.close()


@pytest.fixture
def invited(notifier):
    for person in PEOPLE:
        notifier.knows(person)
    contract, data = SAMPLES["session.scheduled"]
    notifier.hears(contract, {**data, "invited": PEOPLE})
    return notifier


@pytest.mark.parametrize("letters", range(len(PEOPLE)))
def test_killed_in_the_middle_of_a_batch_each_hears_once(invited, published, letters):
    now = utcnow()
    with pytest.raises(SystemExit):
        Sender(Dying(invited.channel(), letters), HOUSE, seconds=30).run(now)
    assert len(invited.mail.recipients) == letters
    assert invited.sender().run(now) == 0, "the claims still hold"
    invited.sender().run(now + LEASE + SECOND)
    assert sorted(invited.mail.recipients) == [f"{person}@pustaka.example" for person in PEOPLE]
    assert len(published(MessageDeliveredV1)) == len(PEOPLE)


def test_what_there_was_no_time_for_stands_where_it_stood(invited, monkeypatch):
    monkeypatch.setattr(sending, "SPAN", timedelta(0))
    now, before = utcnow(), {row.id: row.due_at for row in Delivery.objects(channel="email")}
    assert invited.sender().run(now) == 0
    assert {row.id: row.due_at for row in Delivery.objects(channel="email", state="queued", tries=0)} == before


def test_a_slow_server_is_left_when_the_time_is_up(invited):
    invited.mail.delay = 0.2
    began = time.monotonic()
    tries = Sender(invited.channel(), HOUSE, seconds=0.5).run(utcnow())
    assert 0 < tries < len(PEOPLE)
    assert time.monotonic() - began < 5
    invited.mail.delay = 0
    invited.send()
    assert len(set(invited.mail.recipients)) == len(invited.mail.recipients) == len(PEOPLE)


def test_the_hot_look_ups_use_an_index(invited):
    for query in (
        Delivery.objects(channel=EMAIL, state__in=OPEN, due_at__lte=utcnow()).order_by("rank", "due_at").limit(50),
        Delivery.objects(claim="token"),
        Delivery.objects(digest_id="digest", state="gathered").order_by("id"),
        Delivery.objects(kind="session.scheduled").order_by("-id"),
    ):
        plan = str(query.explain()["queryPlanner"]["winningPlan"])
        assert "COLLSCAN" not in plan, plan
        assert "'SORT'" not in plan, plan
