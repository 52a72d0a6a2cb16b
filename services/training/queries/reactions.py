"""Observations and feedback, as far as each may be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.training.documents import (
    Enrolment,
    FeedbackAnswer,
    FeedbackRound,
    FeedbackTicket,
    Librarian,
    Observation,
    Session,
)
from services.training.domain import reactions
from services.training.domain.enrolments import State
from shared.errors import NotFound

PRESENT = (State.ATTENDED, State.COMPLETED, State.FAILED)


@dataclass(frozen=True)
class Watched:
    """Somebody who was present, and what was observed, if anything was yet."""

    enrolment: Enrolment
    librarian: Librarian | None
    observation: Observation | None


def watched(session: Session) -> list[Watched]:
    present = list(Enrolment.objects(session_id=session.id, state__in=PRESENT).order_by("id"))
    people = Librarian.objects.in_bulk([each.librarian_id for each in present])
    seen = {each.enrolment_id: each for each in Observation.objects(session_id=session.id)}
    return [Watched(each, people.get(each.librarian_id), seen.get(each.id)) for each in present]


def feedback_awaited(nip: str, now: datetime) -> Sequence[FeedbackRound]:
    """The rounds in which this person is still asked."""
    ids = list(Librarian.objects(nip=nip).scalar("id"))
    rounds = list(FeedbackTicket.objects(librarian_id__in=ids, answered=False).scalar("round_id"))
    return list(
        FeedbackRound.objects(id__in=rounds, state=FeedbackRound.OPEN, closes_at__gte=now).order_by("closes_at")
    )


def feedback_of(session: Session) -> dict[str, Any]:
    """What may be told of a session's feedback. Until the time is over only how many have answered:
    figures that grow by one answer would give that answer away."""
    asked = FeedbackRound.objects(session_id=session.id).first()
    if asked is None:
        raise NotFound("feedback", session.id)
    told = {
        name: getattr(asked, name) for name in ("session_id", "course_title", "form", "state", "asked", "closes_at")
    }
    if asked.state == FeedbackRound.OPEN:
        answered = FeedbackTicket.objects(round_id=asked.id, answered=True).count()
        return told | {"n": answered, "averages": None, "comments": [], "shown": False}
    comments = sorted(FeedbackAnswer.objects(round_id=asked.id, comment__ne="").scalar("comment"))
    shown = asked.n >= reactions.FEWEST
    return told | {
        "n": asked.n,
        "averages": dict(asked.averages) if shown else None,
        "comments": comments if shown else [],
        "shown": shown,
    }
