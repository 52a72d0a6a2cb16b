"""Where the facts put the items of a plan that name a course or a claim. Changes the plan in memory only."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from services.assessment.documents import CourseRun, Learning, Plan
from services.assessment.domain import gaps, plan_items, plans
from services.assessment.domain.plan_items import Fact
from shared.clock import WIB

Item = dict[str, Any]


def settle(plan: Plan, now: datetime) -> list[Item]:
    """Let every linked item follow its facts; the items that moved. What was dropped by hand stays dropped."""
    changed = []
    for item in plan.items:
        if plan_items.linked(item) and item["state"] != plan_items.DROPPED:
            after = _followed(item, plan_items.standing(_facts(plan, item)), now)
            if after is not item:
                changed.append(after)
    by_id = {each["id"]: each for each in changed}
    plan.items = [by_id.get(each["id"], each) for each in plan.items]
    return changed


def _followed(item: Item, found: plan_items.Standing, now: datetime) -> Item:
    fact = found.fact
    before = (item["because"] or {}).get("event_id")
    if item["state"] == found.state and before == (fact.event_id if fact else None):
        return item
    if fact is None:
        return item | {"state": found.state, "because": None}
    because = {"status": fact.status, "event_id": fact.event_id, "event_type": fact.event_type, "on": fact.on}
    step = because | {"at": now, "from": item["state"], "to": found.state, "fact_id": fact.id}
    return item | {"state": found.state, "because": because, "moves": [*item["moves"], step]}


def _facts(plan: Plan, item: Item) -> Iterator[Fact]:
    if item["claim_id"]:
        yield from map(_claim_fact, Learning.objects(librarian_id=plan.librarian_id, claim_id=item["claim_id"]))
    if item["course_id"]:
        yield from _course_facts(plan, item)


def _course_facts(plan: Plan, item: Item) -> Iterator[Fact]:
    """A completion that ends soon, and whatever was before the plan, close no gap of it."""
    gap = item["gap"]
    seen = date.fromisoformat(gap["on"]) if gap["origin"] in gaps.JUDGED else None
    since = plans.counts_from(plan.year, plan.created_at.astimezone(WIB).date(), seen).isoformat()
    ending = gap["source_id"] if gap["origin"] == gaps.CERTIFICATE else ""
    runs = {run.id: run for run in CourseRun.objects(course_id=item["course_id"])}
    for row in Learning.objects(librarian_id=plan.librarian_id, session_id__in=list(runs)):
        if row.id != ending and row.day >= since:
            yield _course_fact(row, runs[row.session_id])


def _course_fact(row: Learning, run: CourseRun) -> Fact:
    if row.status == plan_items.COMPLETED and row.revoked:
        return _told(row.id, plan_items.REVOKED, row.revoked)
    if row.status == plan_items.ENROLLED and run.cancelled:
        return _told(row.id, plan_items.CANCELLED, run.cancelled)
    return _claim_fact(row)


def _claim_fact(row: Learning) -> Fact:
    return Fact(row.id, row.status, row.on, row.event_id, row.event_type)


def _told(id: str, status: str, told: Item) -> Fact:
    return Fact(id, status, told["on"], told["event_id"], told["event_type"])
