"""Answering a need with a proposed session of the course that fits it."""

from datetime import datetime
from typing import Any

from mongoengine import Q

from services.training.commands.people import colleagues
from services.training.documents import Course, Need, Session
from services.training.domain import sessions
from services.training.domain.courses import Candidate, match
from services.training.events import outgoing
from shared.ids import new_id
from shared.storage.documents import insert, save

AT_ONCE = 50
"""Waiting needs answered in one transaction; the rest have their turn with the next one."""


def record(need_id: str, facts: dict[str, Any], now: datetime) -> None:
    """Keep a need and propose a session for it; the same need again changes nothing."""
    if Need.objects(id=need_id).only("id").first() is None:
        need = insert(Need(id=need_id, state=Need.NO_COURSE, **facts), now)
        _answer(need, now)


def answer_waiting(course: Course | None, now: datetime) -> None:
    """Propose sessions for needs that had no course yet and that this one (None: any) may answer."""
    waiting = Need.objects(state=Need.NO_COURSE).order_by("id")
    if course is not None:
        if not course.elements and not course.competencies:
            return
        waiting = waiting.filter(Q(element__in=list(course.elements)) | Q(competency__in=sorted(_codes(course))))
    for need in waiting.limit(AT_ONCE):
        _answer(need, now)


def _answer(need: Need, now: datetime) -> None:
    chosen = match(need.element or need.competency, need.unit_id, _candidates(need))
    if chosen is None:
        return
    session = _propose(need, Course.objects(id=chosen.id).first(), now)
    need.state, need.session_id = Need.PROPOSED, session.id
    save(need, now)


def _propose(need: Need, course: Course, now: datetime) -> Session:
    # An id made inside the transaction is harmless: a run that is discarded leaves nothing behind.
    session = Session(
        id=new_id(),
        state=sessions.State.PROPOSED,
        need_id=need.id,
        unit_id=need.unit_id,
        unit_name=need.unit_name,
        element=need.element or need.title,
        invited=colleagues(need.unit_id),
        capacity=course.capacity_default,
        **terms(course),
    )
    insert(session, now)
    outgoing.session_proposed(session, now)
    return session


def terms(course: Course) -> dict[str, Any]:
    """What a session promises of its course."""
    return {
        "course_id": course.id,
        "course_title": course.title,
        "course_title_en": course.title_en,
        "course_version": course.version,
        "hours": course.hours,
        "pass_mark": course.pass_mark,
        "validity_months": course.validity_months,
        "competencies": course.competencies,
        "approval": course.approval,
        "claim_hours": course.claim_hours,
        "programme_id": course.programme_id,
        "track": course.track,
        "seat_cost": course.seat_cost,
        "observed": course.observed,
        "rubric": course.rubric,
    }


def _candidates(need: Need) -> list[Candidate]:
    running = Session.objects(unit_id=need.unit_id, state__in=["proposed", "scheduled"]).only("course_id")
    in_hand = {session.course_id for session in running}
    return [
        Candidate(
            course.id,
            frozenset(_codes(course) if need.competency else course.elements),
            frozenset(course.unit_ids),
            course.id in in_hand,
        )
        for course in _fitting(need)
    ]


def _fitting(need: Need) -> list[Course]:
    if not need.competency:
        return list(Course.objects(elements=need.element, active=True))
    code = need.competency
    named = {"$or": [{"competencies.skkni_code": code}, {"competencies.slug": code}]}
    return list(Course.objects(active=True, __raw__=named))


def _codes(course: Course) -> set[str]:
    return {code for each in course.competencies for code in (each["slug"], each.get("skkni_code")) if code}
