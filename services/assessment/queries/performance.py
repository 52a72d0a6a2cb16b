"""Performance cycles: one's own, the unit's for its supervisor, all for the manager; no rating in a list."""

from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Librarian, PerformanceCycle
from services.assessment.domain import consequences, performance
from services.assessment.domain.rules import by_id
from services.assessment.queries import portfolios
from shared.auth import Principal
from shared.storage.documents import get


def stored(cycle_id: str) -> PerformanceCycle:
    """A cycle; whose it is decides who may see it. Raises NotFound."""
    return get(PerformanceCycle, cycle_id)


def cycles(who: Principal, filters: dict[str, Any]) -> QuerySet:
    """The cycles that this reader may see."""
    wanted = {name: filters[name] for name in ("year", "state") if name in filters}
    found = PerformanceCycle.objects(**wanted)
    if who.has("manager"):
        return found
    reader = portfolios.mine(who)
    if who.has("supervisor") and reader.active and reader.unit_id:
        unit = Librarian.objects(unit_id=reader.unit_id).only("id").scalar("id")
        return found.filter(librarian_id__in=[*unit, reader.id])
    return found.filter(librarian_id=reader.id)


def own_cycles(reader: Librarian) -> QuerySet:
    """The reader's own."""
    return PerformanceCycle.objects(librarian_id=reader.id)


def shown(found: PerformanceCycle, whose: Librarian, ground: str) -> dict[str, Any]:
    """Everything about a cycle; `ground` tells the reader what can be done."""
    names = (
        "state",
        "expectations",
        "questions",
        "dialogue",
        "consequences",
        "feedback",
        "evaluations",
        "remarks",
        "trail",
    )
    facts = {name: getattr(found, name) for name in names}
    rating = found.ratings[-1] if found.ratings else None
    rated = {"rating": rating, "earlier_ratings": found.ratings[:-1], **_may_follow(found)}
    return _person(found, whose) | facts | rated | {"ground": ground}


def _may_follow(found: PerformanceCycle) -> dict[str, Any]:
    """What may follow from the rating, and by which rule."""
    if not found.ratings:
        return {"may_follow": None}
    kinds, rule_id = consequences.allowed(found.ratings[-1]["predicate"], performance.last_day(found.year))
    rule = by_id(consequences.CONSEQUENCE_RULES, rule_id)
    return {"may_follow": {"kinds": kinds, "rule_id": rule.id, "source": rule.source, "verified": rule.verified}}


def listed(page: dict[str, Any]) -> dict[str, Any]:
    """A page of cycles with names: whose, which year, how far. Ratings are read one by one, and logged."""
    people = {each.librarian_id for each in page["items"]}
    known = {each.id: each for each in Librarian.objects(id__in=list(people))}
    rows = [_person(each, known[each.librarian_id]) | {"state": each.state} for each in page["items"]]
    return page | {"items": rows}


def _person(found: PerformanceCycle, whose: Librarian) -> dict[str, Any]:
    names = ("id", "version", "librarian_id", "year", "updated_at")
    facts = {name: getattr(found, name) for name in names}
    person = {"librarian_name": whose.name, "unit_id": whose.unit_id, "unit_name": whose.unit_name}
    return facts | person | {"position": whose.position, "rank": whose.rank}
