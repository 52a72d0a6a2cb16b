"""Opening a test in a session, and ending it."""

from collections.abc import Iterable
from datetime import datetime

from services.training.commands.people import Actor, require_teaching
from services.training.commands.scoring import finish
from services.training.commands.wording import when
from services.training.documents import Attempt, Enrolment, Instrument, Librarian, Session, Sitting
from services.training.domain import attempts, sessions
from services.training.domain.attempts import Purpose
from services.training.domain.enrolments import SEATED, State
from services.training.events import learning
from shared.errors import NotFound, Refused
from shared.storage.documents import get, insert, save

AT_ONCE = 50
"""Attempts whose time is over, handed in by one transaction."""


def open_sitting(
    sitting_id: str, session_id: str, purpose: str, instrument_id: str | None, actor: Actor, now: datetime
) -> Sitting:
    """Open the newest test for this purpose (or the one named) to everybody with a seat, and tell them."""
    session = get(Session, session_id)
    require_teaching(actor, session)
    if session.state != sessions.State.SCHEDULED:
        raise Refused("session-not-scheduled", state=session.state)
    if purpose == Purpose.POST and not sessions.is_open(session.starts_at, now):
        raise Refused("attendance-too-early", opens_at=when(sessions.opens_at(session.starts_at)))
    if Sitting.objects(session_id=session_id, purpose=purpose).only("id").first() is not None:
        raise Refused("sitting-exists")
    instrument = _instrument(session, purpose, instrument_id)
    sitting = Sitting(
        id=sitting_id,
        session_id=session_id,
        course_title=session.course_title,
        purpose=purpose,
        instrument_id=instrument.id,
        instrument_title=instrument.title,
        minutes=instrument.minutes,
        attempts=1 if purpose == Purpose.PRE else instrument.attempts,  # a second look is not "before" any more
        state=Sitting.OPEN,
    )
    insert(sitting, now)
    seated = Enrolment.objects(session_id=session_id, state__in=SEATED).only("librarian_id").order_by("id")
    learning.test_opened(sitting, session, [each.librarian_id for each in seated], now)
    return sitting


def close_sitting(sitting_id: str, actor: Actor, now: datetime) -> Sitting:
    """End a test: what was saved is handed in."""
    sitting = get(Sitting, sitting_id)
    require_teaching(actor, get(Session, sitting.session_id))
    if sitting.state == Sitting.CLOSED:
        raise Refused("sitting-closed")
    return _close(sitting, now)


def close_all(session: Session, now: datetime) -> None:
    """With its session every test ends. Essays of people present must have been scored by then."""
    for sitting in Sitting.objects(session_id=session.id, state=Sitting.OPEN):
        _close(sitting, now)
    waiting = Attempt.objects(session_id=session.id, state=attempts.State.SUBMITTED).only("enrolment_id")
    present = Enrolment.objects(id__in=[each.enrolment_id for each in waiting], state=State.ATTENDED)
    if names := _names(present):
        raise Refused("tests-unscored", names=names)


def hand_in_overdue(now: datetime) -> None:
    """Hand in what was saved in attempts whose time is over."""
    late = Attempt.objects(state=attempts.State.OPEN, deadline__lt=now - attempts.GRACE).order_by("deadline")
    for attempt in late.limit(AT_ONCE):
        finish(attempt, now, overdue=True)


def _close(sitting: Sitting, now: datetime) -> Sitting:
    for attempt in Attempt.objects(sitting_id=sitting.id, state=attempts.State.OPEN):
        finish(attempt, now)
    sitting.state, sitting.closed_at = Sitting.CLOSED, now
    return save(sitting, now)


def _instrument(session: Session, purpose: str, instrument_id: str | None) -> Instrument:
    if instrument_id is not None:
        named: Instrument | None = Instrument.objects(id=instrument_id, course_id=session.course_id).first()
        if named is None:
            raise NotFound("instrument", instrument_id)
        return named
    newest = Instrument.objects(course_id=session.course_id, purposes=purpose).order_by("-number").first()
    if newest is None:
        raise Refused("instrument-missing", title=session.course_title)
    return newest


def _names(enrolments: Iterable[Enrolment]) -> str:
    people = Librarian.objects(id__in=[each.librarian_id for each in enrolments]).only("name").order_by("name")
    return ", ".join(each.name for each in people)
