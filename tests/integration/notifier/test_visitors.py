"""Visitors who registered: a letter each to an address that is forgotten afterwards."""

from services.notifier.commands.write_to_visitors import forget_visitors
from services.notifier.documents import Contact, Delivery, Message
from shared.contracts import activities
from shared.storage import transaction
from tests.unit.notifier.samples import REGISTRATION


def hears(notifier, contract, sequence=1, **over):
    return notifier.hears(contract, REGISTRATION | over, subject="g1", sequence=sequence)


def forget():
    return transaction.run(forget_visitors)


def test_a_visitor_is_written_to_in_their_language_with_the_link_that_is_theirs(notifier, mail):
    hears(notifier, activities.RegistrationWaitlistedV1, position=3, overtaking=False, language="en")
    assert notifier.send() == 1
    [letter] = mail.letters
    assert (letter["To"], letter["Subject"]) == ("Tiur Sinaga <tiur@example.org>", "Waiting list: Bedah buku")
    words = letter.get_body(("plain",)).get_content()
    assert "number 3" in words
    assert "a smaller party does not overtake" in words
    assert "https://bina.example/kegiatan/kelola/g1.x" in words
    assert "/pemberitahuan" not in words
    assert letter["List-Unsubscribe"] is None


def test_the_address_is_forgotten_once_nothing_is_under_way(notifier, mail):
    hears(notifier, activities.RegistrationConfirmedV1)
    assert forget() == 0, "the letter is not sent yet"
    assert "tiur" not in str(Message.objects.first().to_mongo())
    notifier.send()
    hears(notifier, activities.RegistrationChangedV1, sequence=2, party=1)
    notifier.send()
    assert forget() == 1
    assert Contact.objects.count() == 0
    assert [each.facts for each in Message.objects] == [{}, {}]
    hears(notifier, activities.RegistrationWithdrawnV1, sequence=3, reason="own_wish")
    assert notifier.send() == 1
    assert [letter["Subject"] for letter in mail.letters][-1] == "Pendaftaran berakhir: Bedah buku"


def test_an_address_that_does_not_exist_is_forgotten_too(notifier, mail):
    mail.answers["tiur@example.org"] = "550 no such mailbox"
    hears(notifier, activities.RegistrationConfirmedV1)
    notifier.send()
    assert Delivery.objects.get(recipient="g1").state == "bounced"
    assert forget() == 1


def test_the_same_event_twice_is_one_letter(notifier, mail):
    event = hears(notifier, activities.RegistrationConfirmedV1)
    notifier.hears(activities.RegistrationConfirmedV1, REGISTRATION, subject="g1", event_id=event.id)
    notifier.send()
    forget()
    assert notifier.send() == 0
    assert len(mail.letters) == 1
