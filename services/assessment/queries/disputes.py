"""Disputes about assessments: one's own, the unit's, those entrusted to one, all for the manager."""

from typing import Any

from mongoengine import Q, QuerySet

from services.assessment.documents import AssessmentDispute, AssessmentSheet, Librarian
from services.assessment.queries import portfolios
from shared.auth import Principal
from shared.storage.documents import get


def dispute(dispute_id: str) -> AssessmentDispute:
    """One dispute; whose it is decides who may see it. Raises NotFound."""
    return get(AssessmentDispute, dispute_id)


def visible(who: Principal, filters: dict[str, Any]) -> QuerySet:
    """The disputes that concern this reader, without their words."""
    found = AssessmentDispute.objects(**{name: filters[name] for name in ("state",) if name in filters})
    if who.has("manager"):
        return found
    reader = portfolios.mine(who)
    seen = Q(subject_id=reader.id) | Q(settler_id=reader.id)
    if who.has("supervisor") and reader.active and reader.unit_id:
        seen |= Q(unit_id=reader.unit_id)
    return found.filter(seen)


def listed(page: dict[str, Any]) -> dict[str, Any]:
    """A page of disputes with names: whose and how far."""
    people = Librarian.objects(id__in=[each.subject_id for each in page["items"]])
    names = {each.id: each.name for each in people}
    return page | {"items": [_row(each, names.get(each.subject_id, "")) for each in page["items"]]}


def shown(found: AssessmentDispute, whose: Librarian, ground: str, who: Principal) -> dict[str, Any]:
    """Everything about a dispute."""
    names = ("reason", "codes", "settler_id", "answers", "outcome", "trail")
    facts = {name: getattr(found, name) for name in names}
    settler = Librarian.objects(id=found.settler_id).first() if found.settler_id else None
    more = {
        "ground": ground,
        "settlement": found.settlement or None,
        "settler_name": settler.name if settler else None,
        "may_settle": may_settle(found, who),
    }
    return _row(found, whose.name) | facts | more


def may_settle(found: AssessmentDispute, who: Principal) -> bool:
    """Whether this reader is entrusted with it, or the manager, and rated nobody here."""
    reader = portfolios.own(who)
    if reader is None or found.state != "open" or reader.id == found.subject_id:
        return False
    if not who.has("manager") and found.settler_id != reader.id:
        return False
    return AssessmentSheet.objects(assessment_id=found.assessment_id, rater_id=reader.id).first() is None


def _row(found: AssessmentDispute, name: str) -> dict[str, Any]:
    names = ("id", "version", "assessment_id", "state", "created_at")
    facts = {name: getattr(found, name) for name in names}
    return facts | {"librarian_id": found.subject_id, "librarian_name": name}
