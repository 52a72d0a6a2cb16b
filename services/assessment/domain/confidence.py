"""How far the index may be off: an interval from the spread of the respondents' own scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from services.assessment.domain.figures import half_up, square_root
from services.assessment.domain.rules import ConfidenceRule
from services.assessment.domain.satisfaction import CONVERSION

LOWEST, HIGHEST = Decimal("25.00"), Decimal("100.00")
Scores = Mapping[tuple[int, int], int]  # (sum of a respondent's values, answers given) -> respondents


@dataclass(frozen=True)
class Interval:
    low: Decimal
    high: Decimal
    percent: int


def interval(exact: Fraction, scores: Scores, rule: ConfidenceRule) -> Interval | None:
    """The interval around the exact index; None below two respondents, where there is no spread to see."""
    respondents = sum(scores.values())
    if respondents < 2:
        return None
    half = rule.z * square_root(_variance(scores, respondents) / respondents)
    centre = Fraction(exact)
    low, high = half_up(centre - Fraction(half)), half_up(centre + Fraction(half))
    return Interval(max(low, LOWEST), min(high, HIGHEST), rule.percent)


def _variance(scores: Scores, respondents: int) -> Fraction:
    weighted = [(Fraction(CONVERSION * total, answers), many) for (total, answers), many in scores.items()]
    mean = sum((score * many for score, many in weighted), Fraction()) / respondents
    squares = sum((many * (score - mean) ** 2 for score, many in weighted), Fraction())
    return squares / (respondents - 1)
