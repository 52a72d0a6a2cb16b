"""Everything counted under a programme, and the event that reported each of it.

A figure is the sum of its lines, and the lines are what is shown behind it: the two cannot disagree.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from mongoengine import QuerySet

from services.training.documents import (
    BudgetEntry,
    Certificate,
    Enrolment,
    Need,
    Programme,
    Reported,
    Session,
)
from services.training.domain.budget import Source, State
from services.training.domain.enrolments import State as EnrolmentState
from services.training.queries.money import TOOK_PART
from shared.clock import WIB
from shared.contracts.base import PREFIX
from shared.errors import NotFound
from shared.storage.documents import get
from shared.storage.outbox import OutboxRow


@dataclass(frozen=True)
class Traced:
    """One thing counted. `event_id` is known at once for what others reported, else looked up in our event log."""

    id: str
    title: str
    quantity: int
    event_type: str
    held_on: date | None = None
    detail: str | None = None
    session_id: str | None = None
    librarian_id: str | None = None
    event_id: str | None = None


@dataclass(frozen=True)
class Figure:
    """A number, and from how many lines it comes."""

    name: str
    value: int
    lines: int


def programmes(state: str | None) -> QuerySet:
    return Programme.objects(**({"state": state} if state else {}))


def programme(programme_id: str) -> Programme:
    return get(Programme, programme_id)


def figures(of: Programme, year: int | None) -> list[Figure]:
    return [_figure(name, _lines(of, name, year)) for name in FIGURES]


def traced(of: Programme, name: str, year: int | None) -> Callable[[int, str | None], Sequence[Traced]]:
    """A reader of the lines behind a figure, by id: `limit` of them after one."""
    if name not in FIGURES:
        raise NotFound("figure", name)
    lines = sorted(_lines(of, name, year), key=lambda line: line.id)

    def read(limit: int, after: str | None) -> Sequence[Traced]:
        return _with_events([line for line in lines if after is None or line.id > after][:limit])

    return read


def _figure(name: str, lines: list[Traced]) -> Figure:
    return Figure(name, sum(line.quantity for line in lines), len(lines))


def _lines(of: Programme, name: str, year: int | None) -> list[Traced]:
    found = FIGURES[name](of)
    return [line for line in found if year is None or (line.held_on and line.held_on.year == year)]


def _sessions(of: Programme, *states: str) -> dict[str, Session]:
    found = Session.objects(programme_id=of.id, state__in=states)
    return {each.id: each for each in found.only("course_title", "starts_at", "hours", "state", "track")}


def _held(of: Programme) -> list[Traced]:
    kind = "training.session.scheduled.v1"
    return [
        Traced(each.id, each.course_title, 1, kind, _day(each.starts_at), each.state, each.id)
        for each in _sessions(of, "scheduled", "closed").values()
    ]


def _of_enrolments(
    of: Programme, states: Sequence[str], kind: str, quantity: Callable[[Session], int] = lambda _: 1
) -> list[Traced]:
    held = _sessions(of, "scheduled", "closed")
    found = Enrolment.objects(session_id__in=list(held), state__in=list(states))
    revoked = _revoked(list(held)) if EnrolmentState.ATTENDED not in states else set()
    return [
        Traced(
            each.id,
            held[each.session_id].course_title,
            quantity(held[each.session_id]),
            kind,
            _day(held[each.session_id].starts_at),
            session_id=each.session_id,
            librarian_id=each.librarian_id,
        )
        for each in found.only("session_id", "librarian_id")
        if each.id not in revoked
    ]


def _revoked(session_ids: list[str]) -> set[str]:
    """Enrolments whose certificate was taken back: neither they nor their hours count."""
    found = Certificate.objects(session_id__in=session_ids, revoked_at__ne=None)
    return {each.enrolment_id for each in found.only("enrolment_id")}


def _certificates(of: Programme) -> list[Traced]:
    held = _sessions(of, "closed")
    found, kind = Certificate.objects(session_id__in=list(held), revoked_at=None), "training.certificate.issued.v1"
    return [
        Traced(each.id, each.course_title, 1, kind, each.held_on, each.code, each.session_id, each.librarian_id)
        for each in found
    ]


def _money(of: Programme, state: str, kind: str) -> list[Traced]:
    return [
        Traced(each.id, each.title, each.spent if state == State.SPENT else each.amount, kind,
               each.held_on or date(each.year, 1, 1), each.source, each.session_id, each.librarian_id)
        for each in BudgetEntry.objects(programme_id=of.id, state=state)
    ]  # fmt: skip


def _nominations(of: Programme) -> list[Traced]:
    found = BudgetEntry.objects(programme_id=of.id, state__in=[State.COMMITTED, State.SPENT], source=Source.NOMINATION)
    kind = "community.nomination.approved.v1"
    return [
        Traced(each.source_id, each.title, 1, kind, each.held_on or date(each.year, 1, 1), each.state,
               librarian_id=each.librarian_id, event_id=each.heard_event_id)
        for each in found
    ]  # fmt: skip


def _needs(of: Programme) -> list[Traced]:
    sessions = {each.id: each for each in Session.objects(programme_id=of.id, need_id__ne=None).only("course_title")}
    found = Need.objects(session_id__in=list(sessions))
    kind = "assessment.need.raised.v1"
    return [
        Traced(each.id, f"{each.unit_name}: {each.element}", 1, kind, _day(each.created_at), each.average,
               each.session_id, event_id=each.heard_event_id)
        for each in found
    ]  # fmt: skip


def _reported(of: Programme, kind: str) -> list[Traced]:
    if kind not in of.counts:
        return []
    found = Reported.objects(kind=kind, year__gte=of.first_year, year__lte=of.last_year)
    return [
        Traced(each.id, each.title, 1, each.event_type, each.held_on, each.figure, event_id=each.event_id)
        for each in found
    ]


def _with_events(lines: list[Traced]) -> list[Traced]:
    keys = {line.event_type for line in lines}
    wanted = [line.id for line in lines if line.event_id is None]
    if not wanted:
        return [replace(line, event_type=PREFIX + line.event_type) for line in lines]
    rows = (
        OutboxRow._get_collection().find({"event.subject": {"$in": wanted}, "key": {"$in": list(keys)}}).sort("_id", 1)
    )
    said = {row["event"]["subject"]: row["_id"] for row in rows}  # the latest word on each
    return [
        replace(line, event_type=PREFIX + line.event_type, event_id=line.event_id or said.get(line.id))
        for line in lines
    ]


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(WIB).date() if moment else None


_COMPLETED = (EnrolmentState.COMPLETED,)
FIGURES: dict[str, Callable[[Programme], Any]] = {
    "sessions": _held,
    "participants": lambda of: _of_enrolments(of, TOOK_PART, "training.attendance.recorded.v1"),
    "completions": lambda of: _of_enrolments(of, _COMPLETED, "training.course.completed.v1"),
    "hours": lambda of: _of_enrolments(of, _COMPLETED, "training.course.completed.v1", lambda held: int(held.hours)),
    "certificates": _certificates,
    "committed": lambda of: _money(of, State.COMMITTED, "training.budget.committed.v1"),
    "spend": lambda of: _money(of, State.SPENT, "training.budget.spent.v1"),
    "nominations": _nominations,
    "needs": _needs,
    "surveys": lambda of: _reported(of, Reported.SURVEY),
    "activities": lambda of: _reported(of, Reported.ACTIVITY),
}
