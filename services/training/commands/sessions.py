"""Scheduling a session, changing its capacity, calling it off."""

from dataclasses import dataclass
from datetime import datetime

from services.training.commands.enrolments import give_freed_seats, require_before_start
from services.training.commands.holding import hold
from services.training.commands.needs import terms
from services.training.commands.people import colleagues, trainer_named
from services.training.commands.saving import save_all
from services.training.commands.wording import when
from services.training.documents import Course, Enrolment, Library, Session
from services.training.domain import enrolments, sessions
from services.training.domain.seats import resize
from services.training.events import outgoing
from shared.errors import Refused
from shared.storage.documents import get, insert, save


@dataclass(frozen=True)
class Plan:
    """When, where, for how many, by whom."""

    starts_at: datetime
    ends_at: datetime
    place: str
    capacity: int | None = None
    trainer: str | None = None


def schedule_new(session_id: str, course_id: str, unit_id: str | None, plan: Plan, now: datetime) -> Session:
    """Fix a dated run of a course without waiting for a need; a unit's librarians are invited."""
    course = get(Course, course_id)
    unit = get(Library, unit_id) if unit_id else None
    session = Session(id=session_id, unit_id=unit_id, unit_name=unit.name if unit else None)
    _fix(session, course, plan, now)
    insert(session, now)
    outgoing.session_scheduled(session, now)
    return session


def schedule(session_id: str, plan: Plan, now: datetime) -> Session:
    """Give a proposed session its date and place, on the course's present terms."""
    session = get(Session, session_id)
    if sessions.step(session.state, sessions.Verb.SCHEDULE) is None:
        raise Refused("session-not-proposed", state=session.state)
    _fix(session, get(Course, session.course_id), plan, now)
    save(session, now)
    outgoing.session_scheduled(session, now)
    return session


def change_capacity(session: Session, capacity: int, now: datetime) -> Session:
    """Another number of seats; who waits moves up at once if it is larger."""
    require_before_start(session, now)
    if capacity < len(session.confirmed):
        raise Refused("capacity-below-confirmed", capacity=capacity, confirmed=len(session.confirmed))
    change = resize(session.seats, capacity)
    session.seats = change.seats
    save(session, now)
    give_freed_seats(session, change.promoted, now)
    return session


def cancel(session_id: str, reason: str, now: datetime) -> Session:
    """Call a session off; everybody enrolled is released."""
    session = hold(session_id, now)
    state = sessions.step(session.state, sessions.Verb.CANCEL)
    if state is None:
        raise Refused("session-over", state=session.state)
    enrolled = _release_everybody(session, now)
    dated = session.starts_at is not None
    session.state, session.cancel_reason = state, reason
    session.confirmed, session.waiting = [], []
    save(session, now)
    if dated:  # a proposal has no date to take back: the contract speaks of dated runs only
        outgoing.session_cancelled(session, enrolled, now)
    return session


def _fix(session: Session, course: Course, plan: Plan, now: datetime) -> None:
    if not course.active:
        raise Refused("course-retired", title=course.title)
    if plan.starts_at <= now:
        raise Refused("starts-in-past", starts_at=when(plan.starts_at))
    if plan.ends_at <= plan.starts_at:
        raise Refused("ends-before-start", starts_at=when(plan.starts_at), ends_at=when(plan.ends_at))
    for name, value in terms(course).items():
        setattr(session, name, value)
    session.state = sessions.State.SCHEDULED
    session.starts_at, session.ends_at, session.place = plan.starts_at, plan.ends_at, plan.place
    session.capacity = plan.capacity or course.capacity_default
    session.trainer, session.trainer_nip = trainer_named(plan.trainer)
    session.invited = colleagues(session.unit_id)


def _release_everybody(session: Session, now: datetime) -> list[str]:
    open_ones = list(Enrolment.objects(session_id=session.id, state__in=enrolments.OPEN + enrolments.SEATED))
    if any(each.state == enrolments.State.ATTENDED for each in open_ones):
        raise Refused("attendance-recorded")
    for enrolment in open_ones:
        enrolment.state = enrolments.step(enrolment.state, enrolments.Verb.VOID)
        enrolment.reason = enrolments.Reason.SESSION_CANCELLED
    save_all(open_ones, now)
    return [each.librarian_id for each in open_ones]
