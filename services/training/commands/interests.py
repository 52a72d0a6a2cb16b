"""Wanting a course of which no session is scheduled, and being told once when one is."""

from datetime import datetime

from services.training.commands.holding import hold_name
from services.training.commands.people import Actor, self_of
from services.training.documents import Course, Interest, Librarian, Session
from services.training.queries.attending import scheduled_after
from shared.errors import NotFound, Refused
from shared.storage.documents import get, insert, save


def declare(course_id: str, actor: Actor, interest_id: str, now: datetime) -> Interest:
    """Ask to be told when this course is scheduled; asking again changes nothing."""
    course, librarian = get(Course, course_id), self_of(actor)
    hold_name("interests", course.id)
    session = scheduled_after(course.id, now)
    if session is not None:
        raise Refused("scheduled-already", title=course.title, session_id=session.id)
    known: Interest | None = Interest.objects(course_id=course.id, librarian_id=librarian.id).first()
    if known is None:
        fresh = Interest(id=interest_id, course_id=course.id, course_title=course.title, librarian_id=librarian.id)
        fresh.state = Interest.WAITING
        return insert(fresh, now)
    if known.state == Interest.TOLD:
        known.state, known.session_id, known.told_at = Interest.WAITING, None, None
        save(known, now)
    return known


def take_back(course_id: str, actor: Actor) -> None:
    """Want it no longer."""
    interest = Interest.objects(course_id=course_id, librarian_id=self_of(actor).id).first()
    if interest is None:
        raise NotFound("interest", course_id)
    interest.delete()


def tell(session: Session, now: datetime) -> list[str]:
    """Who waits for this course, each counted as told by the invitation that follows."""
    hold_name("interests", session.course_id)
    waiting = list(Interest.objects(course_id=session.course_id, state=Interest.WAITING).order_by("id"))
    present = {
        each.id for each in Librarian.objects(id__in=[each.librarian_id for each in waiting], active=True).only("id")
    }
    for interest in waiting:
        interest.state, interest.session_id, interest.told_at = Interest.TOLD, session.id, now
        save(interest, now)
    return [each.librarian_id for each in waiting if each.librarian_id in present]


def revive(session: Session, now: datetime) -> None:
    """The session will not be: who was told of it, and has no other to go to, waits again."""
    for interest in Interest.objects(session_id=session.id, state=Interest.TOLD):
        interest.state, interest.session_id, interest.told_at = Interest.WAITING, None, None
        save(interest, now)
