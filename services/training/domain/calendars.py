"""A session as calendar entries: one a meeting, under an id that never changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.training.domain.enrolments import PENDING, State
from services.training.domain.meetings import Meeting


class Standing(StrEnum):
    """What a session is to a person."""

    SEATED = "seated"
    HOPING = "hoping"
    CANCELLED = "cancelled"
    GONE = "gone"


@dataclass(frozen=True)
class Entry:
    """One meeting. `key` is the stable part of its UID."""

    key: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    link: str | None
    sequence: int
    changed_at: datetime
    status: str


def standing(state: str, session_cancelled: bool) -> Standing:
    """What the state of an enrolment makes of the session's entries."""
    if state == State.WITHDRAWN:
        return Standing.CANCELLED if session_cancelled else Standing.GONE
    return Standing.HOPING if state in PENDING else Standing.SEATED


def entries(
    *,
    session_id: str,
    title: str,
    meetings: Sequence[Meeting],
    most_meetings: int,
    place: str,
    link: str | None,
    sequence: int,
    changed_at: datetime,
    cancelled: bool,
    tentative: bool,
) -> Iterator[Entry]:
    """All meetings, and those that a shorter series no longer has: calendars must be told that they fell away."""
    numbered = [*meetings, *[meetings[-1]] * (most_meetings - len(meetings))]
    for number, meeting in enumerate(numbered, start=1):
        gone = cancelled or number > len(meetings)
        yield Entry(
            key=f"{session_id}-{number}",
            title=title if len(meetings) == 1 else f"{title} ({min(number, len(meetings))}/{len(meetings)})",
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=place,
            link=link,
            sequence=sequence,
            changed_at=changed_at,
            status="CANCELLED" if gone else "TENTATIVE" if tentative else "CONFIRMED",
        )
