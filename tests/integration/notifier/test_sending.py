"""What a mail server can do to us, played by a real one."""

import socket
import threading
from datetime import timedelta

import pytest

from services.notifier.commands.correspond import correspond
from services.notifier.commands.deliver import claim, note_taken, record
from services.notifier.documents import Delivery
from services.notifier.domain.audience import EMAIL
from services.notifier.domain.deliveries import LEASE, Delivered
from shared.clock import utcnow
from shared.contracts.notifier import MessageBouncedV1, MessageDeliveredV1
from shared.ids import new_id
from shared.storage import transaction
from tests.integration.notifier.conftest import HOUSE
from tests.unit.notifier.samples import SAMPLES

SECOND, MINUTE, HOUR, DAY = (timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1))


@pytest.fixture
def dewi(notifier):
    """A letter to Dewi waits to be sent."""
    notifier.knows("dewi")
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    return notifier


def claimed(token, now):
    [delivery] = claim(EMAIL, token, now)
    return delivery


def written(delivery, now):
    return correspond([delivery], HOUSE, now)[delivery.id]


def waits(notifier, now):
    return notifier.delivery("dewi").due_at - now


def test_a_hard_refusal_bounces_once_and_is_never_tried_again(dewi, published):
    dewi.mail.answers["dewi@pustaka.example"] = "550 5.1.1 <dewi@pustaka.example> no such user"
    dewi.send()
    dewi.mail.answers.clear()
    dewi.send(after=30 * DAY)

    assert dewi.mail.letters == []
    assert dewi.delivery("dewi").state == "bounced"
    [said] = published(MessageBouncedV1)
    assert said["data"]["reason"] == "550 5.1.1 <…> no such user"
    assert published(MessageDeliveredV1) == []


def test_try_later_climbs_the_ladder_and_arrives(dewi, published):
    dewi.mail.answers["dewi@pustaka.example"] = "451 4.7.1 greylisted"
    now = utcnow()
    for wait in (30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 2 * HOUR):
        assert dewi.sender().run(now) == 1
        assert abs(waits(dewi, now) - wait) < SECOND
        assert dewi.sender().run(now + wait - 2 * SECOND) == 0, "not before its time"
        now += wait + SECOND
    assert dewi.delivery("dewi").reason == "451 4.7.1 greylisted"
    dewi.mail.answers.clear()
    dewi.sender().run(now)
    assert (dewi.delivery("dewi").state, dewi.delivery("dewi").tries) == ("delivered", 6)
    assert len(published(MessageDeliveredV1)) == 1


def test_an_outage_loses_nothing_and_is_felt_by_one_letter_at_a_time(notifier):
    people = [f"librarian-{number}" for number in range(5)]
    for person in people:
        notifier.knows(person)
    notifier.hears(SAMPLES["session.scheduled"][0], {**SAMPLES["session.scheduled"][1], "invited": people})
    notifier.mail.stop()
    assert notifier.send() == 1
    assert notifier.send(after=10 * DAY) == 1
    assert Delivery.objects(channel="email", state="queued").count() == 5

    notifier.mail.start()
    notifier.send(after=11 * DAY)
    assert sorted(notifier.mail.recipients) == [f"{person}@pustaka.example" for person in people]
    assert {delivery.state for delivery in Delivery.objects(channel="email")} == {"delivered"}


def test_a_server_that_never_answers_does_not_hold_us(dewi):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        sender = dewi.sender(f"smtp://127.0.0.1:{silent.getsockname()[1]}", seconds=0.2)
        assert sender.run(utcnow()) == 1
    assert dewi.delivery("dewi").state == "queued"
    dewi.send(after=MINUTE)
    assert dewi.delivery("dewi").state == "delivered"


def test_an_answer_that_comes_too_late_is_sent_again_as_the_same_letter(dewi):
    """The server took it but we never heard so: once more, under the same Message-ID, so that mail programs fold it."""
    dewi.mail.delay = 0.6
    dewi.sender(seconds=0.2).run(utcnow())
    dewi.mail.delay = 0.0
    dewi.send(after=MINUTE)
    assert dewi.delivery("dewi").state == "delivered"
    assert len({letter["Message-ID"] for letter in dewi.mail.letters}) == 1


def test_a_crash_between_sending_and_recording_sends_the_same_letter_once_more(dewi, published):
    now = utcnow()
    dies = dewi.channel()
    dies.send(written(claimed("token-of-the-dead", now), now))
    dies.close()  # and its process with it, before the outcome is recorded
    assert dewi.send() == 0, "the claim still holds"
    assert dewi.send(after=LEASE + SECOND) == 1
    first, second = dewi.mail.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Date"] == second["Date"]
    assert len(published(MessageDeliveredV1)) == 1


def test_a_letter_noted_as_taken_is_recorded_after_a_crash_and_not_sent_again(dewi, published):
    now = utcnow()
    dies, delivery = dewi.channel(), claimed("token-of-the-dead", now)
    dies.send(written(delivery, now))
    assert note_taken(delivery.id, "token-of-the-dead")
    dies.close()  # and its process with it, before the batch is recorded
    dewi.send(after=LEASE + SECOND)
    assert len(dewi.mail.letters) == 1
    assert dewi.delivery("dewi").state == "delivered"
    assert len(published(MessageDeliveredV1)) == 1


def test_a_crash_before_sending_loses_nothing(dewi):
    claim(EMAIL, "token-of-the-dead", utcnow())
    dewi.send(after=LEASE + SECOND)
    assert len(dewi.mail.letters) == 1


def test_who_lost_the_claim_records_nothing(dewi, published):
    now = utcnow()
    slow = claimed("slow", now)
    dewi.send(after=LEASE + SECOND)
    assert transaction.run(lambda: record({slow.id: Delivered()}, "slow", now)) == {}
    assert len(published(MessageDeliveredV1)) == 1


def test_two_senders_at_once_send_each_letter_once(notifier):
    people = [f"librarian-{number}" for number in range(30)]
    for person in people:
        notifier.knows(person)
    notifier.hears(SAMPLES["session.scheduled"][0], {**SAMPLES["session.scheduled"][1], "invited": people})
    now = utcnow()
    senders = [threading.Thread(target=lambda: notifier.sender().run(now)) for _ in range(3)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(30)
    assert sorted(notifier.mail.recipients) == sorted(f"{person}@pustaka.example" for person in people)


def test_one_bad_address_does_not_hold_up_the_others(notifier):
    notifier.knows("dewi", email="not an address")
    notifier.knows("sahat")
    notifier.hears(SAMPLES["session.scheduled"][0], {**SAMPLES["session.scheduled"][1], "invited": ["dewi", "sahat"]})
    notifier.send()
    assert notifier.delivery("dewi").state == "bounced"
    assert notifier.mail.recipients == ["sahat@pustaka.example"]


def test_a_letter_that_cannot_be_written_waits_while_others_go(notifier):
    notifier.knows("dewi")
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    Delivery.objects(recipient="dewi", channel="email").update(set__message_id=new_id())
    notifier.hears(*SAMPLES["certificate.issued"])
    notifier.send()
    assert [letter["Subject"] for letter in notifier.mail.letters] == ["Sertifikat terbit: Pelayanan Prima"]
    assert Delivery.objects.get(kind="enrolment.confirmed", channel="email").state == "queued"
