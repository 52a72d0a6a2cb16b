"""An activity's states, and who may take it from one to the next: the whole table is here.

    draft ──approve──> approved ──publish──> published ──close──> held
      │ ▲                 │                     │
   return └──revise──┐    └──revise──> draft    └─change (stays published)
      ▼              │
    returned ────────┘         cancel: from every state before held

A draft that is changed stays one; what was approved and is changed must be approved again. What is published is
changed by managers only, and everybody concerned is told.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

KINDS = ("training", "discussion", "contest", "visit", "seminar", "exhibition", "other")


class State(StrEnum):
    DRAFT = "draft"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    HELD = "held"
    CANCELLED = "cancelled"


class Verb(StrEnum):
    REVISE = "revise"
    APPROVE = "approve"
    RETURN = "return"
    PUBLISH = "publish"
    CHANGE = "change"
    CLOSE = "close"
    CANCEL = "cancel"


PLANNERS = ("librarian", "supervisor", "trainer", "manager")
"""Who may draft an activity; what they drafted is theirs to revise."""

WHO: Mapping[Verb, tuple[str, ...]] = {
    Verb.REVISE: PLANNERS,
    Verb.APPROVE: ("manager",),
    Verb.RETURN: ("manager",),
    Verb.PUBLISH: ("manager",),
    Verb.CHANGE: ("manager",),
    Verb.CLOSE: PLANNERS,
    Verb.CANCEL: ("manager",),
}
OWN = (Verb.REVISE, Verb.CLOSE)
"""What whoever is no manager may do with an activity of their own only."""

PUBLIC = (State.PUBLISHED, State.HELD, State.CANCELLED)
OPEN = (State.DRAFT, State.RETURNED, State.APPROVED, State.PUBLISHED)

TRANSITIONS: Mapping[tuple[State, Verb], State] = {
    **{(state, Verb.REVISE): State.DRAFT for state in (State.DRAFT, State.RETURNED, State.APPROVED)},
    (State.DRAFT, Verb.APPROVE): State.APPROVED,
    (State.DRAFT, Verb.RETURN): State.RETURNED,
    (State.APPROVED, Verb.PUBLISH): State.PUBLISHED,
    (State.PUBLISHED, Verb.CHANGE): State.PUBLISHED,
    (State.PUBLISHED, Verb.CLOSE): State.HELD,
    **{(state, Verb.CANCEL): State.CANCELLED for state in OPEN},
}

CHECK_IN_FROM = timedelta(hours=2)
"""How long before the beginning people may be checked in, and the activity closed."""


def step(state: str, verb: Verb) -> State | None:
    """The state after `verb`; None where it cannot happen."""
    return TRANSITIONS.get((State(state), verb))


def may(verb: Verb, roles: frozenset[str], own: bool) -> bool:
    """Whether somebody of these roles may do so with an activity that is theirs, or another's."""
    if roles.isdisjoint(WHO[verb]):
        return False
    return own or "manager" in roles or verb not in OWN


def moments(held_on: date, starts: str, ends: str | None) -> tuple[datetime, datetime | None]:
    """Beginning and end, as the clock on the wall says them (no zone); an end before the beginning is nonsense."""
    begins = datetime.combine(held_on, time.fromisoformat(starts))
    finishes = datetime.combine(held_on, time.fromisoformat(ends)) if ends else None
    if finishes is not None and finishes <= begins:
        raise ValueError("an activity ends after it began")
    return begins, finishes
