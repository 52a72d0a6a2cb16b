"""Development plans: one's own, the unit's for its supervisor, all for the manager; no gap in a list."""

from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Librarian, Plan
from services.assessment.domain import gaps, plan_items, plans
from services.assessment.domain.access import SELF
from services.assessment.queries import portfolios
from shared.auth import Principal
from shared.storage.documents import get

Row = dict[str, Any]


def stored(plan_id: str) -> Plan:
    """A plan; whose it is decides who may see it. Raises NotFound."""
    return get(Plan, plan_id)


def listed(who: Principal, filters: Row, today: date) -> QuerySet:
    """The plans that this reader may see."""
    wanted = {name: filters[name] for name in ("year", "state") if name in filters}
    found = Plan.objects(**wanted)
    if filters.get("late"):
        late = {"state": {"$in": list(plan_items.OPEN)}, "due_on": {"$lt": today.isoformat()}}
        found = found.filter(__raw__={"items": {"$elemMatch": late}})
    people = _people(who, filters.get("unit_id"))
    return found if people is None else found.filter(librarian_id__in=people)


def own(reader: Librarian) -> QuerySet:
    """The reader's own."""
    return Plan.objects(librarian_id=reader.id)


def rows(page: Row, today: date) -> Row:
    """A page of plans with names and counts: whose, which year, how far, what is late."""
    people = {each.librarian_id for each in page["items"]}
    known = {each.id: each for each in Librarian.objects(id__in=list(people))}
    return page | {"items": [_row(each, known[each.librarian_id], today) for each in page["items"]]}


def shown(plan: Plan, whose: Librarian, ground: str, today: date) -> Row:
    """Everything about a plan; `ground` and `may` tell the reader what can be done."""
    names = ("drafted_by", "proposed_by", "comments", "consents", "trail")
    facts = {name: getattr(plan, name) for name in names}
    facts |= {"items": items(plan, today), "review": plan.review or None, "ground": ground}
    return _row(plan, whose, today) | facts | {"may": may(plan, ground), "left_open": _left_open(plan)}


def left_open(plan: Plan) -> tuple[Plan | None, list[Row]]:
    """The plan before this one, and what it left open once it was closed, as far as this plan has not taken it over."""
    before: Plan | None = Plan.objects(librarian_id=plan.librarian_id, year__lt=plan.year).order_by("-year").first()
    if before is None or before.state != plans.CLOSED:
        return None, []
    taken = {(each.get("carried_from") or {}).get("item_id") for each in plan.items}
    return before, [each for each in before.items if each["state"] in plan_items.OPEN and each["id"] not in taken]


def items(plan: Plan, today: date) -> list[Row]:
    """The items, the earliest due first."""
    ordered = sorted(plan.items, key=lambda each: (each["state"] in ("done", "dropped"), each["due_on"], each["id"]))
    return [_item(plan, each, today) for each in ordered]


def may(plan: Plan, ground: str) -> list[str]:
    """Which steps this reader can take now: the page shows no others."""
    side = plans.LIBRARIAN if ground == SELF else plans.LEADER
    steps = [action for action in plans.ACTIONS if plans.after(plan.state, action)]
    answers = (plans.AGREE, plans.RETURN) if plan.proposed_by == side else ()
    leads = (plans.CLOSE,) if side == plans.LIBRARIAN else ()
    return [step for step in steps if step not in answers and step not in leads]


def _left_open(plan: Plan) -> Row | None:
    if plans.after(plan.state, plans.CHANGE) is None:
        return None
    before, found = left_open(plan)
    return {"plan_id": before.id, "year": before.year, "count": len(found)} if before and found else None


def _item(plan: Plan, item: Row, today: date) -> Row:
    late = plans.overdue(item["state"], item["due_on"], today)
    marks = list(plan_items.markable(item)) if plan.state == plans.AGREED else []
    return {"carried_from": None} | item | {"overdue": late, "share": gaps.SHARES[item["kind"]], "marks": marks}


def _row(plan: Plan, whose: Librarian, today: date) -> Row:
    names = ("id", "version", "librarian_id", "year", "state", "updated_at")
    facts = {name: getattr(plan, name) for name in names}
    person = {"librarian_name": whose.name, "unit_id": whose.unit_id, "unit_name": whose.unit_name}
    open_days = [each["due_on"] for each in plan.items if each["state"] in plan_items.OPEN]
    counts = plans.tally(plan.items, today)
    counts = {"under_way": counts.pop("under-way"), "item_count": counts.pop("items")} | counts
    return facts | person | counts | {"next_due_on": min(open_days, default=None)}


def _people(who: Principal, unit_id: str | None) -> list[str] | None:
    """Whose plans: None for everybody's."""
    if who.has("manager"):
        return None if unit_id is None else _of_unit(unit_id)
    reader = portfolios.mine(who)
    if who.has("supervisor") and reader.active and reader.unit_id:
        return list(dict.fromkeys([*_of_unit(reader.unit_id), reader.id]))
    return [reader.id]


def _of_unit(unit_id: str) -> list[str]:
    return list(Librarian.objects(unit_id=unit_id).scalar("id"))
