"""What happened to development plans, in the published language: ids, states and days; no gap, no figure, no word."""

from datetime import date, datetime
from typing import Any

from services.assessment.documents import Librarian, Plan, PlanNeed
from services.assessment.domain import plan_items, plans
from shared.contracts import plans as contract
from shared.contracts.envelope import Incoming
from shared.storage import outbox


def proposed(plan: Plan, librarian: Librarian, answered_by: str, now: datetime) -> None:
    _say(contract.PlanProposedV1, plan, _plan(plan, librarian) | _to(plan, librarian, answered_by), now)


def agreed(plan: Plan, librarian: Librarian, now: datetime) -> None:
    items = plans.tally(plan.items, now.date())
    _say(contract.PlanAgreedV1, plan, _plan(plan, librarian) | {"items": items["items"] - items["dropped"]}, now)


def commented(plan: Plan, librarian: Librarian, heard_by: str, now: datetime) -> None:
    _say(contract.PlanCommentedV1, plan, _plan(plan, librarian) | _to(plan, librarian, heard_by), now)


def due(plan: Plan, librarian: Librarian, today: date, now: datetime) -> None:
    soon = [each for each in plan.items if plan_items.due_soon(each, today)]
    late = [each for each in plan.items if plans.overdue(each["state"], each["due_on"], today)]
    leaders = any(each["owner"] != plan_items.LIBRARIAN for each in [*soon, *late])
    facts = {
        "soon": len(soon),
        "late": len(late),
        "first_due_on": min(date.fromisoformat(each["due_on"]) for each in [*soon, *late]),
        "only_librarian_id": None if leaders else librarian.id,
    }
    _say(contract.PlanDueV1, plan, _plan(plan, librarian) | facts, now)


def item_moved(plan: Plan, item: dict[str, Any], now: datetime, cause: Incoming | None = None) -> None:
    because = item["because"] or {}
    facts = {
        "plan_id": plan.id,
        "item_id": item["id"],
        "librarian_id": plan.librarian_id,
        "year": plan.year,
        "state": item["state"],
        "because": because.get("status") or "by-hand",
        "moved_by": because.get("event_id"),
    }
    _say(contract.PlanitemMovedV1, plan, facts, now, cause)


def need_requested(need: PlanNeed, now: datetime) -> None:
    names = ("unit_id", "unit_name", "year", "title", "element", "competency", "people", "plans")
    facts = {name: getattr(need, name) for name in names} | {"need_id": need.id}
    outbox.publish(contract.NeedRequestedV1, subject=need.id, sequence=need.version, now=now, data=facts)


def _plan(plan: Plan, librarian: Librarian) -> dict[str, Any]:
    return {"plan_id": plan.id, "librarian_id": librarian.id, "unit_id": librarian.unit_id, "year": plan.year}


def _to(plan: Plan, librarian: Librarian, side: str) -> dict[str, Any]:
    """Whom it is for: the librarian, or whoever leads the unit."""
    leads = side == plans.LEADER
    return {"to_librarian_id": None if leads else librarian.id, "to_unit_id": librarian.unit_id if leads else None}


def _say(event: Any, plan: Plan, facts: dict[str, Any], now: datetime, cause: Incoming | None = None) -> None:
    outbox.publish(event, subject=plan.id, sequence=plan.version, now=now, data=facts, cause=cause)
