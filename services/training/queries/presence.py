"""What a trainer's screen shows while people come in."""

from datetime import datetime
from typing import Any

from services.training.documents import Enrolment, Session
from services.training.domain import presence, sessions
from services.training.domain.enrolments import SEATED, State
from shared.errors import Refused


def shown_code(key: str, session: Session, now: datetime) -> dict[str, Any]:
    """The code of this moment (None outside the hours of attendance), and how many are in."""
    if session.state != sessions.State.SCHEDULED:
        raise Refused("session-not-scheduled", state=session.state)
    open_now = presence.outside_window(session.timetable, now) is None
    meeting = presence.next_meeting(session.timetable, now)
    return {
        "code": presence.code(key, session.id, now) if open_now else None,
        "changes_at": presence.changes_at(now),
        "opens_at": sessions.opens_at(meeting.starts_at),
        "closes_at": meeting.ends_at,
        "seated": Enrolment.objects(session_id=session.id, state__in=SEATED).count(),
        "present": Enrolment.objects(session_id=session.id, state=State.ATTENDED).count(),
    }
