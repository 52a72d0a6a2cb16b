"""What stands in a person's calendar."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from services.training.documents import CalendarFeed, Enrolment, Librarian, Session
from services.training.domain.calendars import Entry, Standing, entries, standing
from services.training.domain.enrolments import Reason, State
from shared.errors import NotFound

PAST = timedelta(days=180)
HIDDEN = (State.REFUSED, State.REQUESTED)


def feed_of(nip: str) -> CalendarFeed | None:
    found: CalendarFeed | None = CalendarFeed.objects(nip=nip).first()
    return found


def feed_by(digest: str) -> CalendarFeed:
    found: CalendarFeed | None = CalendarFeed.objects(digest=digest).first()
    if found is None:
        raise NotFound("calendar", "…")
    return found


def calendar_of(nip: str, now: datetime) -> list[Entry]:
    """Everything this person attends or teaches, from half a year ago on."""
    librarians = [each.id for each in Librarian.objects(nip=nip).only("id")]
    standings = {
        each.session_id: standing(each.state, each.reason == Reason.SESSION_CANCELLED)
        for each in Enrolment.objects(librarian_id__in=librarians, state__nin=HIDDEN).order_by("id")
    }
    attended = Session.objects(id__in=list(standings), ends_at__gt=now - PAST)
    taught = Session.objects(trainer_nip=nip, state__in=["scheduled", "closed", "cancelled"], ends_at__gt=now - PAST)
    found = {each.id: (each, Standing.SEATED) for each in taught}
    found |= {each.id: (each, standings[each.id]) for each in attended if each.id not in found}
    return list(_entries(found.values()))


def calendar_entries(session: Session, place: Standing) -> list[Entry]:
    """One session as calendar entries, for somebody with this standing in it."""
    return list(_entries([(session, place)]))


def _entries(found: Iterable[tuple[Session, Standing]]) -> Iterable[Entry]:
    for session, place in found:
        if place is not Standing.GONE and session.starts_at is not None:
            yield from entries(
                session_id=session.id,
                title=session.course_title,
                meetings=session.timetable,
                most_meetings=session.most_meetings or 1,
                place=session.place or "",
                link=session.link if place is Standing.SEATED else None,
                sequence=session.calendar_sequence or 0,
                changed_at=session.calendar_at or session.updated_at,
                cancelled=session.state == "cancelled" or place is Standing.CANCELLED,
                tentative=place is Standing.HOPING,
            )
