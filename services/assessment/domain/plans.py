"""The states of a development plan, whole: one librarian, one year.

           change   propose    agree     return   work     close
draft      draft    proposed   –         –        –        –
proposed   draft    –          agreed    draft    –        –
agreed     draft    –          –         –        agreed   closed
closed     –        –          –         –        –        –

Either side drafts and proposes; the other side agrees or returns it. What was agreed and is changed has to be agreed
again. `work` is marking by hand; events move items in every state, for what happened has happened. Comments are
free in every state.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

DRAFT, PROPOSED, AGREED, CLOSED = STATES = ("draft", "proposed", "agreed", "closed")
CHANGE, PROPOSE, AGREE, RETURN, WORK, CLOSE = ACTIONS = ("change", "propose", "agree", "return", "work", "close")
TRANSITIONS = {
    (DRAFT, CHANGE): DRAFT,
    (DRAFT, PROPOSE): PROPOSED,
    (PROPOSED, CHANGE): DRAFT,
    (PROPOSED, AGREE): AGREED,
    (PROPOSED, RETURN): DRAFT,
    (AGREED, CHANGE): DRAFT,
    (AGREED, WORK): AGREED,
    (AGREED, CLOSE): CLOSED,
}
LIBRARIAN, LEADER = SIDES = ("librarian", "leader")


def after(state: str, action: str) -> str | None:
    """The state that follows, or None where the action is not allowed."""
    return TRANSITIONS.get((state, action))


def other(side: str) -> str:
    """Who has to answer."""
    return LEADER if side == LIBRARIAN else LIBRARIAN


def counts_from(year: int, begun: date, seen: date | None = None) -> date:
    """The first day on which what is learned closes a gap: the year's, or the plan's where it was begun before; and
    never before the gap itself was seen, where somebody or something saw it on a day."""
    first = min(begun, date(year, 1, 1))
    return max(first, seen) if seen else first


def due_range(year: int, today: date) -> tuple[date, date]:
    """Between which days an action may be due: from today until the end of the year after."""
    return today, date(year + 1, 12, 31)


def tally(items: Sequence[Mapping[str, Any]], today: date) -> dict[str, int]:
    """How many items stand where; `overdue` are among those planned or under way."""
    found = {state: sum(each["state"] == state for each in items) for state in ("planned", "under-way", "done")}
    dropped = sum(each["state"] == "dropped" for each in items)
    late = sum(overdue(each["state"], each["due_on"], today) for each in items)
    return {"items": len(items), **found, "dropped": dropped, "overdue": late}


def overdue(state: str, due_on: str, today: date) -> bool:
    """Computed, never stored: still open after its day. `due_on` is an ISO date."""
    return state in ("planned", "under-way") and due_on < today.isoformat()
