"""The credit-point account: a year's points, those of before, and since when a rank is held."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from services.assessment.documents import Librarian, PerformanceCycle, PointAccount
from services.assessment.domain import performance, points
from services.assessment.domain.point_rules import INTEGRATION_RULE, POINT_RULES, Level, PointRule
from services.assessment.domain.rules import by_id, in_force
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.storage.documents import get, insert, save


def credit_year(cycle: PerformanceCycle, now: datetime) -> None:
    """Enter what the rating of a year earns; a rating after a dispute takes the place of the first."""
    rule = _rule(performance.last_day(cycle.year))
    librarian = get(Librarian, cycle.librarian_id)
    level = rule.level_of(librarian.position) if rule else None
    if rule is None or level is None:
        return
    account = _settled(librarian, level)
    rating = cycle.ratings[-1]
    earlier = [each for each in account.entries if each.get("cycle_id") == cycle.id and not each["replaced"]]
    level, stint = _as_first_rated(rule, earlier, level, account.stint)
    _replace(earlier)
    made = points.earned(rule, level, rating["predicate"], rating["months"])
    facts = {"year": cycle.year, "cycle_id": cycle.id, "predicate": rating["predicate"], "months": made.months}
    factors = {"percent": str(made.percent), "coefficient": str(made.coefficient), "verified": made.verified}
    where = {"stint": stint, "level": level.slug, "rank": librarian.rank}
    account.entries.append(_entry(points.YEAR, made.points, made.rule_id, now) | facts | factors | where)
    _keep(account, now)


def import_earlier(account: PointAccount, librarian: Librarian, body: dict[str, Any], now: datetime) -> PointAccount:
    """Take over the points of before, converted; again takes the place of what was taken over first."""
    level = _level_today(librarian, now)
    if body["through_year"] > now.astimezone(WIB).year:
        raise Invalid({"through_year": "year-too-far"})
    try:
        worth = points.converted(Decimal(body["accumulated"]), Decimal(body["base"]))
    except ValueError as error:
        raise Invalid({"base": "base-above-accumulated"}) from error
    account = _settle(account, librarian, level)
    _replace([each for each in account.entries if each["kind"] == points.EARLIER and each["stint"] == account.stint])
    facts = {"year": body["through_year"], "verified": True, "stint": account.stint, "level": level.slug}
    given = {name: body[name] for name in ("accumulated", "base", "basis")}
    account.entries.append(_entry(points.EARLIER, worth, INTEGRATION_RULE, now) | facts | given)
    return _keep(account, now)


def record_rank(account: PointAccount, librarian: Librarian, since: date, now: datetime) -> PointAccount:
    """Record since when the rank of today is held: the two years in a rank are counted from there."""
    level = _level_today(librarian, now)
    if since > now.astimezone(WIB).date():
        raise Invalid({"since": "not-yet"})
    account = _settle(account, librarian, level)
    account.rank_since = since.isoformat()
    return _keep(account, now)


def _rule(on: date) -> PointRule | None:
    # before 2023 points came from another system: they are taken over, not computed
    return in_force(POINT_RULES, on) if on >= POINT_RULES[0].effective_from else None


def _level_today(librarian: Librarian, now: datetime) -> Level:
    level = in_force(POINT_RULES, now.astimezone(WIB).date()).level_of(librarian.position)
    if level is None:
        raise Refused("no-level", position=librarian.position)
    return level


def _as_first_rated(rule: PointRule, earlier: list[dict[str, Any]], level: Level, stint: int) -> tuple[Level, int]:
    # a dispute settled after a promotion still concerns the level on which the year was worked
    if not earlier:
        return level, stint
    return by_id((rule,), earlier[-1]["rule_id"]).level(earlier[-1]["level"]), earlier[-1]["stint"]


def _settled(librarian: Librarian, level: Level) -> PointAccount:
    account = PointAccount.objects(id=librarian.id).first() or PointAccount(id=librarian.id)
    return _settle(account, librarian, level)


def _settle(account: PointAccount, librarian: Librarian, level: Level) -> PointAccount:
    if account.level and account.level != level.slug:
        account.stint += 1
    if account.rank != librarian.rank or account.level != level.slug:
        account.rank_since = None
    account.level, account.rank = level.slug, librarian.rank
    return account


def _replace(entries: list[dict[str, Any]]) -> None:
    for each in entries:
        each["replaced"] = True


def _entry(kind: str, worth: Any, rule_id: str, now: datetime) -> dict[str, Any]:
    return {"kind": kind, "points": str(worth), "rule_id": rule_id, "replaced": False, "at": now}


def _keep(account: PointAccount, now: datetime) -> PointAccount:
    return save(account, now) if account.version else insert(account, now)
