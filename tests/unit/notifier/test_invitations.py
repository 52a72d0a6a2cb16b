"""A letter brings the calendar entry along, as an independent reader understands it."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import icalendar
import pytest

from services.notifier.channels.calendar import attach
from services.notifier.domain.facts import facts_of
from services.notifier.domain.invitations import METHODS, invitation
from services.notifier.domain.mail import Letter, compose
from services.notifier.domain.texts import text
from tests.unit.notifier.samples import SAMPLES

CALENDAR = {
    "periods": "20270104T020000Z/20270104T050000Z,20270111T020000Z/20270111T050000Z",
    "calendar_sequence": 3,
    "place": "Aula Sintong Bingei",
    "link": "https://temu.example/abc",
}


def entries(kind, role):
    contract, data = SAMPLES[kind]
    carried = {name: value for name, value in CALENDAR.items() if name in contract().fields}
    facts = facts_of(contract.decode(contract.encode({**data, **carried})))
    letter = Letter("0190-id", "Dewi Sipayung", "dewi@pustaka.example", "id", text(kind, role, facts, "id"),
                    datetime(2027, 1, 2, tzinfo=UTC), invitation(kind, role, facts))  # fmt: skip
    mail = compose(letter, "Bina Pustaka <pustaka@siantar.example>", "https://bina.example:8443")
    attach(mail, letter, "https://bina.example:8443")
    read = message_from_bytes(mail.as_bytes(), policy=policy.default)
    parts = [part for part in read.walk() if part.get_content_type() == "text/calendar"]
    return parts[0], icalendar.Calendar.from_ical(parts[0].get_content())


@pytest.mark.parametrize("key", METHODS)
def test_what_concerns_a_seat_brings_its_entries(key):
    part, calendar = entries(*key)
    assert part.get_param("method") == str(calendar["method"]) == METHODS[key]
    first, second = calendar.walk("VEVENT")
    assert (first["uid"], second["uid"]) == ("s1-1@bina.example", "s1-2@bina.example")
    assert {int(first["sequence"]), int(second["sequence"])} == {3}
    assert first.decoded("dtstart") == datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
    assert second.decoded("dtend") == datetime(2027, 1, 11, 5, 0, tzinfo=UTC)
    assert first["status"] == ("CANCELLED" if METHODS[key] == "CANCEL" else "CONFIRMED")
    assert str(first["attendee"]) == "mailto:dewi@pustaka.example"


def test_who_waits_gets_no_entry():
    _, data = SAMPLES["enrolment.waitlisted"]
    assert invitation("enrolment.waitlisted", "librarian", facts_of({**data, **CALENDAR})) is None
    assert invitation("session.rescheduled", "librarian", facts_of({**CALENDAR})) is None


def test_an_older_event_without_the_facts_brings_none():
    contract, data = SAMPLES["enrolment.confirmed"]
    assert invitation("enrolment.confirmed", "librarian", facts_of(contract.decode(contract.encode(data)))) is None
