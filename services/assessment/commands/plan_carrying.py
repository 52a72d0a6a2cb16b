"""What a closed plan left open goes on in the next one, on asking: the same gap, the same words, and where it was."""

from datetime import date, datetime
from typing import Any

from services.assessment.commands import plan_facts, plans
from services.assessment.commands.performance import Author
from services.assessment.commands.plan_items import MOST_ITEMS
from services.assessment.documents import Plan
from services.assessment.domain import plan_items
from services.assessment.domain import plans as states
from services.assessment.queries.plans import left_open
from shared.clock import WIB
from shared.errors import Refused
from shared.ids import new_id


def carry_over(plan: Plan, by: Author, now: datetime) -> Plan:
    """Take over every open item of the plan before this one, once."""
    before, items = left_open(plan)
    if before is None or not items:
        raise Refused("nothing-left-open")
    if len(plan.items) + len(items) > MOST_ITEMS:
        raise Refused("plan-full", most=MOST_ITEMS)
    today = now.astimezone(WIB).date()
    plan.items += [_carried(each, before, plan.year, today) for each in items]
    plan_facts.settle(plan, now)
    return plans.moved(plan, states.CHANGE, by, now, what="carried")


def _carried(item: dict[str, Any], before: Plan, year: int, today: date) -> dict[str, Any]:
    origin = {"plan_id": before.id, "item_id": item["id"], "year": before.year}
    fresh = {"id": new_id(), "due_on": plan_items.carried_due(item["due_on"], year, today), "told": []}
    return item | fresh | {"agreed_at": None, "carried_from": origin}
