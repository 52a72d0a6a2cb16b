"""What happened to claims and to the hours they earn, in the published language."""

from datetime import datetime
from typing import Any

from services.assessment.documents import Credit, LearningClaim
from services.assessment.domain.ledger import shown
from shared.contracts.assessment import HoursCreditedV1
from shared.contracts.claims import (
    ClaimAcceptedV1,
    ClaimRefusedV1,
    ClaimReturnedV1,
    ClaimReversedV1,
    ClaimSubmittedV1,
)
from shared.storage import outbox

DECIDED: dict[str, Any] = {
    "accepted": ClaimAcceptedV1,
    "refused": ClaimRefusedV1,
    "returned": ClaimReturnedV1,
    "reversed": ClaimReversedV1,
}


def hours_of(credit: Credit) -> dict[str, Any]:
    """What is said of a credit: whole hours, and exactly where they are not whole."""
    facts = {"credit_id": credit.id, "librarian_id": credit.librarian_id, "source_id": credit.id}
    facts |= {"hours": credit.hours, "source": credit.source}
    exact = {"exact": shown(credit.amount)} if credit.amount != credit.hours else {}
    return facts | exact | ({"basis": credit.source} if credit.source != "course" else {})


def amount_credited(credit: Credit, now: datetime) -> None:
    _publish(HoursCreditedV1, credit, now, hours_of(credit) | {"title": credit.title})


def claim_submitted(claim: LearningClaim, now: datetime) -> None:
    _publish(ClaimSubmittedV1, claim, now, _facts(claim))


def claim_decided(claim: LearningClaim, how: str, now: datetime) -> None:
    credited = {"credited": shown(claim.credited)} if how in {"accepted", "reversed"} else {}
    _publish(DECIDED[how], claim, now, _facts(claim) | credited)


def _facts(claim: LearningClaim) -> dict[str, Any]:
    unit = {"unit_id": claim.unit_id} if claim.unit_id else {}
    facts = {"claim_id": claim.id, "librarian_id": claim.librarian_id, "hours": shown(claim.hours)}
    return facts | unit | {"activity": claim.activity, "title": claim.title}


def _publish(contract: Any, doc: Any, now: datetime, data: dict[str, Any]) -> None:
    outbox.publish(contract, subject=doc.id, sequence=doc.version, now=now, data=data)
