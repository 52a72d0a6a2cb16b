"""Calendar entries as an RFC 5545 text."""

from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from services.training.domain.calendars import Entry

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar_text(name: str, entries: Iterable[Entry], public_url: str) -> bytes:
    """A whole calendar; UIDs end in the installation's host, so that they are the same everywhere."""
    from icalendar import Calendar  # heavy, and few requests need it

    calendar = Calendar()
    calendar.add("prodid", "-//Bina Pustaka//Pelatihan//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, public_url))
    return bytes(calendar.to_ical())


def _event(entry: Entry, public_url: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key}@{urlsplit(public_url).hostname}")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", entry.starts_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtend", entry.ends_at.astimezone(UTC).replace(microsecond=0))
    event.add("summary", entry.title)
    event.add("location", entry.place)
    event.add("status", entry.status)
    event.add("url", entry.link or f"{public_url}/sesi/{entry.key.rsplit('-', 1)[0]}")
    return event
