"""Improvements that follow from an evaluation: assigned to a person with a date, finished or dropped with a reason."""

from datetime import datetime
from typing import Any

from services.assessment.documents import Evaluation, Improvement, Librarian
from services.assessment.domain.evaluation import states
from services.assessment.events import evaluations as outgoing
from shared.clock import WIB
from shared.errors import Invalid, NotFound, Refused
from shared.storage.documents import insert, save


def assign(improvement_id: str, of: Evaluation, facts: dict[str, Any], now: datetime) -> Improvement:
    """Ask somebody to improve something until a day."""
    owner = Librarian.objects(id=facts["owner_id"], active=True).first()
    if owner is None:
        raise NotFound("librarian", facts["owner_id"])
    if facts["due_on"] < now.astimezone(WIB).date():
        raise Invalid({"due_on": "due-in-past"})
    made = Improvement(id=improvement_id, state=states.OPEN, evaluation_id=of.id, owner_id=owner.id)
    made.title, made.why, made.due_on = facts["title"], facts["why"], facts["due_on"].isoformat()
    insert(made, now)
    outgoing.improvement_assigned(made, now)
    return made


def end(of: Improvement, action: str, outcome: str, now: datetime) -> Improvement:
    """Finish it, or drop it; either way with what came of it."""
    state = states.improvement_after(of.state, action)
    if state is None:
        raise Refused("improvement-ended", title=of.title)
    of.state, of.outcome, of.ended_at = state, outcome, now
    return save(of, now)
