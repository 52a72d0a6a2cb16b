"""Which gaps the plans of a unit share. Below five plans only the manager sees them: few plans name their people."""

from collections import defaultdict
from datetime import date
from typing import Any

from services.assessment.documents import Librarian, Plan, PlanNeed
from services.assessment.domain import gaps, plan_items, plans
from services.assessment.domain.rules import SMALL_CELLS, in_force
from services.assessment.queries import portfolios
from shared.auth import Principal
from shared.errors import NotFound

Row = dict[str, Any]
SAID = (plans.PROPOSED, plans.AGREED, plans.CLOSED)  # a draft is its writer's


def common(who: Principal, year: int, today: date) -> list[Row]:
    """By unit, the most common gap first: how many people's plans answer it, of how many plans."""
    rule = in_force(SMALL_CELLS, today)
    rows = [row for row in _rows(year) if who.has("manager") or row["people"] >= rule.minimum]
    if not who.has("manager", "auditor"):
        unit_id = portfolios.mine(who).unit_id
        rows = [row for row in rows if row["unit_id"] == unit_id]
    asked = {(each.unit_id, each.key): each.id for each in PlanNeed.objects(year=year)}
    return [row | {"rule_id": rule.id, "need_id": asked.get((row["unit_id"], row["key"]))} for row in rows]


def row_of(who: Principal, year: int, unit_id: str, key: str, today: date) -> Row:
    """One gap of one unit, as this reader may see it. Raises NotFound."""
    for row in common(who, year, today):
        if (row["unit_id"], row["key"]) == (unit_id, key):
            return row
    raise NotFound("gap", key)


def _rows(year: int) -> list[Row]:
    written = list(Plan.objects(year=year, state__in=SAID))
    people = {each.id: each for each in Librarian.objects(id__in=[plan.librarian_id for plan in written])}
    units: dict[tuple[str, str], list[Plan]] = defaultdict(list)
    for plan in written:
        whose = people[plan.librarian_id]
        units[whose.unit_name, whose.unit_id].append(plan)
    return [row for unit, each in sorted(units.items()) for row in _of_unit(unit, each)]


def _of_unit(unit: tuple[str, str], written: list[Plan]) -> list[Row]:
    seen: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for plan in written:
        for key, gap in {_key(each["gap"]): each["gap"] for each in plan.items if _stands(each)}.items():
            seen[key].append(gap)
    ranked = sorted(seen.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [_row(unit, ":".join(key), found, len(written)) for key, found in ranked]


def _row(unit: tuple[str, str], key: str, found: list[Row], of: int) -> Row:
    name, unit_id = unit
    gap = found[0]
    facts = {name: gap[name] for name in ("origin", "subject", "competency", "element")}
    said = {name: "" if gap["origin"] == gaps.WISH else gap[name] for name in ("title", "title_en")}
    return facts | said | {"unit_id": unit_id, "unit_name": name, "key": key, "people": len(found), "plans": of}


def _key(gap: Row) -> tuple[str, str]:
    """One gap, whoever saw it: competencies are the same whether oneself or the supervisor rated them."""
    if gap["competency"]:
        return "competency", gap["competency"]
    return gap["origin"], gap["title"] if gap["origin"] == gaps.CERTIFICATE else gap["subject"]


def _stands(item: Row) -> bool:
    return item["state"] != plan_items.DROPPED
