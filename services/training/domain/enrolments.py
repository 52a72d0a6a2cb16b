"""An enrolment's states: one librarian's way through one session.

    waitlisted ──promote──> confirmed ──attend──> attended ──complete──> completed
        │                    │    └────miss──┐      │ ▲  └────fail─────> failed
        │                    │               ▼      ▼ │
        └──withdraw/void─────┴─void──────── absent ───┘

Attendance may be corrected until the session closes. `withdraw` is a person's own step (or a
manager's, or leaving the service); `void` happens to everybody when a session is cancelled, and
to those still waiting when it closes.
"""

from enum import StrEnum


class State(StrEnum):
    """Where an enrolment stands."""

    CONFIRMED = "confirmed"
    WAITLISTED = "waitlisted"
    WITHDRAWN = "withdrawn"
    ATTENDED = "attended"
    ABSENT = "absent"
    COMPLETED = "completed"
    FAILED = "failed"


class Verb(StrEnum):
    """What can happen to an enrolment."""

    PROMOTE = "promote"
    WITHDRAW = "withdraw"
    VOID = "void"
    ATTEND = "attend"
    MISS = "miss"
    COMPLETE = "complete"
    FAIL = "fail"


class Reason(StrEnum):
    """Why an enrolment was withdrawn."""

    OWN_WISH = "own_wish"
    BY_MANAGER = "by_manager"
    LEFT_SERVICE = "left_service"
    SESSION_CANCELLED = "session_cancelled"
    NO_SEAT = "no_seat"


TRANSITIONS: dict[tuple[State, Verb], State] = {
    (State.WAITLISTED, Verb.PROMOTE): State.CONFIRMED,
    (State.WAITLISTED, Verb.WITHDRAW): State.WITHDRAWN,
    (State.WAITLISTED, Verb.VOID): State.WITHDRAWN,
    (State.CONFIRMED, Verb.WITHDRAW): State.WITHDRAWN,
    (State.CONFIRMED, Verb.VOID): State.WITHDRAWN,
    (State.CONFIRMED, Verb.ATTEND): State.ATTENDED,
    (State.CONFIRMED, Verb.MISS): State.ABSENT,
    (State.ATTENDED, Verb.ATTEND): State.ATTENDED,
    (State.ATTENDED, Verb.MISS): State.ABSENT,
    (State.ATTENDED, Verb.COMPLETE): State.COMPLETED,
    (State.ATTENDED, Verb.FAIL): State.FAILED,
    (State.ABSENT, Verb.ATTEND): State.ATTENDED,
    (State.ABSENT, Verb.MISS): State.ABSENT,
    (State.ABSENT, Verb.VOID): State.WITHDRAWN,
}

OPEN = (State.CONFIRMED, State.WAITLISTED)
"""States in which a person may still give the place up."""

SEATED = (State.CONFIRMED, State.ATTENDED, State.ABSENT)
"""States of somebody who has a seat in a session that is not closed."""


def step(state: str, verb: Verb) -> State | None:
    """The state after `verb`; None where it cannot happen."""
    return TRANSITIONS.get((State(state), verb))
