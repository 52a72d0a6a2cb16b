"""Gaps between what is and what should be: where each was seen, its figure, and what may close it.

A gap is never stored by itself: it is read anew from its source. An item of a plan keeps the gap that it answers as
it was when the item was written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from services.assessment.domain.rules import Rule, in_force

SELF, SUPERVISOR, ASSESSOR, PERFORMANCE, VISITORS, PROFILE, CERTIFICATE, WISH = ORIGINS = (
    "self",
    "supervisor",
    "assessor",
    "performance",
    "visitors",
    "profile",
    "certificate",
    "wish",
)
JUDGED = (SELF, SUPERVISOR, ASSESSOR, PERFORMANCE, VISITORS)  # seen on a day: what was learned before did not help
# Most is learned at work, then from others, then in courses.
ASSIGNMENT, COACHING, COMMUNITY, COURSE, SELF_STUDY = KINDS = (
    "assignment",
    "coaching",
    "community",
    "course",
    "self-study",
)
EXPERIENCE, EXCHANGE, FORMAL = "experience", "exchange", "formal"
SHARES = {
    ASSIGNMENT: EXPERIENCE,
    COACHING: EXCHANGE,
    COMMUNITY: EXCHANGE,
    COURSE: FORMAL,
    SELF_STUDY: FORMAL,
}
RESULT, BEHAVIOUR = "result", "behaviour"


@dataclass(frozen=True)
class Gap:
    """One gap of one librarian. `figure` and `expected` as people read them."""

    origin: str
    source_id: str  # of the assessment, cycle, survey, profile or certificate
    subject: str  # competency code, survey element, result or behaviour, course
    title: str
    figure: str
    expected: str
    on: str  # ISO date on which it was seen
    title_en: str = ""  # where there is one
    competency: str = ""
    element: str = ""
    course_id: str = ""
    steps: int = 1  # how many levels are missing
    n: int | None = None  # answers behind the figure
    rule_id: str = ""

    @property
    def key(self) -> str:
        return f"{self.origin}:{self.source_id}:{self.subject}"

    def kept(self) -> dict[str, Any]:
        """As an item keeps it."""
        return asdict(self) | {"key": self.key}


@dataclass(frozen=True)
class SuggestionRule(Rule):
    kinds: Mapping[str, tuple[str, ...]]  # by origin or subject, the first suits best
    wide: int  # levels missing from which a course comes first


@dataclass(frozen=True)
class Course:
    """A course on offer, as far as gaps are concerned."""

    id: str
    title: str
    hours: int
    competencies: frozenset[str]
    elements: frozenset[str]


SUGGESTIONS = (
    SuggestionRule(
        id="saran-70-20-10",
        effective_from=date(2017, 1, 1),
        source="House rule after the 70-20-10 model (Lombardo and Eichinger, 1996): work first, then others, then "
        "courses; a wide gap and a certificate that ends ask for a course first. A suggestion, never an order.",
        kinds={
            RESULT: (ASSIGNMENT, COACHING, COURSE),
            BEHAVIOUR: (COACHING, ASSIGNMENT, COMMUNITY),
            VISITORS: (COURSE, ASSIGNMENT, COACHING),
            CERTIFICATE: (COURSE, SELF_STUDY),
            "": (ASSIGNMENT, COACHING, COMMUNITY, COURSE, SELF_STUDY),
        },
        wide=2,
    ),
)


def suggestions(gap: Gap, courses: Iterable[Course], on: date) -> dict[str, Any]:
    """Which kinds of action suit the gap, best first, and the courses that match it."""
    rule = in_force(SUGGESTIONS, on)
    matching = fitting(gap, courses)
    kinds = rule.kinds.get(gap.subject) or rule.kinds.get(gap.origin) or rule.kinds[""]
    if gap.steps >= rule.wide and COURSE in kinds:
        kinds = (COURSE, *(kind for kind in kinds if kind != COURSE))
    return {"kinds": list(kinds), "courses": matching}


def fitting(gap: Gap, courses: Iterable[Course]) -> list[Course]:
    """The courses that teach what is missing: the very course first, then by competency, then by survey element."""
    ranked = [(_fit(gap, each), each.title, each.id, each) for each in courses]
    return [each for fit, _title, _id, each in sorted(ranked, key=lambda row: row[:3]) if fit]


def _fit(gap: Gap, course: Course) -> int:
    """1 fits best; 0 does not fit."""
    fits = (
        bool(gap.course_id) and gap.course_id == course.id,
        bool(gap.competency) and gap.competency in course.competencies,
        bool(gap.element) and gap.element in course.elements,
    )
    return next((rank for rank, fit in enumerate(fits, start=1) if fit), 0)


def teachable(row: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """By which survey element or which competency a course is found for a shared gap; a rating points to the element
    that visitors would feel it by. Neither: no course can be asked for."""
    if row["competency"]:
        return None, row["competency"]
    rated = {RESULT: "kompetensi", BEHAVIOUR: "perilaku"}
    return row["element"] or (rated.get(row["subject"]) if row["origin"] == PERFORMANCE else None), None
