"""A session as one person may see it."""

from dataclasses import dataclass
from typing import Any

from services.training.api.acting import actor
from services.training.api.queue_rule import queue_rule
from services.training.commands.people import require_teaching
from services.training.documents import Enrolment, Session
from services.training.queries import attending
from shared.auth import principal
from shared.errors import Forbidden
from shared.http.language import current


@dataclass(frozen=True)
class View:
    """The session with what only some may see, and with what it is to the person."""

    session: Session
    link: str | None
    mine: Enrolment | None
    runs: bool

    @property
    def queue_rule(self) -> list[str]:
        return queue_rule(self.session, current())

    def __getattr__(self, name: str) -> Any:
        return getattr(self.session, name)


def runs(session: Session) -> bool:
    """Whether this person runs the session: a manager, or its trainer."""
    who = actor()
    if who.manages:
        return True
    try:
        require_teaching(who, session)
    except Forbidden:
        return False
    return principal().has("trainer")


def viewed(session: Session) -> View:
    """What the person of this request sees of a session; the link only with a seat, or running it."""
    running, nip = runs(session), actor().nip
    mine = attending.own_enrolment(session.id, nip)
    inside = running or (mine is not None and mine.state in attending.INSIDE)
    return View(session, session.link if inside else None, mine, running)
