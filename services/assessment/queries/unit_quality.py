"""For a period: two survey elements beside competence level and training hours of each unit."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

from services.assessment.documents import (
    Assessment,
    AssessmentRound,
    Librarian,
    Library,
    ReportedFact,
    Satisfaction,
    Survey,
)
from services.assessment.domain import assessments, surveys
from services.assessment.domain.evaluation import kinds
from services.assessment.domain.evaluation.unit_quality import ELEMENTS, Unit, beside
from services.assessment.domain.rules import SMALL_CELLS, in_force
from services.assessment.domain.satisfaction import Tally
from services.assessment.queries.assessment_results import judged


def unit_quality(first: date, last: date) -> list[dict[str, Any]]:
    """One row for each unit of the library."""
    tallies, levels, hours = _tallies(first, last), _levels(first, last), _hours(first, last)
    units = [
        Unit(
            each.id, each.name, tallies.get(each.id, {}), tuple(levels.get(each.id, ())), tuple(hours.get(each.id, ()))
        )
        for each in Library.objects
    ]
    return beside(units, in_force(SMALL_CELLS, last))


def _tallies(first: date, last: date) -> dict[str, dict[str, Tally]]:
    """Of surveys closed that touch the period, only what may be shown: small units do not come back in a sum."""
    asked = Survey.objects(state=surveys.CLOSED, opens_on__lte=last, closes_on__gte=first, service=None)
    found: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    wanted = {"survey_id__in": list(asked.scalar("id")), "unit_id__ne": None, "service": None, "shown": True}
    for each in Satisfaction.objects(**wanted):
        for element in each.figures["elements"]:
            if element["slug"] in ELEMENTS:
                one, two, three, four = (int(many) for many in element["counts"])
                unit = found[each.unit_id]
                unit[element["slug"]] = unit[element["slug"]] + Tally((one, two, three, four))
    return found


def _levels(first: date, last: date) -> dict[str, list[Fraction]]:
    """The mean level of each person, as supervisors and assessors saw it in the rounds that ended in the period."""
    rounds = AssessmentRound.objects(ends_on__gte=first.isoformat(), ends_on__lte=last.isoformat()).scalar("id")
    told = Assessment.objects(round_id__in=list(rounds), state__in=list(assessments.TOLD))
    units = {each.id: each.unit_id for each in told.only("id", "unit_id")}
    given: dict[tuple[str, str], list[int]] = defaultdict(list)
    for sheet, rated in judged(list(units), assessments.NAMED_JUDGES):
        given[units[sheet.assessment_id], sheet.subject_id].extend(rated.levels.values())
    found: dict[str, list[Fraction]] = defaultdict(list)
    for (unit, _person), values in sorted(given.items()):
        if values:
            found[unit].append(Fraction(sum(values), len(values)))
    return found


def _hours(first: date, last: date) -> dict[str, list[int]]:
    """Hours of training per person of the unit in which they were earned; who earned none counts as zero."""
    earned: dict[tuple[str, str], int] = defaultdict(int)
    for person in Librarian.objects(active=True).only("id", "unit_id"):
        earned[person.unit_id, person.id] = 0
    revoked = {fact.data["completion_id"] for fact in ReportedFact.objects(kind=kinds.REVOKED)}
    days = {"day__gte": first.isoformat(), "day__lte": last.isoformat()}
    for fact in ReportedFact.objects(kind=kinds.COMPLETED, **days):
        if fact.data["completion_id"] not in revoked:
            earned[fact.data["unit_id"], fact.data["librarian_id"]] += fact.data["hours"]
    found: dict[str, list[int]] = defaultdict(list)
    for (unit, _person), hours in sorted(earned.items()):
        found[unit].append(hours)
    return found
