"""The gaps of a librarian, read from where each was seen, and the courses on offer that may close them."""

from datetime import date, timedelta
from typing import Any

from mongoengine import Q

from services.assessment.documents import Certificate, Credit, Librarian, Need, OfferedCourse, PerformanceCycle, Survey
from services.assessment.domain import gaps, surveys
from services.assessment.domain.gaps import Gap
from services.assessment.domain.performance_rules import AS_EXPECTED, BELOW
from services.assessment.queries import competency_gaps
from shared.clock import WIB

RATED_YEARS = 2  # how many years back a rating still speaks
ENDED_LONG_AGO = timedelta(days=365)


def found(librarian: Librarian, year: int, today: date) -> list[Gap]:
    """Every gap that is known of a librarian for a plan of this year, most personal first."""
    return [
        *_performance(librarian, year),
        *_certificates(librarian, year, today),
        *_visitors(librarian),
        *competency_gaps.found(librarian, today),
    ]


def offered() -> list[gaps.Course]:
    """The courses on offer."""
    rows = OfferedCourse.objects(active=True).order_by("title", "id")
    return [gaps.Course(r.id, r.title, r.hours, frozenset(r.competencies), frozenset(r.elements)) for r in rows]


def shown(librarian: Librarian, year: int, items: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """Each gap with what may close it and the items of the plan that answer it."""
    courses = offered()
    return [
        gap.kept() | gaps.suggestions(gap, courses, today) | {"item_ids": _answering(items, gap.key)}
        for gap in found(librarian, year, today)
    ]


def _answering(items: list[dict[str, Any]], key: str) -> list[str]:
    return [each["id"] for each in items if each["gap"]["key"] == key and each["state"] != "dropped"]


def _performance(librarian: Librarian, year: int) -> list[Gap]:
    """What the newest rating found below expectation; a disputed one waits for its answer."""
    years = {"year__gte": year - RATED_YEARS, "year__lte": year, "state": "rated"}
    cycle = PerformanceCycle.objects(librarian_id=librarian.id, **years).order_by("-year").first()
    if cycle is None:
        return []
    rating = cycle.ratings[-1]
    below = [name for name in (gaps.RESULT, gaps.BEHAVIOUR) if rating[name] == BELOW]
    seen = {
        "expected": AS_EXPECTED,
        "on": rating["at"].astimezone(WIB).date().isoformat(),
        "rule_id": rating["rule_id"],
    }
    return [Gap(gaps.PERFORMANCE, cycle.id, name, str(cycle.year), rating[name], **seen) for name in below]


def _visitors(librarian: Librarian) -> list[Gap]:
    """What the visitors of the unit found wanting in the newest survey that asked about it."""
    asked = Q(unit_ids=librarian.unit_id) | Q(unit_ids__size=0)
    survey = Survey.objects(Q(state=surveys.CLOSED) & asked).order_by("-closed_at").first()
    if survey is None or not librarian.unit_id:
        return []
    needs = Need.objects(survey_id=survey.id, unit_id=librarian.unit_id).order_by("average", "element")
    return [_need(each, survey) for each in needs]


def _need(need: Need, survey: Survey) -> Gap:
    return Gap(
        gaps.VISITORS,
        survey.id,
        need.element,
        survey.title,
        need.average,
        need.threshold,
        survey.closed_at.astimezone(WIB).date().isoformat(),
        element=need.element,
        n=need.n,
        rule_id=need.rule_id,
    )


def _certificates(librarian: Librarian, year: int, today: date) -> list[Gap]:
    """Certificates that end by the end of the plan's year and were not renewed."""
    kept = list(Certificate.objects(librarian_id=librarian.id, revoked=False).order_by("valid_until", "id"))
    first, last = (today - ENDED_LONG_AGO).isoformat(), date(year, 12, 31).isoformat()
    ending = [each for each in kept if each.valid_until and first <= each.valid_until <= last]
    courses = {row.id: row.course_id for row in Credit.objects(id__in=[each.completion_id for each in ending])}
    return [
        Gap(
            gaps.CERTIFICATE,
            each.completion_id,
            each.code,
            each.title,
            each.valid_until,
            last,
            each.issued_on or each.valid_until,
            course_id=courses.get(each.completion_id, ""),
        )
        for each in ending
        if not any(_renews(other, each) for other in kept)
    ]


def _renews(other: Certificate, certificate: Certificate) -> bool:
    longer = other.valid_until is None or other.valid_until > certificate.valid_until
    return bool(other.id != certificate.id and other.title == certificate.title and longer)
