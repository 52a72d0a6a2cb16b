"""An item of a plan: what it may be, and where it stands, from the facts alone and in whatever order they came.

planned → under-way → done; dropped (with a reason) and taken up again by hand. An item that names a course or a
claim is moved by events only; any other by hand. `overdue` is no state: it is planned or under way after its day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

PLANNED, UNDER_WAY, DONE, DROPPED = STATES = ("planned", "under-way", "done", "dropped")
OPEN = (PLANNED, UNDER_WAY)
LIBRARIAN, SUPERVISOR, MANAGER = OWNERS = ("librarian", "supervisor", "manager")

# what a learning record tells
ENROLLED, WITHDRAWN, CANCELLED, COMPLETED, REVOKED = ("enrolled", "withdrawn", "cancelled", "completed", "revoked")
SUBMITTED, RETURNED, REFUSED, ACCEPTED, REVERSED = ("submitted", "returned", "refused", "accepted", "reversed")
REACHED = (COMPLETED, ACCEPTED)
ON_THE_WAY = (ENROLLED, SUBMITTED)

START, FINISH, RESET, DROP, RESTORE = MARKS = ("start", "finish", "reset", "drop", "restore")
BY_HAND = {
    (PLANNED, START): UNDER_WAY,
    (PLANNED, FINISH): DONE,
    (UNDER_WAY, FINISH): DONE,
    (UNDER_WAY, RESET): PLANNED,
    (DONE, RESET): PLANNED,
    (PLANNED, DROP): DROPPED,
    (UNDER_WAY, DROP): DROPPED,
    (DROPPED, RESTORE): PLANNED,
}
WITH_REASON = (DROP,)
REMIND_BEFORE = (14, 3)  # days


@dataclass(frozen=True)
class Fact:
    """What is known of one enrolment, completion or claim: its newest word. `on` orders facts of different things."""

    id: str
    status: str
    on: str  # ISO moment or date
    event_id: str
    event_type: str


@dataclass(frozen=True)
class Standing:
    """Where the facts put an item, and the one that does so."""

    state: str
    fact: Fact | None = None


def standing(facts: Iterable[Fact]) -> Standing:
    """Done if anything was reached; else under way with a seat or a filed claim; else planned, with what undid it."""
    known = sorted(facts, key=lambda each: (each.on, each.id))
    for state, statuses in ((DONE, REACHED), (UNDER_WAY, ON_THE_WAY)):
        found = [each for each in known if each.status in statuses]
        if found:
            return Standing(state, found[-1])
    return Standing(PLANNED, known[-1] if known else None)


def by_hand(state: str, mark: str) -> str | None:
    """The state after somebody's mark, or None where it is not allowed."""
    return BY_HAND.get((state, mark))


def linked(item: Mapping[str, Any]) -> bool:
    """Whether events move it."""
    return bool(item.get("course_id") or item.get("claim_id"))


def markable(item: Mapping[str, Any]) -> tuple[str, ...]:
    """What can be marked by hand on this item now."""
    moves = tuple(mark for mark in MARKS if (item["state"], mark) in BY_HAND)
    return tuple(mark for mark in moves if mark in (DROP, RESTORE)) if linked(item) else moves


def carried_due(due_on: str, year: int, today: date) -> str:
    """The day of an item that goes on in the plan of `year`: its own while that is to come, else the year's last."""
    return due_on if due_on >= today.isoformat() else date(max(year, today.year), 12, 31).isoformat()


def reminder(item: Mapping[str, Any], today: date) -> str | None:
    """The newest reminder step that has come and was not yet told: "14", "3" or "late"; None when there is none."""
    steps = [step for step, day in _steps(item) if day <= today]
    if not steps or item["state"] not in OPEN:
        return None
    return None if steps[-1] in item.get("told", ()) else steps[-1]


def due_soon(item: Mapping[str, Any], today: date) -> bool:
    """Open, not late, and within the first reminder's time."""
    return item["state"] in OPEN and 0 <= (date.fromisoformat(item["due_on"]) - today).days <= REMIND_BEFORE[0]


def told(item: Mapping[str, Any], today: date) -> list[str]:
    """The steps that have come by today, and need not be told again."""
    return [step for step, day in _steps(item) if day <= today or step in item.get("told", ())]


def next_reminder(item: Mapping[str, Any]) -> str | None:
    """The ISO day of the first step still to be told."""
    ahead = [day for step, day in _steps(item) if step not in item.get("told", ())]
    return min(ahead).isoformat() if ahead and item["state"] in OPEN else None


def _steps(item: Mapping[str, Any]) -> list[tuple[str, date]]:
    due = date.fromisoformat(item["due_on"])
    before = [(str(days), due - timedelta(days=days)) for days in REMIND_BEFORE]
    return [*before, ("late", due + timedelta(days=1))]
