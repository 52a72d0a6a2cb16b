"""Scheduling a session, changing its capacity, calling it off."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from services.training.commands import interests, places
from services.training.commands.holding import hold
from services.training.commands.planning import Plan, fix, moved, settle_venue
from services.training.commands.seating import require_before_start, seats_now, take
from services.training.documents import Course, Enrolment, Library, Room, Session
from services.training.domain import enrolments, sessions
from services.training.domain.enrolments import State
from services.training.domain.seats import Seats, resize
from services.training.events import outgoing
from shared.errors import Refused
from shared.storage.documents import get, insert, save, save_many

__all__ = ["Plan", "cancel", "change_capacity", "reschedule", "schedule", "schedule_new"]


def schedule_new(session_id: str, course_id: str, unit_id: str | None, plan: Plan, now: datetime) -> Session:
    """Fix a dated run of a course without waiting for a need; a unit's librarians are invited."""
    course = get(Course, course_id)
    unit = get(Library, unit_id) if unit_id else None
    session = Session(id=session_id, unit_id=unit_id, unit_name=unit.name if unit else None)
    fix(session, course, plan, now)
    insert(session, now)
    outgoing.session_scheduled(session, now)
    return session


def open_run(session_id: str, course: Course, plan: Plan, invited: list[str], on: date, now: datetime) -> Session:
    """Schedule the run of a recurring course that falls on a day; those whose validity ends are invited."""
    session = Session(id=session_id, recurring_course_id=course.id, occurrence_on=on)
    fix(session, course, plan, now)
    session.invited = list(dict.fromkeys([*invited, *session.invited]))
    insert(session, now)
    outgoing.session_scheduled(session, now)
    return session


def schedule(session_id: str, plan: Plan, now: datetime) -> Session:
    """Give a proposed session its date and place, on the course's present terms."""
    session = get(Session, session_id)
    if sessions.step(session.state, sessions.Verb.SCHEDULE) is None:
        raise Refused("session-not-proposed", state=session.state)
    fix(session, get(Course, session.course_id), plan, now)
    save(session, now)
    outgoing.session_scheduled(session, now)
    return session


def change_capacity(session: Session, capacity: int, now: datetime) -> Session:
    """Another number of seats; who waits moves up at once if it is larger."""
    require_before_start(session, now)
    taken = len(session.seats.taken)
    if capacity < taken:
        raise Refused("capacity-below-confirmed", capacity=capacity, confirmed=taken)
    _require_room_for(session, capacity)
    take(session, resize(seats_now(session, now), capacity), now)
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
    session.seats = Seats(session.capacity)
    session.calendar_sequence, session.calendar_at = session.calendar_sequence + 1, now
    save(session, now)
    interests.revive(session, now)
    if dated:  # a proposal has no date to take back: the contract speaks of dated runs only
        outgoing.session_cancelled(session, enrolled, now)
    return session


def reschedule(session_id: str, changes: Mapping[str, Any], reason: str | None, now: datetime) -> Session:
    """Move a session to another time or place; everybody concerned is told once, calendars follow."""
    session = hold(session_id, now)
    require_before_start(session, now)
    before = {f"old_{name}": getattr(session, name) for name in ("starts_at", "ends_at", "place")}
    settle_venue(session, moved(session, changes), now)
    session.calendar_sequence += 1
    if session.quota_until:
        session.quota_until = min(session.quota_until, session.starts_at)
    save(session, now)
    _shorten_offers(session, now)
    places.move(session, now)
    outgoing.session_rescheduled(session, before, reason, now)
    return session


def _shorten_offers(session: Session, now: datetime) -> None:
    """No offer outlives the new start."""
    late = list(Enrolment.objects(session_id=session.id, state=State.OFFERED, claim_until__gt=session.starts_at))
    for enrolment in late:
        enrolment.claim_until = session.starts_at
    save_many(late, now)


def _require_room_for(session: Session, capacity: int) -> None:
    room = Room.objects(id=session.room_id).first() if session.room_id else None
    if room is not None and capacity > room.capacity and session.mode == sessions.Mode.IN_PERSON:
        raise Refused("room-too-small", name=room.name, seats=room.capacity, capacity=capacity)
    reserved = sum(each["seats"] for each in session.quotas)
    if capacity < reserved:
        raise Refused("quota-above-capacity", seats=reserved, capacity=capacity)


def _release_everybody(session: Session, now: datetime) -> list[str]:
    open_ones = list(Enrolment.objects(session_id=session.id, state__in=enrolments.OPEN + enrolments.SEATED))
    if any(each.state == enrolments.State.ATTENDED for each in open_ones):
        raise Refused("attendance-recorded")
    for enrolment in open_ones:
        enrolment.state = enrolments.step(enrolment.state, enrolments.Verb.VOID)
        enrolment.reason = enrolments.Reason.SESSION_CANCELLED
    save_many(open_ones, now)
    places.release(open_ones, session, enrolments.Reason.SESSION_CANCELLED, now)
    return [each.librarian_id for each in open_ones]
