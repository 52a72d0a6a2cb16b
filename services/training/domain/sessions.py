"""A session's states, and the hours in which things may be done to it.

    proposed ──schedule──> scheduled ──close──> closed
        └──────cancel──────────┴─────────> cancelled

A need proposes; a manager schedules. Only a scheduled session has seats to give. Closed and
cancelled are final.
"""

from datetime import datetime, timedelta
from enum import StrEnum

OPENS_BEFORE = timedelta(minutes=60)
"""Attendance, and closing, from this long before the start."""


class State(StrEnum):
    """Where a session stands."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Mode(StrEnum):
    """Where people meet: in a room, over a link, or some here and some there."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    BLENDED = "blended"


class Approval(StrEnum):
    """Who must agree before somebody is given a seat."""

    NONE = "none"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


class Verb(StrEnum):
    """What can be done to a session as a whole."""

    SCHEDULE = "schedule"
    CANCEL = "cancel"
    CLOSE = "close"


TRANSITIONS: dict[tuple[State, Verb], State] = {
    (State.PROPOSED, Verb.SCHEDULE): State.SCHEDULED,
    (State.PROPOSED, Verb.CANCEL): State.CANCELLED,
    (State.SCHEDULED, Verb.CANCEL): State.CANCELLED,
    (State.SCHEDULED, Verb.CLOSE): State.CLOSED,
}


def step(state: str, verb: Verb) -> State | None:
    """The state after `verb`; None where it may not be done."""
    return TRANSITIONS.get((State(state), verb))


def has_started(starts_at: datetime, now: datetime) -> bool:
    """From the start on, seats are neither asked for, given up nor passed on."""
    return now >= starts_at


def opens_at(starts_at: datetime) -> datetime:
    """The first moment at which attendance may be recorded and the session closed."""
    return starts_at - OPENS_BEFORE


def is_open(starts_at: datetime, now: datetime) -> bool:
    """Whether attendance may be recorded and the session closed."""
    return now >= opens_at(starts_at)


def held_until(ends_at: datetime, now: datetime) -> datetime:
    """When it was over: as planned, or at the moment it was closed if that came first.

    Hours belong to the day they were taught, however late somebody closes the session.
    """
    return min(ends_at, now)
