"""What happened to assessments, in the published language: no figure, no word, no peer."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from services.assessment.documents import Assessment, AssessmentDispute, AssessmentRound
from shared.contracts.rating import (
    AssessmentSharedV1,
    AssessmentSubmittedV1,
    DisputeRaisedV1,
    DisputeSettledV1,
    RaterRemindedV1,
    RoundOpenedV1,
)
from shared.storage import outbox


def round_opened(found: AssessmentRound, rater_ids: Iterable[str], now: datetime) -> None:
    _publish(RoundOpenedV1, found, now, _round(found) | {"rater_ids": sorted(set(rater_ids))})


def rater_reminded(found: AssessmentRound, rater_id: str, sheets: int, now: datetime) -> None:
    _publish(RaterRemindedV1, found, now, _round(found) | {"rater_id": rater_id, "sheets": sheets})


def submitted(assessment: Assessment, waiting: int, now: datetime) -> None:
    _publish(AssessmentSubmittedV1, assessment, now, _person(assessment) | ({"waiting": waiting} if waiting else {}))


def shared(assessment: Assessment, now: datetime) -> None:
    _publish(AssessmentSharedV1, assessment, now, _person(assessment))


def dispute_raised(dispute: AssessmentDispute, now: datetime) -> None:
    _publish(DisputeRaisedV1, dispute, now, _dispute(dispute))


def dispute_settled(dispute: AssessmentDispute, now: datetime) -> None:
    _publish(DisputeSettledV1, dispute, now, _dispute(dispute))


def _round(found: AssessmentRound) -> dict[str, Any]:
    return {"round_id": found.id, "title": found.title, "due_on": date.fromisoformat(found.due_on)}


def _person(assessment: Assessment) -> dict[str, Any]:
    facts = {"assessment_id": assessment.id, "round_id": assessment.round_id, "librarian_id": assessment.subject_id}
    return facts | ({"unit_id": assessment.unit_id} if assessment.unit_id else {})


def _dispute(dispute: AssessmentDispute) -> dict[str, Any]:
    facts = {"dispute_id": dispute.id, "assessment_id": dispute.assessment_id, "librarian_id": dispute.subject_id}
    return facts | ({"unit_id": dispute.unit_id} if dispute.unit_id else {})


def _publish(contract: Any, doc: Any, now: datetime, data: dict[str, Any]) -> None:
    outbox.publish(contract, subject=doc.id, sequence=doc.version, now=now, data=data)
