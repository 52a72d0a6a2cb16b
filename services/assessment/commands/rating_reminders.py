"""Reminders to raters: one message for each rater and round, at each of the days before it is due."""

from collections import Counter
from datetime import date, datetime

from services.assessment.documents import AssessmentRound, AssessmentSheet
from services.assessment.domain.assessment_rules import ASSESSMENTS, window
from services.assessment.domain.assessments import DRAFT, INVITED, OPEN
from services.assessment.domain.rules import by_id
from services.assessment.events import rating as outgoing
from shared.storage.documents import save


def remind(today: date, now: datetime) -> int:
    """Remind whoever has not submitted. Sent once a window, however often this runs; returns how many heard."""
    return sum(_remind_of(found, today, now) for found in AssessmentRound.objects(state=OPEN))


def _remind_of(found: AssessmentRound, today: date, now: datetime) -> int:
    days = window(by_id(ASSESSMENTS, found.rule_id), date.fromisoformat(found.due_on), today)
    if days is None:
        return 0
    waiting = list(AssessmentSheet.objects(round_id=found.id, state__in=(INVITED, DRAFT)))
    untold = {sheet.rater_id for sheet in waiting if sheet.reminded is None or sheet.reminded > days}
    if not untold:
        return 0
    # Not a new version: a rater who is writing must not be told that the sheet changed meanwhile.
    AssessmentSheet.objects(id__in=[sheet.id for sheet in waiting]).update(set__reminded=days)
    save(found, now)
    sheets = Counter(sheet.rater_id for sheet in waiting)
    for rater_id in sorted(untold):
        outgoing.rater_reminded(found, rater_id, sheets[rater_id], now)
    return len(untold)
