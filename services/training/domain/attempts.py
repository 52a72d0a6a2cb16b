"""An attempt at a test: its states, its time, its score.

    open ──submit──> submitted ──score──> scored

Submitting scores at once what needs no person; an attempt with an essay waits for its scorer.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction


class Purpose(StrEnum):
    """Before the course, or after it. The same questions in both let what was learned be told."""

    PRE = "pre"
    POST = "post"


class State(StrEnum):
    """Where an attempt stands."""

    OPEN = "open"
    SUBMITTED = "submitted"
    SCORED = "scored"


GRACE = timedelta(seconds=15)
"""What a slow line may take beyond the time limit."""


def deadline(started_at: datetime, minutes: int | None) -> datetime | None:
    """When the time is over; None where there is no limit."""
    return None if minutes is None else started_at + timedelta(minutes=minutes)


def is_over(until: datetime | None, now: datetime) -> bool:
    """Whether nothing more is taken."""
    return until is not None and now > until + GRACE


def percent(earned: Iterable[Fraction], points: Iterable[int]) -> int:
    """The score from 0 to 100, half up, from the part earned of each question and the points it is worth."""
    pairs = list(zip(earned, points, strict=True))
    whole = sum(worth for _, worth in pairs)
    return int(sum(part * worth for part, worth in pairs) * 100 / Fraction(whole) + Fraction(1, 2))


def counts(scores: Iterable[int | None]) -> int | None:
    """The score that counts of several attempts: the best that was scored."""
    return max((score for score in scores if score is not None), default=None)
