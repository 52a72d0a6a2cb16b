"""Events in any order: the contact before or after the news, the leaver, the role nobody held yet."""

from datetime import timedelta

from services.notifier.documents import Awaited, Contact, Delivery, Message
from services.notifier.jobs import tell_those_awaited
from shared.clock import utcnow
from tests.unit.notifier.samples import SAMPLES

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def test_news_for_somebody_not_known_yet_waits_for_them(notifier):
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    notifier.send()
    notifier.knows("dewi", language="en")
    notifier.send(after=2 * MINUTE)
    [letter] = notifier.mail.letters
    assert letter["Subject"] == "Enrolled: Pelayanan Prima"
    assert notifier.delivery("dewi").tries == 1, "waiting spent no try"


def test_a_stranger_is_not_waited_for_for_ever(notifier):
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    notifier.send(after=DAY + MINUTE)
    assert (notifier.delivery("dewi").state, notifier.send(after=9 * DAY)) == ("dropped", 0)


def test_a_leaver_hears_nothing_more(notifier):
    notifier.knows("dewi")
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    notifier.loses("dewi")
    notifier.hears(*SAMPLES["certificate.issued"])
    notifier.send()
    assert notifier.mail.letters == []
    assert notifier.delivery("dewi").state == "dropped"
    assert Message.objects(kind="certificate.issued").first() is None


def test_who_left_is_forgotten_even_when_the_news_comes_in_the_wrong_order(notifier):
    notifier.loses("dewi", sequence=2)
    notifier.knows("dewi", sequence=1)
    gone = Contact.objects.get(id="dewi")
    assert (gone.hears, gone.email, gone.name, gone.nip) == (False, None, "", "")


def test_an_older_change_does_not_undo_a_newer_one(notifier):
    notifier.knows("dewi", sequence=3, email="new@pustaka.example")
    notifier.knows("dewi", sequence=2, email="old@pustaka.example")
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    notifier.send()
    assert notifier.mail.recipients == ["new@pustaka.example"]


def test_somebody_without_address_hears_in_the_portal(notifier):
    notifier.knows("dewi", email=None)
    notifier.hears(*SAMPLES["enrolment.confirmed"])
    notifier.send()
    assert (notifier.delivery("dewi").state, notifier.delivery("dewi", "portal").state) == ("dropped", "delivered")


def test_a_need_raised_before_any_manager_is_known_is_told_when_one_is(notifier):
    notifier.hears(*SAMPLES["need.raised"])
    tell_those_awaited(utcnow())
    assert Message.objects.first() is None
    notifier.knows("eka", duties=["manager"])
    tell_those_awaited(utcnow())
    tell_those_awaited(utcnow())
    notifier.send()
    assert notifier.mail.recipients == ["eka@pustaka.example"]
    assert Awaited.objects.first() is None


def test_of_two_roles_the_one_known_hears_now_the_other_later(notifier):
    notifier.hears(*SAMPLES["followup.due"])
    assert {message.recipient for message in Message.objects} == {"dewi"}
    notifier.knows("parulian", duties=["supervisor"])
    tell_those_awaited(utcnow())
    assert {message.recipient: message.role for message in Message.objects} == {
        "dewi": "librarian",
        "parulian": "supervisor",
    }


def test_whoever_was_told_as_the_person_concerned_is_not_told_again_as_supervisor(notifier):
    notifier.hears(*SAMPLES["followup.due"])
    notifier.knows("dewi", duties=["supervisor"])
    tell_those_awaited(utcnow())
    assert Message.objects(recipient="dewi").count() == 1
    assert Delivery.objects(recipient="dewi").count() == 2
    assert Awaited.objects.first() is None


def test_a_role_nobody_takes_is_not_awaited_for_ever(notifier):
    notifier.hears(*SAMPLES["need.raised"])
    tell_those_awaited(utcnow() + DAY + MINUTE)
    assert Awaited.objects.first() is None
