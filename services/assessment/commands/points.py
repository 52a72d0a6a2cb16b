"""The credit-point account: a year's points, those of before, and since when a rank is held."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from services.assessment.documents import Librarian, PerformanceCycle, PointAccount
from services.assessment.domain import performance, points
from services.assessment.domain.level_changes import Change, Stretch, stretches
from services.assessment.domain.point_rules import INTEGRATION_RULE, POINT_RULES, Level, PointRule
from services.assessment.domain.points import Earned
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
    _enter(account, cycle, rule, level, librarian.rank, now)
    _keep(account, now)


def change_level(account: PointAccount, librarian: Librarian, body: dict[str, Any], now: datetime) -> PointAccount:
    """Record from which day the level of today is held: the months before it stay on the level before.

    Years that were rated already are entered again, each month on its own level.
    """
    level = _level_today(librarian, now)
    rule = in_force(POINT_RULES, now.astimezone(WIB).date())
    _check_change(rule, level, body, now)
    account = _settle(account, librarian, level)
    account.changes = [each for each in account.changes if each["stint"] != account.stint]
    facts = {"from_level": body["from_level"], "to_level": level.slug, "basis": body["basis"]}
    account.changes.append({"on": body["on"].isoformat(), "stint": account.stint, "at": now} | facts)
    for cycle in PerformanceCycle.objects(librarian_id=librarian.id, state__in=performance.WITH_RATING):
        again = _rule(performance.last_day(cycle.year))
        if again is not None:
            _enter(account, cycle, again, level, librarian.rank, now)
    return _keep(account, now)


def _enter(
    account: PointAccount, cycle: PerformanceCycle, rule: PointRule, level: Level, rank: str, now: datetime
) -> None:
    """A line for each level that the year was worked on; those of an earlier rating are replaced."""
    rating = cycle.ratings[-1]
    earlier = [each for each in account.entries if each.get("cycle_id") == cycle.id and not each["replaced"]]
    parts = _parts(account, cycle.year, rating, rule, level, earlier)
    made = [(part, points.earned(rule, rule.level(part.level), rating["predicate"], part.months)) for part in parts]
    fresh = [_worked(cycle, rating, part, earned, rank, now) for part, earned in made]
    if [_told(each) for each in fresh] == [_told(each) for each in earlier]:
        return
    _replace(earlier)
    account.entries.extend(fresh)


def _parts(
    account: PointAccount,
    year: int,
    rating: dict[str, Any],
    rule: PointRule,
    level: Level,
    earlier: list[dict[str, Any]],
) -> Sequence[Stretch]:
    changes = [_change(each) for each in account.changes]
    stint = account.stint
    if not changes:  # a dispute settled after a promotion still concerns the level on which the year was worked
        level, stint = _as_first_rated(rule, earlier, level, stint)
    return stretches(year, rating.get("first_month", 1), rating["months"], changes, level.slug, stint)


def _change(kept: dict[str, Any]) -> Change:
    return Change(date.fromisoformat(kept["on"]), kept["from_level"], kept["to_level"], kept["stint"])


def _worked(
    cycle: PerformanceCycle, rating: dict[str, Any], part: Stretch, made: Earned, rank: str, now: datetime
) -> dict[str, Any]:
    facts = {"year": cycle.year, "cycle_id": cycle.id, "predicate": rating["predicate"], "months": made.months}
    factors = {"percent": str(made.percent), "coefficient": str(made.coefficient), "verified": made.verified}
    where = {"stint": part.stint, "level": part.level, "rank": rank, "first_month": part.first_month}
    return _entry(points.YEAR, made.points, made.rule_id, now) | facts | factors | where


def _told(entry: dict[str, Any]) -> tuple[Any, ...]:
    names = ("year", "stint", "level", "points", "months", "predicate", "rule_id")
    return (*(entry[name] for name in names), entry.get("first_month", 1))


def _check_change(rule: PointRule, level: Level, body: dict[str, Any], now: datetime) -> None:
    if body["on"].day != 1:
        raise Invalid({"on": "not-first-of-month"})
    if body["on"] > now.astimezone(WIB).date():
        raise Invalid({"on": "not-yet"})
    if body["from_level"] == level.slug or body["from_level"] not in {each.slug for each in rule.levels}:
        raise Invalid({"from_level": "not-the-level-before"})


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
