"""Reminders: one message for all that is due soon or late in a plan, never the same step twice."""

from datetime import date, datetime

from services.assessment.commands import plans
from services.assessment.documents import Librarian, Plan
from services.assessment.domain import plan_items
from services.assessment.domain import plans as states
from services.assessment.events import planned

BATCH = 200


def remind(today: date, now: datetime) -> bool:
    """Remind of what has come due; True when there was more than one transaction should hold."""
    due = list(Plan.objects(state=states.AGREED, remind_on__lte=today.isoformat()).order_by("remind_on").limit(BATCH))
    people = {each.id: each for each in Librarian.objects(id__in=[plan.librarian_id for plan in due])}
    for plan in due:
        _remind(plan, people.get(plan.librarian_id), today, now)
    return len(due) == BATCH


def _remind(plan: Plan, librarian: Librarian | None, today: date, now: datetime) -> None:
    news = any(plan_items.reminder(each, today) for each in plan.items)
    plan.items = [each | {"told": plan_items.told(each, today)} for each in plan.items]
    plans.stored(plan, now)
    if news and librarian is not None and librarian.active:
        planned.due(plan, librarian, today, now)
