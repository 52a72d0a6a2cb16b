"""A calendar entry as mail programs understand it: text/calendar beside the words of the letter."""

from datetime import UTC, datetime
from email.message import EmailMessage
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from services.notifier.domain.invitations import CANCEL
from services.notifier.domain.mail import Letter

if TYPE_CHECKING:
    from icalendar import Event


def attach(mail: EmailMessage, letter: Letter, public_url: str) -> None:
    """Add the letter's invitation, if it brings one."""
    if letter.invitation is not None:
        text = _text(mail, letter, public_url)
        mail.add_alternative(text, subtype="calendar", params={"method": letter.invitation.method})


def _text(mail: EmailMessage, letter: Letter, public_url: str) -> str:
    from icalendar import Calendar  # heavy, and most letters need none

    assert letter.invitation is not None
    calendar = Calendar()
    calendar.add("prodid", "-//Bina Pustaka//Pemberitahuan//ID")
    calendar.add("version", "2.0")
    calendar.add("method", letter.invitation.method)
    for number, period in enumerate(letter.invitation.periods, start=1):
        event = _event(mail, letter, public_url, number, period)
        calendar.add_component(event)
    return calendar.to_ical().decode().replace("\r\n", "\n")


def _event(mail: EmailMessage, letter: Letter, public_url: str, number: int, period: str) -> "Event":
    from icalendar import Event, vCalAddress

    told = letter.invitation
    assert told is not None
    starts_at, ends_at = (_moment(text) for text in period.split("/"))
    event = Event()
    event.add("uid", f"{told.session_id}-{number}@{urlsplit(public_url).hostname}")
    event.add("sequence", told.sequence)
    event.add("dtstamp", letter.written_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", starts_at)
    event.add("dtend", ends_at)
    event.add("summary", told.title if len(told.periods) == 1 else f"{told.title} ({number}/{len(told.periods)})")
    event.add("location", told.place)
    event.add("url", told.link or f"{public_url}/sesi/{told.session_id}")
    event.add("status", "CANCELLED" if told.method == CANCEL else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{mail['From'].addresses[0].addr_spec}"))
    attendee = vCalAddress(f"mailto:{mail['To'].addresses[0].addr_spec}")
    attendee.params["cn"] = letter.name
    attendee.params["partstat"] = "ACCEPTED"
    event.add("attendee", attendee)
    return event


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
