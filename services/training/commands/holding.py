"""Taking a session for a decision about its seats."""

from datetime import datetime

from services.training.documents import Held, Session
from shared.errors import NotFound


def hold(session_id: str, now: datetime) -> Session:
    """The session, written to at once.

    Of many who decide about one session, all but one then collide here, before any work is done for them,
    instead of at the end of it: under a rush that is the difference between seconds and minutes.
    """
    session: Session | None = Session.objects(id=session_id).modify(new=True, set__updated_at=now)
    if session is None:
        raise NotFound("session", session_id)
    return session


def hold_name(kind: str, key: str) -> None:
    """The same for something that has no document of its own to write: a room's time, a trainer's time."""
    Held.objects(id=f"{kind}:{key}").modify(upsert=True, new=True, inc__times=1)
