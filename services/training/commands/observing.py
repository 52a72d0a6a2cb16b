"""Role-plays that were watched, scored on the rubric that the session copied from its course."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.training.commands.people import Actor, require_assessing
from services.training.commands.scoring import share_of
from services.training.documents import Enrolment, Librarian, Observation, Session
from services.training.domain import attempts, sessions
from services.training.domain.enrolments import State
from shared.errors import Refused
from shared.storage.documents import get, insert, save


@dataclass(frozen=True)
class Seen:
    """What an observer has to say."""

    levels: dict[str, int]
    note: str = ""


def observe(enrolment_id: str, seen: Seen, observation_id: str, actor: Actor, now: datetime) -> Observation:
    """Record what was observed; it may be put right until the session closes."""
    enrolment = get(Enrolment, enrolment_id)
    session = get(Session, enrolment.session_id)
    require_assessing(actor, session, enrolment.librarian_id)
    if session.state != sessions.State.SCHEDULED:
        raise Refused("session-not-scheduled", state=session.state)
    if not session.observed:
        raise Refused("observation-unasked")
    if enrolment.state != State.ATTENDED:
        raise Refused("observation-absent")
    observation = Observation.objects(enrolment_id=enrolment_id).first() or Observation(
        id=observation_id, enrolment_id=enrolment_id, session_id=session.id, librarian_id=enrolment.librarian_id
    )
    return _keep(observation, session, seen, actor, now)


def require_all_observed(session: Session) -> None:
    """An observed session ends only when everybody present was observed; says who was not."""
    if not session.observed:
        return
    present = Enrolment.objects(session_id=session.id, state=State.ATTENDED).only("librarian_id", "id")
    observed = set(Observation.objects(session_id=session.id).scalar("enrolment_id"))
    missing = [each.librarian_id for each in present if each.id not in observed]
    if missing:
        raise Refused("observations-missing", names=_names(missing))


def _keep(observation: Observation, session: Session, seen: Seen, actor: Actor, now: datetime) -> Observation:
    observer = Librarian.objects(nip=actor.nip).only("name").order_by("-id").first()
    observation.levels, observation.note = seen.levels, seen.note
    observation.score = attempts.percent([share_of(session.rubric, seen.levels)], [1])
    observation.observer_nip, observation.observer_name = actor.nip, observer.name if observer else None
    return save(observation, now) if observation.version else insert(observation, now)


def _names(librarian_ids: Sequence[str]) -> str:
    people = Librarian.objects(id__in=list(librarian_ids)).only("name").order_by("name")
    return ", ".join(each.name for each in people)
