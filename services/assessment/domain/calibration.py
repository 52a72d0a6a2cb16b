"""Whether assessors measure alike: each against the others, on the same people and competencies only.

The others of an assessor are the other assessors and the supervisor of that person: judges who give their name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from services.assessment.domain.assessment_rules import AssessmentRule
from services.assessment.domain.assessments import ASSESSOR
from services.assessment.domain.comparison import mean
from services.assessment.domain.figures import square_root

STRICT, LENIENT, LIKE, TOO_FEW = VERDICTS = ("strict", "lenient", "like-others", "too-few")


@dataclass(frozen=True)
class Mark:
    """What one judge gave one person on one competency."""

    rater_id: str
    role: str
    subject_id: str
    code: str
    average: Fraction
    settles: bool = False


@dataclass(frozen=True)
class Standing:
    """An assessor beside the others. `n` = comparisons; spread = standard deviation of the differences."""

    rater_id: str
    n: int
    own: Fraction | None
    others: Fraction | None
    difference: Fraction | None
    spread: Decimal | None
    verdict: str


@dataclass(frozen=True)
class Difference:
    """Two assessors on one person, further apart than is tolerated; a third settles it."""

    subject_id: str
    code: str
    first: Mark
    second: Mark
    apart: Fraction
    settled_by: str | None


def standings(marks: Sequence[Mark], rule: AssessmentRule) -> list[Standing]:
    """Every assessor, by name of id; a settling judgement is not measured, it is the measure."""
    judged = [mark for mark in marks if not mark.settles]
    assessors = sorted({mark.rater_id for mark in judged if mark.role == ASSESSOR})
    return [_standing(rater_id, judged, rule) for rater_id in assessors]


def differences(marks: Sequence[Mark], rule: AssessmentRule) -> list[Difference]:
    """Where two assessors of one person differ by more than is tolerated."""
    cells: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        if mark.role == ASSESSOR:
            cells.setdefault((mark.subject_id, mark.code), []).append(mark)
    return [found for cell in cells.values() for found in _apart(cell, rule)]


def _apart(cell: list[Mark], rule: AssessmentRule) -> list[Difference]:
    third = next((mark.rater_id for mark in cell if mark.settles), None)
    first_ones = [mark for mark in cell if not mark.settles]
    return [
        Difference(one.subject_id, one.code, one, other, abs(one.average - other.average), third)
        for one, other in combinations(first_ones, 2)
        if abs(one.average - other.average) > rule.tolerance
    ]


def _standing(rater_id: str, marks: list[Mark], rule: AssessmentRule) -> Standing:
    pairs = [
        (own.average, theirs)
        for own in marks
        if own.rater_id == rater_id and own.role == ASSESSOR and (theirs := _others(own, marks)) is not None
    ]
    apart = [own - theirs for own, theirs in pairs]
    difference = mean(apart)
    return Standing(
        rater_id=rater_id,
        n=len(pairs),
        own=mean(own for own, _theirs in pairs),
        others=mean(theirs for _own, theirs in pairs),
        difference=difference,
        spread=_spread(apart),
        verdict=_verdict(difference, len(pairs), rule),
    )


def _others(own: Mark, marks: list[Mark]) -> Fraction | None:
    same = [each for each in marks if (each.subject_id, each.code) == (own.subject_id, own.code)]
    return mean(each.average for each in same if each.rater_id != own.rater_id)


def _spread(apart: list[Fraction]) -> Decimal | None:
    """The sample standard deviation; of fewer than two there is none."""
    if len(apart) < 2:
        return None
    middle = sum(apart, Fraction()) / len(apart)
    return square_root(sum(((each - middle) ** 2 for each in apart), Fraction()) / (len(apart) - 1))


def _verdict(difference: Fraction | None, n: int, rule: AssessmentRule) -> str:
    if difference is None or n < rule.lean_minimum:
        return TOO_FEW
    if abs(difference) < rule.lean:
        return LIKE
    return LENIENT if difference > 0 else STRICT
