"""Claims: one's own, and those that wait for a reviewer, who never is the claimant."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import LearningClaim, Librarian
from services.assessment.domain import claims, learning_rules
from services.assessment.domain.ledger import NONE, worth
from services.assessment.queries import evidence, portfolios
from shared.auth import Principal

NAMES = (
    "id", "version", "state", "librarian_id", "activity", "title", "organiser", "starts_on", "ends_on", "hours",
    "credited", "number", "reviewer", "submitted_at", "decided_at",
)  # fmt: skip
WHOLE = ("reference", "note", "reason", "competencies", "doubts", "trail")


def own(reader: Librarian, state: str | None) -> QuerySet:
    """All that one filed."""
    found = LearningClaim.objects(librarian_id=reader.id)
    return found.filter(state=state) if state else found


def to_review(who: Principal, state: str | None) -> QuerySet:
    """What this reader may decide or has to know: of the own unit, or of all; drafts are nobody else's business."""
    reader = portfolios.own(who)
    found = LearningClaim.objects(state=state or claims.SUBMITTED)
    if state in {claims.DRAFT, claims.WITHDRAWN}:
        return found.none()
    if who.has("manager"):
        return found.filter(librarian_id__ne=reader.id) if reader else found
    if reader is None or not reader.active or not reader.unit_id:
        return found.none()
    unit = Librarian.objects(unit_id=reader.unit_id, id__ne=reader.id).scalar("id")
    return found.filter(librarian_id__in=list(unit))


def shown(claim: LearningClaim, whose: Librarian, ground: str) -> dict[str, Any]:
    """A claim whole: what it says, its proof, what it would be worth, who did what."""
    rule = learning_rules.activity(claim.activity, date.fromisoformat(claim.ends_on))
    facts = {name: getattr(claim, name) for name in WHOLE}
    proof = {"evidence": evidence.named(claim.evidence), "worth": worth(rule, claim.hours, NONE).full}
    return _line(claim, whose) | facts | proof | {"rule_id": rule.id, "ground": ground}


def listed(page: dict[str, Any]) -> dict[str, Any]:
    """A page of claims with the names of their librarians."""
    people = _people(each.librarian_id for each in page["items"])
    return page | {"items": [_line(each, people[each.librarian_id]) for each in page["items"]]}


def activities(today: date) -> list[dict[str, Any]]:
    """Every kind of activity with the rule of today."""
    return [_activity(slug, learning_rules.activity(slug, today)) for slug in learning_rules.ACTIVITIES]


def _people(ids: Iterable[str]) -> dict[str, Librarian]:
    return {each.id: each for each in Librarian.objects(id__in=list(set(ids)))}


def _line(claim: LearningClaim, whose: Librarian) -> dict[str, Any]:
    facts = {name: getattr(claim, name) for name in NAMES}
    return facts | {"librarian_name": whose.name, "unit_name": whose.unit_name}


def _activity(slug: str, rule: learning_rules.ActivityRule) -> dict[str, Any]:
    return {
        "activity": slug,
        "title": rule.title[0],
        "title_en": rule.title[1],
        "counts": rule.counts[0],
        "counts_en": rule.counts[1],
        "factor": str(rule.factor),
        "cap": rule.cap,
        "proof": rule.proof,
        "claimable": rule.claimable,
        "rule_id": rule.id,
        "effective_from": rule.effective_from.isoformat(),
        "source": rule.source,
    }
