"""Reminders of follow-ups and improvements: each at most once before the day and once after it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from services.assessment.documents import FollowUp, Improvement
from services.assessment.domain import follow_ups
from services.assessment.domain.evaluation import states
from services.assessment.domain.evaluation.rules import BEHAVIOURS, HOUSE, IMPROVEMENTS
from services.assessment.domain.rules import in_force
from services.assessment.events import evaluations as outgoing

BATCH = 200
SOON, OVERDUE = "soon", "overdue"
Tell = Callable[[Any, bool, int, datetime], object]


def remind(as_of: date, now: datetime) -> int:
    """Remind of what is due soon or should be done already. How many were told."""
    day = max(as_of, HOUSE)
    behaviour, improvement = in_force(BEHAVIOURS, day), in_force(IMPROVEMENTS, day)
    due = FollowUp.objects(state=follow_ups.DUE)
    open_ones = Improvement.objects(state=states.OPEN)
    return sum(
        _tell(found, field, kind, until, now, tell)
        for found, field, ahead, tell in (
            (due, "due_until", behaviour.remind_before, outgoing.follow_up_reminded),
            (open_ones, "due_on", improvement.remind_before, outgoing.improvement_reminded),
        )
        for kind, until in ((OVERDUE, as_of - timedelta(days=1)), (SOON, as_of + timedelta(days=ahead)))
    )


def _tell(found: Any, field: str, kind: str, until: date, now: datetime, tell: Tell) -> int:
    """Who is told that it is overdue need not be told that it will be."""
    wanted = found.filter(**{f"{field}__lte": until.isoformat()}, reminded__nin=[kind, OVERDUE])
    rows = list(wanted.order_by(field, "id").limit(BATCH))
    for each in rows:
        tell(each, kind == OVERDUE, each.version + 1, now)
    if rows:
        change = {"push__reminded": kind, "set__updated_at": now, "inc__version": 1}
        type(rows[0]).objects(id__in=[each.id for each in rows]).update(**change)
    return len(rows)
