"""A development plan: draft, propose, agree, close with a review. `by` may already see the plan."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from services.assessment.commands.performance import Author
from services.assessment.documents import Librarian, Plan
from services.assessment.domain import plan_items, plans
from services.assessment.events import planned
from shared.clock import WIB
from shared.errors import Invalid, NotFound, Refused
from shared.storage.documents import insert, save


def begin(plan_id: str, librarian: Librarian, by: Author, year: int, now: datetime) -> Plan:
    """Draft a librarian's plan of this year or the next."""
    this_year = _today(now).year
    if not librarian.active:
        raise NotFound("librarian", librarian.id)
    if not this_year <= year <= this_year + 1:
        raise Invalid({"year": "plan-year"})
    if Plan.objects(librarian_id=librarian.id, year=year).first():
        raise Refused("plan-exists", name=librarian.name, year=year)
    plan = Plan(id=plan_id, librarian_id=librarian.id, year=year, state=plans.DRAFT, drafted_by=by.side)
    plan.trail = [by.says(now, action="begin", state=plan.state)]
    return insert(plan, now)


def propose(plan: Plan, librarian: Librarian, by: Author, now: datetime) -> Plan:
    """Put the plan before the other side, who hears of it."""
    if not any(each["state"] != plan_items.DROPPED for each in plan.items):
        raise Refused("plan-empty")
    plan.proposed_by, plan.consents = by.side, {by.side: by.says(now)}
    moved(plan, plans.PROPOSE, by, now)
    planned.proposed(plan, librarian, plans.other(by.side), now)
    return plan


def agree(plan: Plan, librarian: Librarian, by: Author, now: datetime) -> Plan:
    """Agree to what the other side proposed: now both have."""
    _must_answer(plan, by, plans.AGREE)
    plan.consents = plan.consents | {by.side: by.says(now)}
    plan.items = [each | {"agreed_at": each.get("agreed_at") or now} for each in plan.items]
    moved(plan, plans.AGREE, by, now)
    planned.agreed(plan, librarian, now)
    return plan


def give_back(plan: Plan, by: Author, text: str, now: datetime) -> Plan:
    """Ask for changes: a draft again, with the words on record."""
    _must_answer(plan, by, plans.RETURN)
    plan.comments.append(by.says(now, text=text))
    plan.consents = {}
    return moved(plan, plans.RETURN, by, now)


def comment(plan: Plan, librarian: Librarian, by: Author, text: str, now: datetime) -> Plan:
    """Say something about the plan; in every state, by either side."""
    plan.comments.append(by.says(now, text=text))
    plan.trail.append(by.says(now, action="comment", state=plan.state))
    saved = save(plan, now)
    planned.commented(saved, librarian, plans.other(by.side), now)
    return saved


def close(plan: Plan, by: Author, text: str, now: datetime) -> Plan:
    """Look back with a review. What is still open is counted as not reached, never hidden."""
    by.must_lead()
    plan.review = by.says(now, text=text, tally=plans.tally(plan.items, _today(now)))
    return moved(plan, plans.CLOSE, by, now)


def moved(plan: Plan, action: str, by: Author, now: datetime, **noted: Any) -> Plan:
    """Take a step that the states allow, and write it into the trail. Raises Refused."""
    state = plans.after(plan.state, action)
    if state is None:
        raise Refused("plan-state", state=plan.state, action=action)
    if state == plans.DRAFT:
        plan.proposed_by, plan.consents = None, {}
    plan.state = state
    plan.trail.append(by.says(now, action=action, state=state, **noted))
    return stored(plan, now)


def stored(plan: Plan, now: datetime) -> Plan:
    """Save, with what is looked up by and when to remind next."""
    plan.course_ids = sorted({each["course_id"] for each in plan.items if each.get("course_id")})
    plan.claim_ids = sorted({each["claim_id"] for each in plan.items if each.get("claim_id")})
    plan.remind_on = _remind_on(plan.items) if plan.state == plans.AGREED else None
    return save(plan, now)


def item_of(plan: Plan, item_id: str) -> dict[str, Any]:
    """The item of a plan. Raises NotFound."""
    for each in plan.items:
        if each["id"] == item_id:
            return dict(each)
    raise NotFound("item", item_id)


def put_item(plan: Plan, item: Mapping[str, Any]) -> None:
    """Put the changed item in its place."""
    plan.items = [dict(item) if each["id"] == item["id"] else each for each in plan.items]


def _must_answer(plan: Plan, by: Author, action: str) -> None:
    if plans.after(plan.state, action) is None:
        raise Refused("plan-state", state=plan.state, action=action)
    if plan.proposed_by == by.side:
        raise Refused("plan-other-side")


def _remind_on(items: list[dict[str, Any]]) -> str | None:
    return min(filter(None, map(plan_items.next_reminder, items)), default=None)


def _today(now: datetime) -> date:
    return now.astimezone(WIB).date()
