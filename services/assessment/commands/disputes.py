"""Disputes about a shared result: raised by the person, answered by whoever is concerned, settled by no rater."""

from datetime import datetime
from typing import Any

from services.assessment.commands import assessments as commands
from services.assessment.documents import Assessment, AssessmentDispute, AssessmentSheet, Librarian
from services.assessment.domain.assessments import CHANGED, KEPT
from services.assessment.events import rating as outgoing
from shared.errors import Invalid, Refused
from shared.storage.documents import get, insert, save

OPEN, SETTLED = "open", "settled"


def raise_dispute(
    dispute_id: str, assessment: Assessment, by: Librarian, body: dict[str, Any], now: datetime
) -> AssessmentDispute:
    """Disagree with a result, of all or of some competencies."""
    commands.dispute(assessment, by.name, now)
    dispute = AssessmentDispute(
        id=dispute_id,
        assessment_id=assessment.id,
        round_id=assessment.round_id,
        subject_id=assessment.subject_id,
        unit_id=assessment.unit_id,
        state=OPEN,
        codes=body["codes"],
        reason=body["reason"],
        trail=[_step(by.name, "raise", now)],
    )
    insert(dispute, now)
    outgoing.dispute_raised(dispute, now)
    return dispute


def answer(dispute: AssessmentDispute, by: str, side: str, text: str, now: datetime) -> AssessmentDispute:
    """Say something to it; either side may, until it is settled."""
    _must_be_open(dispute)
    dispute.answers.append({"name": by, "side": side, "at": now, "text": text})
    dispute.trail.append(_step(by, "answer", now))
    return save(dispute, now)


def entrust(dispute: AssessmentDispute, librarian_id: str, by: str, now: datetime) -> AssessmentDispute:
    """Let somebody settle it who has not rated this person."""
    _must_be_open(dispute)
    if Librarian.objects(id=librarian_id, active=True).first() is None:
        raise Invalid({"librarian_id": "unknown-librarian"})
    _must_be_impartial(dispute, librarian_id)
    dispute.settler_id = librarian_id
    dispute.trail.append(_step(by, "entrust", now))
    return save(dispute, now)


def settle(
    dispute: AssessmentDispute, by_id: str, by: str, known: set[str], body: dict[str, Any], now: datetime
) -> AssessmentDispute:
    """End it: kept, or changed to the levels named. What was given before stays beside it."""
    _must_be_open(dispute)
    _must_be_impartial(dispute, by_id)
    levels = [{**each, "dispute_id": dispute.id} for each in body["levels"]]
    if (body["outcome"] == CHANGED) != bool(levels) or {each["code"] for each in levels} - known:
        raise Invalid({"levels": "levels-of-outcome"})
    dispute.state, dispute.outcome = SETTLED, body["outcome"]
    dispute.settlement = {"name": by, "at": now, "reason": body["reason"], "levels": levels}
    dispute.trail.append(_step(by, KEPT if body["outcome"] == KEPT else CHANGED, now))
    save(dispute, now)
    commands.settle(get(Assessment, dispute.assessment_id), by, levels, now)
    outgoing.dispute_settled(dispute, now)
    return dispute


def _step(by: str, action: str, now: datetime) -> dict[str, Any]:
    return {"name": by, "at": now, "action": action}


def _must_be_open(dispute: AssessmentDispute) -> None:
    if dispute.state != OPEN:
        raise Refused("dispute-settled")


def _must_be_impartial(dispute: AssessmentDispute, librarian_id: str) -> None:
    rated = AssessmentSheet.objects(assessment_id=dispute.assessment_id, rater_id=librarian_id).first()
    if rated is not None or librarian_id == dispute.subject_id:
        raise Refused("settler-was-rater")
