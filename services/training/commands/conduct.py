"""What is recorded while a session runs: who was there, and the scores."""

from datetime import datetime

from services.training.commands.people import Actor, require_teaching
from services.training.commands.scores import keep
from services.training.commands.wording import when
from services.training.documents import Enrolment, Librarian, Session
from services.training.domain import sessions
from services.training.domain.enrolments import SEATED, Verb, step
from services.training.events import outgoing
from services.training.queries import Place
from shared.errors import Refused
from shared.storage.documents import get, save


def record_attendance(enrolment_id: str, present: bool, actor: Actor, now: datetime) -> Place:
    """Say whether somebody was there; it may be corrected until the session closes."""
    place = _place(enrolment_id, actor)
    enrolment, session = place.enrolment, place.session
    if not sessions.is_open(session.starts_at, now):
        raise Refused("attendance-too-early", opens_at=when(sessions.opens_at(session.starts_at)))
    before = enrolment.state
    enrolment.state = step(enrolment.state, Verb.ATTEND if present else Verb.MISS)
    if enrolment.state != before:
        save(enrolment, now)
        outgoing.attendance_recorded(enrolment, now)
    return place


def record_scores(enrolment_id: str, scores: dict[str, int | None], actor: Actor, now: datetime) -> Place:
    """Keep the scores given (`pre`, `post`); null takes one back, one not named stays."""
    place = _place(enrolment_id, actor)
    keep(place.enrolment, scores, now)
    return place


def _place(enrolment_id: str, actor: Actor) -> Place:
    enrolment = get(Enrolment, enrolment_id)
    session = get(Session, enrolment.session_id)
    require_teaching(actor, session)
    if session.state != sessions.State.SCHEDULED:
        raise Refused("session-not-scheduled", state=session.state)
    if enrolment.state not in SEATED:
        raise Refused("not-seated", state=enrolment.state)
    return Place(enrolment, session, Librarian.objects(id=enrolment.librarian_id).first())
