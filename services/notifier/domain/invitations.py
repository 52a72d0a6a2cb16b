"""Which messages bring a calendar entry along, and what stands in it.

The ids of the entries are those of training's own calendars (session and number of the meeting), so that whoever has
both a letter and a subscribed calendar sees the same entry, and the higher SEQUENCE wins.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.notifier.domain.audience import Role
from services.notifier.domain.facts import Facts

REQUEST, CANCEL = "REQUEST", "CANCEL"
METHODS: Mapping[tuple[str, Role], str] = {
    ("enrolment.confirmed", "librarian"): REQUEST,
    ("enrolment.promoted", "librarian"): REQUEST,
    ("session.rescheduled", "participant"): REQUEST,
    ("enrolment.withdrawn", "librarian"): CANCEL,
    ("session.cancelled", "participant"): CANCEL,
}


@dataclass(frozen=True)
class Invitation:
    """A calendar entry for each meeting; `periods` as RFC 5545 writes them."""

    method: str
    session_id: str
    title: str
    place: str
    link: str
    periods: tuple[str, ...]
    sequence: int


def invitation(kind: str, role: Role, facts: Facts) -> Invitation | None:
    """The entry that goes with a message; None where none is due, or an older event does not carry the facts."""
    method = METHODS.get((kind, role))
    if method is None or "periods" not in facts:
        return None
    return Invitation(
        method,
        facts["session_id"],
        facts["course_title"],
        facts.get("place", ""),
        facts.get("link", ""),
        tuple(facts["periods"].split(",")),
        int(facts.get("calendar_sequence", "0")),
    )
