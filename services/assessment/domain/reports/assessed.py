"""Who was assessed, and how much of what positions ask was seen: of a group, never of a person."""

from collections.abc import Iterator
from fractions import Fraction

from services.assessment.domain.figures import half_up
from services.assessment.domain.reports import facts
from services.assessment.domain.reports.facts import Counted, Figure, Line, Recorded
from services.assessment.domain.rules import SMALL_CELLS, in_force

ASSESSED, LEVELS = "assessed", "levels"
PEOPLE_TITLE = ("Orang yang dinilai kompetensinya", "People whose competence was assessed")
PEOPLE_MEANS = (
    "Hasil penilaian oleh beberapa penilai yang dibagikan tahun ini; tiap orang sekali.",
    "Results of an assessment by several raters that were shared in the year; each person once.",
)
SHARE_TITLE = ("Tercapai pada tingkat yang diminta (%)", "Seen at the level asked or above (%)")
SHARE_MEANS = (
    "Bagian kompetensi yang diminta dan dinilai yang terlihat pada tingkat itu atau lebih; hasil terbaru tiap orang.",
    "The part of what is asked and was assessed that was seen at that level or above; each person's newest result.",
)


def people(of: Recorded) -> Counted:
    """How many people were assessed."""
    found = of.during(ASSESSED)
    return facts.persons(found) if found else Counted(None, missing="no-assessment")


def share(of: Recorded) -> Counted:
    """How much of what was compared reached what is asked; one line for all, so that none tells of a person."""
    fact = next(iter(of.during(LEVELS)), None)
    if fact is None or not fact["compared"]:
        return Counted(None, missing="no-assessment")
    if fact["people"] < in_force(SMALL_CELLS, of.until).minimum:
        return Counted(None, people=fact["people"], missing="too-few")
    exact = Fraction(100 * fact["reached"], fact["compared"])
    told = {"reached": str(fact["reached"]), "compared": str(fact["compared"])}
    line = Line(fact, fact["reached"])
    return Counted(str(half_up(exact, 1)), (line,), exact=str(exact), people=fact["people"], detail=told)


def assessed(of: Recorded, rule_id: str) -> Iterator[Figure]:
    """The two figures of a yearly report."""
    yield Figure("competence", "assessed", "people", PEOPLE_TITLE, PEOPLE_MEANS, people(of), rule_id, group=ASSESSED)
    yield Figure("competence", "at-level", "percent", SHARE_TITLE, SHARE_MEANS, share(of), rule_id, group=ASSESSED)
