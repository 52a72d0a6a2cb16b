"""How a course recurs, and the next run that opens by itself."""

from datetime import date, datetime, time, timedelta
from typing import Any

from services.training.commands import enrolments, sessions
from services.training.commands.occurrences import next_after
from services.training.commands.people import Actor
from services.training.commands.sessions import Plan
from services.training.documents import Course, Enrolment, Librarian, Recurrence, Session
from services.training.domain.recurrence import read_rule
from services.training.events import plans
from services.training.queries.validity import due_for
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.ids import new_id
from shared.storage.documents import get, insert, save

SYSTEM = Actor("", manages=True)
"""Who enrols those whose validity ends: the rule itself, with a manager's right."""


def set_recurrence(course: Course, facts: dict[str, Any], now: datetime) -> Recurrence:
    """Say how a course comes back; runs already open stay as they are."""
    if course.programme_id is None:
        raise Refused("no-programme")
    found: Recurrence | None = Recurrence.objects(id=course.id).first()
    recurring = found or Recurrence(id=course.id, course_id=course.id)
    recurring.programme_id = course.programme_id
    for name, value in facts.items():
        setattr(recurring, name, value)
    recurring.blocked_on = recurring.blocked_code = None
    recurring.blocked_facts = {}
    _look_ahead(recurring, _day(now))
    if recurring.active and recurring.next_on is None:
        raise Invalid({"rule": ["recurrence-never"]})
    return save(recurring, now) if found else insert(recurring, now)


def open_next(course_id: str, now: datetime) -> Session | None:
    """Open the next run of a course if its time has come; nothing if it is open already, or not due yet.

    The recurrence itself is written, so of two who open at once one is run again and finds it done.
    """
    recurring = get(Recurrence, course_id)
    course = get(Course, course_id)
    if not recurring.active or not course.active or course.programme_id is None:
        return None
    if _skip_past(recurring, now):
        save(recurring, now)
    on = recurring.next_on
    if on is None or starts_at(recurring, on) > now + timedelta(days=recurring.lead_days):
        return None
    session = _open(recurring, course, on, now)
    recurring.opened_until, recurring.blocked_on, recurring.blocked_code = on, None, None
    _look_ahead(recurring, on)
    save(recurring, now)
    return session


def block(course_id: str, refused: Refused, now: datetime) -> None:
    """Remember why the next run cannot open, and say so once."""
    recurring = get(Recurrence, course_id)
    _skip_past(recurring, now)
    if (recurring.blocked_on, recurring.blocked_code) == (recurring.next_on, refused.code):
        return
    if recurring.next_on is None:
        return
    recurring.blocked_on, recurring.blocked_code = recurring.next_on, refused.code
    recurring.blocked_facts = {name: str(value) for name, value in refused.facts.items()}
    save(recurring, now)
    begins = starts_at(recurring, recurring.next_on)
    plans.run_blocked(recurring, get(Course, course_id).title, begins, refused.code, now)


def still_to_enrol(session: Session, now: datetime) -> list[Librarian]:
    """Those due for this run who have had no place in it: who withdrew, or was refused a second time, is left alone."""
    recurring = get(Recurrence, session.recurring_course_id)
    if not recurring.enrols:
        return []
    due = due_for(recurring, get(Course, session.course_id), session.occurrence_on, _day(now))
    had = set(Enrolment.objects(session_id=session.id).distinct("librarian_id"))
    return [each for each in due if each.id not in had]


def enrol_due(session_id: str, librarian_id: str, now: datetime) -> None:
    """Give one whose validity ends a place in the run, or the last place in its queue."""
    enrolments.enrol(session_id, SYSTEM, librarian_id, new_id(), now)


def starts_at(recurring: Recurrence, on: date) -> datetime:
    """When the run of a day begins."""
    hour, minute = (int(part) for part in recurring.at.split(":"))
    return datetime.combine(on, time(hour, minute), WIB)


def _open(recurring: Recurrence, course: Course, on: date, now: datetime) -> Session:
    begins = starts_at(recurring, on)
    plan = Plan(
        starts_at=begins,
        ends_at=begins + timedelta(minutes=recurring.minutes),
        place=recurring.place,
        trainer=recurring.trainer,
    )
    due = due_for(recurring, course, on, _day(now))
    session = sessions.open_run(new_id(), course, plan, [each.id for each in due], on, now)
    plans.run_opened(session, recurring, len(due), on + timedelta(days=recurring.window_days), now)
    return session


def _skip_past(recurring: Recurrence, now: datetime) -> bool:
    """Look further if nobody was there to open a run in time: it is not held in the past."""
    passed = recurring.next_on is not None and starts_at(recurring, recurring.next_on) <= now
    if passed:
        _look_ahead(recurring, _day(now))
    return passed


def _look_ahead(recurring: Recurrence, after: date) -> None:
    after = max(after, recurring.opened_until or after)
    recurring.next_on = next_after(read_rule(recurring.rule), recurring.first_on, after)


def _day(moment: datetime) -> date:
    return moment.astimezone(WIB).date()
