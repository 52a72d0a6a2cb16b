"""When, where, how and by whom a session is held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from services.training.commands import interests, timetable
from services.training.commands.needs import terms
from services.training.commands.people import colleagues, trainer_named
from services.training.commands.wording import when
from services.training.documents import Course, Librarian, Library, Room, Session, Trainer
from services.training.domain import sessions
from services.training.domain.meetings import Meeting, series
from shared.errors import Invalid, Refused
from shared.storage.documents import get

ONLINE_PLACE = "Daring"


@dataclass(frozen=True)
class Venue:
    """When and where, by whom: what a reschedule may change."""

    starts_at: datetime
    ends_at: datetime
    place: str | None = None
    room_id: str | None = None
    mode: str = sessions.Mode.IN_PERSON
    link: str | None = None
    meetings: Sequence[Mapping[str, datetime]] = ()
    trainer: str | None = None
    trainer_id: str | None = None


@dataclass(frozen=True)
class Plan(Venue):
    """A whole plan: the venue, and how seats are given. What is None is as the course has it."""

    capacity: int | None = None
    approval: str | None = None
    claim_hours: int | None = None
    quotas: Sequence[Mapping[str, Any]] = field(default=())
    quota_until: datetime | None = None


def moved(session: Session, changes: Mapping[str, Any]) -> Venue:
    """The venue after these changes: what they do not touch stays, a place named takes the place of the room."""
    kept: dict[str, Any] = {name: getattr(session, name) for name in ("mode", "link", "trainer_id")}
    kept["trainer"] = session.trainer_nip or session.trainer
    if "trainer" in changes or "trainer_id" in changes:
        kept |= {"trainer": None, "trainer_id": None}
    if not changes.keys() & {"place", "room_id"} and changes.get("mode") != sessions.Mode.ONLINE:
        kept |= {"place": session.place, "room_id": session.room_id}
    return Venue(**kept | dict(changes))


def fix(session: Session, course: Course, plan: Plan, now: datetime) -> None:
    """Make a session a dated one on the course's present terms; those who waited for it are invited too."""
    if not course.active:
        raise Refused("course-retired", title=course.title)
    for name, value in terms(course).items():
        setattr(session, name, value)
    session.state = sessions.State.SCHEDULED
    session.capacity = plan.capacity or course.capacity_default
    session.approval = plan.approval or course.approval
    session.claim_hours = plan.claim_hours or course.claim_hours
    settle_venue(session, plan, now)
    _reserve(session, plan)
    session.invited = list(dict.fromkeys([*colleagues(session.unit_id), *interests.tell(session, now)]))


def settle_venue(session: Session, venue: Venue, now: datetime) -> None:
    """Take over time, place and trainer, if they are possible and free."""
    meetings = _meetings(venue, now)
    session.starts_at, session.ends_at = meetings[0].starts_at, meetings[-1].ends_at
    session.meetings = [{"starts_at": each.starts_at, "ends_at": each.ends_at} for each in meetings]
    session.most_meetings = max(session.most_meetings or 1, len(meetings))
    session.calendar_at = now
    session.mode, session.link = venue.mode, venue.link
    _house(session, venue)
    _staff(session, venue)
    timetable.require_free(session)


def _meetings(venue: Venue, now: datetime) -> tuple[Meeting, ...]:
    if venue.starts_at <= now:
        raise Refused("starts-in-past", starts_at=when(venue.starts_at))
    if venue.ends_at <= venue.starts_at:
        raise Refused("ends-before-start", starts_at=when(venue.starts_at), ends_at=when(venue.ends_at))
    try:
        meetings = series(venue.starts_at, venue.ends_at, [Meeting(**each) for each in venue.meetings])
    except ValueError as wrong:
        raise Refused("meetings-muddled") from wrong
    if meetings[0].starts_at <= now:
        raise Refused("starts-in-past", starts_at=when(meetings[0].starts_at))
    return meetings


def _house(session: Session, venue: Venue) -> None:
    online = venue.mode != sessions.Mode.IN_PERSON
    if online and not venue.link:
        raise Refused("link-missing")
    session.room_id, session.place = None, venue.place
    if venue.room_id:
        room = get(Room, venue.room_id)
        if not room.active:
            raise Refused("room-retired", name=room.name)
        if session.capacity > room.capacity and not online:
            raise Refused("room-too-small", name=room.name, seats=room.capacity, capacity=session.capacity)
        session.room_id = room.id
        session.place = venue.place or ", ".join(filter(None, (room.name, room.unit_name)))
    elif venue.mode == sessions.Mode.ONLINE:
        session.place = venue.place or ONLINE_PLACE
    if not session.place:
        raise Invalid({"place": ["Missing data for required field."]})


def _staff(session: Session, venue: Venue) -> None:
    if venue.trainer_id is None:
        session.trainer_id = None
        session.trainer, session.trainer_nip = trainer_named(venue.trainer)
    else:
        trainer = get(Trainer, venue.trainer_id)
        if not trainer.active:
            raise Refused("trainer-retired", name=trainer.name)
        session.trainer_id, session.trainer, session.trainer_nip = trainer.id, trainer.name, trainer.nip
    own = Librarian.objects(nip=session.trainer_nip, active=True).first() if session.trainer_nip else None
    session.trainer_librarian_id = own.id if own else None


def _reserve(session: Session, plan: Plan) -> None:
    """Keep seats for units until a date, and for no longer than till the start."""
    seats = sum(each["seats"] for each in plan.quotas)
    if seats > session.capacity:
        raise Refused("quota-above-capacity", seats=seats, capacity=session.capacity)
    names = {each.id: each.name for each in Library.objects(id__in=[quota["unit_id"] for quota in plan.quotas])}
    if len(names) < len(plan.quotas):
        raise Refused("quota-unknown-unit")
    session.quotas = [{**quota, "unit_name": names[quota["unit_id"]]} for quota in plan.quotas]
    session.quota_until = min(plan.quota_until or session.starts_at, session.starts_at) if plan.quotas else None
