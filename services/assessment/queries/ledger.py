"""The ledger read: entries, their sums, a year's balance against its obligation, the units at a glance."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Certificate, HourEntry, LearningClaim, Librarian
from services.assessment.domain import claims, learning_rules
from services.assessment.domain.ledger import NONE, shown, still_to_do, worth

Sums = dict[str, Decimal]
EXPIRING = timedelta(days=180)


def entries(librarian_id: str, year: int | None = None) -> QuerySet:
    """The lines of one librarian, of all years or of one."""
    found = HourEntry.objects(librarian_id=librarian_id)
    return found.filter(year=year) if year else found


def counted(librarian_id: str, activity: str, year: int) -> Decimal:
    """What counts of one kind of activity in a year."""
    return _sums({"librarian_id": librarian_id, "activity": activity, "year": year}, "$activity").get(activity, NONE)


def sums(librarian_ids: Iterable[str], year: int) -> Sums:
    """What counts of each of them in a year: the sum of their entries."""
    return _sums({"year": year, "librarian_id": {"$in": list(librarian_ids)}}, "$librarian_id")


def total(librarian_id: str, year: int) -> Decimal:
    """What counts of one librarian in a year."""
    return sums([librarian_id], year).get(librarian_id, NONE)


def balance(librarian: Librarian, year: int, today: date) -> dict[str, Any]:
    """Done, in review, still to do, and what ends: each figure with the rule it rests on."""
    rule = learning_rules.obligation(librarian.nip, min(today, date(year, 12, 31)))
    done = total(librarian.id, year)
    asked = Decimal(rule.hours)
    return {
        "librarian_id": librarian.id,
        "name": librarian.name,
        "unit_id": librarian.unit_id,
        "unit_name": librarian.unit_name,
        "year": year,
        "employment": learning_rules.employment(librarian.nip),
        "obligation": {"hours": shown(asked), "rule_id": rule.id, "source": rule.source, "verified": rule.verified},
        "done": shown(done),
        "in_review": shown(in_review([librarian.id], year).get(librarian.id, NONE)),
        "to_do": shown(still_to_do(asked, done)),
        "ends_on": date(year, 12, 31).isoformat(),
        "by_activity": _by_activity(librarian.id, year, today),
        "expiring": _expiring(librarian.id, today),
    }


def overview(people: Iterable[Librarian], year: int, today: date) -> list[dict[str, Any]]:
    """Each of them in one line."""
    found = list(people)
    ids = [each.id for each in found]
    done, waiting = sums(ids, year), in_review(ids, year)
    return [_line(each, year, today, done.get(each.id, NONE), waiting.get(each.id, NONE)) for each in found]


def in_review(librarian_ids: Iterable[str], year: int) -> Sums:
    """What claims that wait for a reviewer would be worth by their factor, before any cap."""
    found: Sums = {}
    first, last = f"{year}-01-01", f"{year}-12-31"
    waiting = {"state": claims.SUBMITTED, "ends_on__gte": first, "ends_on__lte": last}
    for claim in LearningClaim.objects(librarian_id__in=list(librarian_ids), **waiting):
        rule = learning_rules.activity(claim.activity, date.fromisoformat(claim.ends_on))
        found[claim.librarian_id] = found.get(claim.librarian_id, NONE) + worth(rule, claim.hours, NONE).full
    return found


def people(unit_id: str | None) -> QuerySet:
    """Those who work here, of one unit or of all."""
    found = Librarian.objects(active=True)
    return found.filter(unit_id=unit_id) if unit_id else found


def _line(librarian: Librarian, year: int, today: date, done: Decimal, waiting: Decimal) -> dict[str, Any]:
    rule = learning_rules.obligation(librarian.nip, min(today, date(year, 12, 31)))
    asked = Decimal(rule.hours)
    return {
        "librarian_id": librarian.id,
        "librarian_name": librarian.name,
        "unit_id": librarian.unit_id,
        "unit_name": librarian.unit_name,
        "year": year,
        "obligation": shown(asked),
        "done": shown(done),
        "in_review": shown(waiting),
        "to_do": shown(still_to_do(asked, done)),
        "rule_id": rule.id,
    }


def _by_activity(librarian_id: str, year: int, today: date) -> list[dict[str, Any]]:
    found = _sums({"librarian_id": librarian_id, "year": year}, "$activity")
    day = min(today, date(year, 12, 31))
    rules = {slug: learning_rules.activity(slug, day) for slug in found}
    return [
        {"activity": slug, "done": shown(found[slug]), "cap": shown(rule.cap) if rule.cap else None, "rule_id": rule.id}
        for slug, rule in rules.items()
    ]


def _expiring(librarian_id: str, today: date) -> list[Certificate]:
    until = {"valid_until__gte": today.isoformat(), "valid_until__lte": (today + EXPIRING).isoformat()}
    return list(Certificate.objects(librarian_id=librarian_id, revoked=False, **until).order_by("valid_until", "id"))


def _sums(matching: dict[str, Any], by: str) -> Sums:
    pipeline = [{"$match": matching}, {"$group": {"_id": by, "hours": {"$sum": "$hours"}}}]
    return {row["_id"]: row["hours"].to_decimal() for row in HourEntry._get_collection().aggregate(pipeline)}
