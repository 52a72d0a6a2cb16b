"""What happened to evaluations, improvements and follow-ups, in the published language."""

from datetime import date, datetime
from typing import Any

from services.assessment.documents import Evaluation, FollowUp, Improvement
from shared.contracts.evaluation import (
    EvaluationPublishedV1,
    FollowupAnsweredV1,
    FollowupRemindedV1,
    ImprovementAssignedV1,
    ImprovementRemindedV1,
)
from shared.storage import outbox


def evaluation_published(of: Evaluation, rule_ids: list[str], now: datetime) -> None:
    period = {name: date.fromisoformat(getattr(of, name)) for name in ("period_from", "period_until")}
    facts = {name: getattr(of, name) for name in ("title", "revision", "programme_id")}
    _publish(
        EvaluationPublishedV1, of, of.version, now, facts | period | {"evaluation_id": of.id, "rule_ids": rule_ids}
    )


def improvement_assigned(of: Improvement, now: datetime) -> None:
    _publish(ImprovementAssignedV1, of, of.version, now, _improvement(of))


def improvement_reminded(of: Improvement, overdue: bool, sequence: int, now: datetime) -> None:
    _publish(ImprovementRemindedV1, of, sequence, now, _improvement(of) | {"overdue": overdue})


def follow_up_answered(of: FollowUp, side: str, now: datetime) -> str:
    return _publish(FollowupAnsweredV1, of, of.version, now, _follow_up(of) | {"side": side})


def follow_up_reminded(of: FollowUp, overdue: bool, sequence: int, now: datetime) -> None:
    until = {"due_until": date.fromisoformat(of.due_until), "overdue": overdue}
    _publish(FollowupRemindedV1, of, sequence, now, _follow_up(of) | until)


def _improvement(of: Improvement) -> dict[str, Any]:
    facts = {"improvement_id": of.id, "librarian_id": of.owner_id, "due_on": date.fromisoformat(of.due_on)}
    return facts | {name: getattr(of, name) for name in ("evaluation_id", "title")}


def _follow_up(of: FollowUp) -> dict[str, Any]:
    names = ("librarian_id", "unit_id", "session_id", "course_title")
    return {"followup_id": of.id} | {name: getattr(of, name) for name in names}


def _publish(contract: Any, doc: Any, sequence: int, now: datetime, data: dict[str, Any]) -> str:
    return outbox.publish(contract, subject=doc.id, sequence=sequence, now=now, data=data)
