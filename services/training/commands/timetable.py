"""Rooms and trainers are in one place at a time."""

from collections.abc import Sequence

from services.training.commands.holding import hold_name
from services.training.commands.wording import when
from services.training.documents import Session
from services.training.domain.meetings import Meeting, clash
from services.training.domain.sessions import State
from shared.errors import Refused


def require_free(session: Session) -> None:
    """Refuse a session whose room or trainer is taken at that time, naming the other session."""
    if session.room_id:
        taken = _busy(session, "room_id", session.room_id)
        if taken is not None:
            raise Refused("room-busy", **_told(session.place, *taken))
    field = "trainer_nip" if session.trainer_nip else "trainer_id"
    if session[field]:
        taken = _busy(session, field, session[field])
        if taken is not None:
            raise Refused("trainer-busy", **_told(session.trainer, *taken))


def _busy(session: Session, field: str, key: str) -> tuple[Session, Meeting] | None:
    hold_name(field, key)
    meetings: Sequence[Meeting] = session.timetable
    near = Session.objects(
        **{field: key}, state=State.SCHEDULED, ends_at__gt=meetings[0].starts_at, starts_at__lt=meetings[-1].ends_at
    )
    for other in near.filter(id__ne=session.id).order_by("ends_at"):
        found = clash(meetings, other.timetable)
        if found is not None:
            return other, found
    return None


def _told(name: str, other: Session, meeting: Meeting) -> dict[str, str]:
    return {
        "name": name,
        "title": other.course_title,
        "starts_at": when(meeting.starts_at),
        "ends_at": when(meeting.ends_at),
        "session_id": other.id,
    }
