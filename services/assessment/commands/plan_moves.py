"""What events do to plans. Items follow from the newest facts alone, so neither order nor repetition matters."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from services.assessment.commands import plan_facts, plans
from services.assessment.documents import CourseRun, Learning, OfferedCourse, Plan
from services.assessment.events import planned
from shared.contracts.envelope import Incoming
from shared.storage.projections import Copy, Row, project

Events = Sequence[Incoming]


def keep_courses(rows: Iterable[Row]) -> None:
    """Take over what training offers."""
    project(OfferedCourse, rows)


def keep_runs(rows: Sequence[Row], events: Events, now: datetime) -> None:
    """Take over which course a session runs, and whether it was called off; move the plans of its learners."""
    _keep(CourseRun, rows)
    learners = Learning.objects(session_id__in=[row.id for row in rows]).only("librarian_id")
    refresh({each.librarian_id for each in learners}, events, now)


def keep_runs_of(completions: Sequence[Row]) -> None:
    """What a completion tells of its session, should nothing else have told it yet."""
    fresh = {row.id: row for row in completions}
    for known in CourseRun.objects(id__in=list(fresh)).only("id"):
        fresh.pop(known.id)
    _insert(CourseRun, fresh.values())


def keep_learning(rows: Sequence[Row], events: Events, now: datetime) -> None:
    """Take over how far librarians are in what they learn; move their plans."""
    _keep(Learning, rows)
    refresh({str(row.fields["librarian_id"]) for row in rows}, events, now)


def revoke(completion_id: str, librarian_id: str, told: dict[str, Any], events: Events, now: datetime) -> None:
    """A completion counts no longer, whether it is known already or not."""
    change = {"$set": {"revoked": told, "librarian_id": librarian_id}, "$setOnInsert": {"sequence": -1}}
    Learning._get_collection().update_one({"_id": completion_id}, change, upsert=True)
    refresh({librarian_id}, events, now)


def refresh(librarian_ids: set[str], events: Events, now: datetime) -> None:
    """Look at every linked item of these librarians again, and tell what moved and which event moved it."""
    causes = {event.id: event for event in events}
    for plan in Plan.objects(librarian_id__in=sorted(librarian_ids)).order_by("id"):
        changed = plan_facts.settle(plan, now) if plan.course_ids or plan.claim_ids else []
        if changed:
            plans.stored(plan, now)
        for item in changed:
            planned.item_moved(plan, item, now, causes.get((item["because"] or {}).get("event_id", "")))


def _keep(model: type[Copy], rows: Sequence[Row]) -> None:
    """Completions arrive by the hundred, most of them new: those in one insert, only the known by comparing."""
    known = {each.id for each in model.objects(id__in=[row.id for row in rows]).only("id")}
    told = Counter(row.id for row in rows)
    fresh = [row for row in rows if row.id not in known and told[row.id] == 1]
    _insert(model, fresh)
    project(model, [row for row in rows if row.id in known or told[row.id] > 1])


def _insert(model: type[Copy], rows: Iterable[Row]) -> None:
    made = [{"_id": row.id, "sequence": row.sequence, **row.fields} for row in rows]
    if made:
        model._get_collection().insert_many(made)
