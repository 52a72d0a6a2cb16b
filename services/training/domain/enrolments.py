"""An enrolment's states: one librarian's way through one session.

    requested ──grant──> confirmed        ┌───────claim──────┐
        │  └────queue──> waitlisted ──offer──> offered       │      (offer only where seats must be claimed)
      refuse                  │                   │          ▼
        ▼                     └────promote────────┼────> confirmed ──> attended ──complete──> completed
     refused                                    lapse         │    └miss──┐ │ ▲ └────fail─────> failed
                                                  ▼           │          ▼ ▼ │
                                              withdrawn <─void┴──────── absent┘

Attendance may be corrected until the session closes. Whoever has not been called up may `withdraw`: a person's own
step (or a manager's, or leaving the service); `void` happens to everybody when a session is cancelled, and to those
without a seat when it closes. `lapse` is an offer that nobody claimed in time.
"""

from enum import StrEnum


class State(StrEnum):
    """Where an enrolment stands."""

    REQUESTED = "requested"
    REFUSED = "refused"
    CONFIRMED = "confirmed"
    WAITLISTED = "waitlisted"
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"
    ATTENDED = "attended"
    ABSENT = "absent"
    COMPLETED = "completed"
    FAILED = "failed"


class Verb(StrEnum):
    """What can happen to an enrolment."""

    GRANT = "grant"
    QUEUE = "queue"
    REFUSE = "refuse"
    PROMOTE = "promote"
    OFFER = "offer"
    CLAIM = "claim"
    LAPSE = "lapse"
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
    NOT_CLAIMED = "not_claimed"


OPEN = (State.CONFIRMED, State.WAITLISTED, State.REQUESTED, State.OFFERED)
"""States in which a person may still give the place up."""

PENDING = (State.WAITLISTED, State.REQUESTED, State.OFFERED)
"""States of somebody who hopes for a seat and has none."""

SEATED = (State.CONFIRMED, State.ATTENDED, State.ABSENT)
"""States of somebody who has a seat in a session that is not closed."""

TRANSITIONS: dict[tuple[State, Verb], State] = {
    (State.REQUESTED, Verb.GRANT): State.CONFIRMED,
    (State.REQUESTED, Verb.QUEUE): State.WAITLISTED,
    (State.REQUESTED, Verb.REFUSE): State.REFUSED,
    (State.WAITLISTED, Verb.PROMOTE): State.CONFIRMED,
    (State.WAITLISTED, Verb.OFFER): State.OFFERED,
    (State.OFFERED, Verb.CLAIM): State.CONFIRMED,
    (State.OFFERED, Verb.LAPSE): State.WITHDRAWN,
    (State.CONFIRMED, Verb.ATTEND): State.ATTENDED,
    (State.CONFIRMED, Verb.MISS): State.ABSENT,
    (State.ATTENDED, Verb.ATTEND): State.ATTENDED,
    (State.ATTENDED, Verb.MISS): State.ABSENT,
    (State.ATTENDED, Verb.COMPLETE): State.COMPLETED,
    (State.ATTENDED, Verb.FAIL): State.FAILED,
    (State.ABSENT, Verb.ATTEND): State.ATTENDED,
    (State.ABSENT, Verb.MISS): State.ABSENT,
    (State.ABSENT, Verb.VOID): State.WITHDRAWN,
    **{(state, Verb.WITHDRAW): State.WITHDRAWN for state in OPEN},
    **{(state, Verb.VOID): State.WITHDRAWN for state in OPEN},
}


def step(state: str, verb: Verb) -> State | None:
    """The state after `verb`; None where it cannot happen."""
    return TRANSITIONS.get((State(state), verb))
