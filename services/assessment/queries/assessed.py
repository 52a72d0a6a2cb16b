"""The facts of assessment rounds that a report counts: who was assessed, and one line for what was reached by all."""

from datetime import UTC, date, datetime, time
from typing import Any

from services.assessment.documents import Assessment, AssessmentRound
from services.assessment.domain import assessments
from services.assessment.domain.reports.assessed import ASSESSED, LEVELS
from services.assessment.domain.reports.facts import Fact
from services.assessment.queries import levels
from services.assessment.queries.said import said_of
from shared.clock import WIB

SHARED = "assessment.assessment.shared.v1"


def facts(year: int) -> list[Fact]:
    """Of the results shared in the year: each person, and the sum of what was compared in the newest of each."""
    first, after = (datetime.combine(date(each, 1, 1), time(), WIB).astimezone(UTC) for each in (year, year + 1))
    told = Assessment.objects(state__in=assessments.TOLD, shared_at__gte=first, shared_at__lt=after)
    found = list(told.order_by("shared_at", "id"))
    titles = dict(AssessmentRound.objects(id__in=[each.round_id for each in found]).scalar("id", "title"))
    said = said_of(SHARED, [each.id for each in found])
    rows = [_assessed(each, titles.get(each.round_id, ""), said.get(each.id), year) for each in found]
    newest = {each.subject_id: each for each in found if each.state in levels.HOLDING}
    return [*rows, *_levels(list(newest.values()), year)]


def _assessed(each: Assessment, title: str, event_id: str | None, year: int) -> Fact:
    day = each.shared_at.astimezone(WIB).date().isoformat()
    data = {"librarian_id": each.subject_id, "title": title}
    return Fact(f"{ASSESSED}:{each.id}", ASSESSED, data, day, year, event_id, SHARED)


def _levels(found: list[Assessment], year: int) -> list[Fact]:
    counts = [each for each in map(levels.compared, found) if each.compared]
    if not counts:
        return []
    data: dict[str, Any] = {"people": len(counts), "title": str(year)}
    data |= {name: sum(getattr(each, name) for each in counts) for name in ("reached", "compared")}
    return [Fact(f"{LEVELS}:{year}", LEVELS, data, None, year)]
