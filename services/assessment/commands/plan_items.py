"""The items of a plan: written, changed, taken out, marked by hand. What events do to them is in `plan_moves`."""

from datetime import datetime
from typing import Any

from services.assessment.commands import plan_facts, plans
from services.assessment.commands.performance import Author
from services.assessment.documents import LearningClaim, OfferedCourse, Plan
from services.assessment.domain import gaps, plan_items
from services.assessment.domain import plans as states
from services.assessment.domain.gaps import Gap
from services.assessment.events import planned
from shared.clock import WIB
from shared.errors import Invalid, Refused

MOST_ITEMS = 30
Body = dict[str, Any]


def add(plan: Plan, by: Author, item_id: str, body: Body, known: list[Gap], now: datetime) -> Plan:
    """Write an item that answers a gap, or a wish in its own words."""
    if len(plan.items) >= MOST_ITEMS:
        raise Refused("plan-full", most=MOST_ITEMS)
    _check(plan, body, now)
    gap = _gap(body, known, item_id, now)
    fresh: Body = {
        "id": item_id,
        "state": plan_items.PLANNED,
        "told": [],
        "moves": [],
        "because": None,
        "agreed_at": None,
    }
    plan.items.append(fresh | _facts(body) | {"gap": gap.kept(), "course_title": _course_title(body)})
    plan_facts.settle(plan, now)
    return plans.moved(plan, states.CHANGE, by, now, item_id=item_id, what="added")


def change(plan: Plan, by: Author, item_id: str, body: Body, now: datetime) -> Plan:
    """Change an item; the gap that it answers stays."""
    item = plans.item_of(plan, item_id)
    _check(plan, body, now, before=item)
    told = item["told"] if body["due_on"].isoformat() == item["due_on"] else []
    plans.put_item(plan, item | _facts(body) | {"told": told, "course_title": _course_title(body)})
    plan_facts.settle(plan, now)
    return plans.moved(plan, states.CHANGE, by, now, item_id=item_id, what="changed")


def remove(plan: Plan, by: Author, item_id: str, now: datetime) -> Plan:
    """Take an item out of a draft; what was once agreed is dropped with a reason instead."""
    item = plans.item_of(plan, item_id)
    if item["agreed_at"]:
        raise Refused("item-agreed")
    plan.items = [each for each in plan.items if each["id"] != item_id]
    return plans.moved(plan, states.CHANGE, by, now, item_id=item_id, what="removed")


def mark(plan: Plan, by: Author, item_id: str, body: Body, now: datetime) -> Plan:
    """Mark how far an item is, drop it with a reason, or take it up again."""
    item = plans.item_of(plan, item_id)
    mark, reason = body["mark"], body["reason"]
    _check_mark(item, mark, reason)
    state = plan_items.by_hand(item["state"], mark) or item["state"]
    step = by.says(now, mark=mark, reason=reason) | {"from": item["state"], "to": state}
    plans.put_item(plan, item | {"state": state, "moves": [*item["moves"], step], "because": None})
    plan_facts.settle(plan, now)
    plans.moved(plan, states.WORK, by, now, item_id=item_id, what=mark)
    planned.item_moved(plan, plans.item_of(plan, item_id), now)
    return plan


def _check_mark(item: Body, mark: str, reason: str) -> None:
    if plan_items.by_hand(item["state"], mark) is None:
        raise Refused("item-state", state=item["state"], mark=mark)
    if mark not in plan_items.markable(item):
        raise Refused("item-linked")
    if mark in plan_items.WITH_REASON and not reason:
        raise Invalid({"reason": "reason-needed"})


def _check(plan: Plan, body: Body, now: datetime, before: Body | None = None) -> None:
    first, last = states.due_range(plan.year, now.astimezone(WIB).date())
    unchanged = before is not None and body["due_on"].isoformat() == before["due_on"]
    if not unchanged and not first <= body["due_on"] <= last:
        raise Invalid({"due_on": "due-outside"})
    if body["course_id"] and body["claim_id"]:
        raise Invalid({"claim_id": "one-link"})
    if body["course_id"] and body["kind"] != gaps.COURSE:
        raise Invalid({"course_id": "course-kind"})
    if body["claim_id"] and not LearningClaim.objects(id=body["claim_id"], librarian_id=plan.librarian_id).first():
        raise Invalid({"claim_id": "claim-unknown"})


def _facts(body: Body) -> Body:
    names = ("kind", "description", "success", "owner", "course_id", "claim_id")
    return {name: body[name] for name in names} | {"due_on": body["due_on"].isoformat()}


def _course_title(body: Body) -> str:
    if not body["course_id"]:
        return ""
    course = OfferedCourse.objects(id=body["course_id"]).first()
    if course is None:
        raise Invalid({"course_id": "course-unknown"})
    return str(course.title)


def _gap(body: Body, known: list[Gap], item_id: str, now: datetime) -> Gap:
    if bool(body["gap"]) == bool(body["wish"]):
        raise Invalid({"gap": "gap-or-wish"})
    if body["wish"]:
        today = now.astimezone(WIB).date().isoformat()
        return Gap(gaps.WISH, item_id, gaps.WISH, body["wish"], "", "", today)
    for gap in known:
        if gap.key == body["gap"]:
            return gap
    raise Invalid({"gap": "gap-unknown"})
