"""Audit samples: as counts for whoever checks the checking, claim by claim for who rechecks."""

from collections import Counter
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import AuditSample, LearningClaim, Librarian
from services.assessment.domain.audit_samples import OUTCOMES
from services.assessment.queries import portfolios
from shared.auth import Principal

NAMES = ("id", "version", "year", "seed", "size", "population", "fingerprint", "rule_id", "drawn_by", "created_at")


def samples(year: int | None) -> QuerySet:
    """Samples of one year or of all."""
    return AuditSample.objects(year=year) if year else AuditSample.objects


def counts(sample: AuditSample) -> dict[str, Any]:
    """A sample without its claims."""
    outcomes = Counter(each.outcome for each in sample.items)
    return {name: getattr(sample, name) for name in NAMES} | {each: outcomes[each] for each in OUTCOMES}


def claims_of(sample: AuditSample) -> dict[str, LearningClaim]:
    """The claims that were drawn, by id."""
    return {each.id: each for each in LearningClaim.objects(id__in=[item.claim_id for item in sample.items])}


def seen_by(who: Principal, drawn: dict[str, LearningClaim]) -> dict[str, LearningClaim]:
    """Those of the drawn claims that this reader may look at again: a supervisor those of the unit, not the own."""
    if who.has("manager"):
        return drawn
    reader = portfolios.mine(who)
    unit = set(Librarian.objects(unit_id=reader.unit_id, id__ne=reader.id).scalar("id")) if reader.unit_id else set()
    return {each: claim for each, claim in drawn.items() if claim.librarian_id in unit}


def whole(sample: AuditSample, drawn: dict[str, LearningClaim]) -> dict[str, Any]:
    """A sample with these of its claims, in the order in which they were drawn."""
    people = {each.librarian_id for each in drawn.values()}
    names = {each.id: each.name for each in Librarian.objects(id__in=list(people)).only("id", "name")}
    return counts(sample) | {
        "items": [_item(each, drawn[each.claim_id], names) for each in sample.items if each.claim_id in drawn]
    }


def _item(item: Any, claim: LearningClaim, names: dict[str, str]) -> dict[str, Any]:
    facts = {name: getattr(item, name) for name in ("claim_id", "outcome", "reason", "by")}
    person = names.get(claim.librarian_id, "")
    return facts | {"title": claim.title, "hours": claim.credited, "librarian_name": person}
