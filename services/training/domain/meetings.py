"""When a session meets: once, or several times."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

MOST = 12
"""Meetings of one session; more are sessions of their own."""


@dataclass(frozen=True, order=True)
class Meeting:
    """From when until when; the end itself is free again."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Meeting") -> bool:
        """Whether a moment belongs to both."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def series(starts_at: datetime, ends_at: datetime, others: Iterable[Meeting] = ()) -> tuple[Meeting, ...]:
    """All meetings in order. Raises ValueError where one ends before it begins, or two overlap."""
    meetings = sorted({Meeting(starts_at, ends_at), *others})
    if len(meetings) > MOST:
        raise ValueError("too many meetings")
    for meeting in meetings:
        if meeting.ends_at <= meeting.starts_at:
            raise ValueError("ends before it begins")
    for earlier, later in pairwise(meetings):
        if earlier.overlaps(later):
            raise ValueError("meetings overlap")
    return tuple(meetings)


def clash(some: Sequence[Meeting], others: Sequence[Meeting]) -> Meeting | None:
    """The first of `others` that some meeting overlaps."""
    return next((other for other in sorted(others) if any(each.overlaps(other) for each in some)), None)


def periods(meetings: Sequence[Meeting]) -> str:
    """As RFC 5545 writes periods: 20270104T020000Z/20270104T050000Z, several with commas."""
    return ",".join(f"{_stamp(each.starts_at)}/{_stamp(each.ends_at)}" for each in meetings)


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def claim_until(hours: int, starts_at: datetime, now: datetime) -> datetime:
    """The last moment to claim an offered seat: so many hours, but not past the start."""
    return min(now + timedelta(hours=hours), starts_at)


PARTIES_UNTIL = timedelta(hours=24)
"""So long before the start seats are no longer kept for parties that do not fit."""


def keeps_for_parties(starts_at: datetime, now: datetime) -> bool:
    """Whether seats too few for a party are still kept for it."""
    return now < starts_at - PARTIES_UNTIL
