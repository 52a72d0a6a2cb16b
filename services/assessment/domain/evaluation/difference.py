"""Level 4: an element before and after, and whether we may claim that something changed."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from services.assessment.domain.evaluation.rules import DifferenceRule
from services.assessment.domain.figures import half_up, square_root
from services.assessment.domain.rules import ConfidenceRule
from services.assessment.domain.satisfaction import Tally

HIGHER, LOWER, NO_DIFFERENCE, NOT_ENOUGH = "higher", "lower", "no-difference", "not-enough"
VERDICTS = (HIGHER, LOWER, NO_DIFFERENCE, NOT_ENOUGH)


@dataclass(frozen=True)
class Difference:
    """`low` and `high`: the interval of the change by which the verdict is given."""

    verdict: str
    change: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None


def difference(before: Tally | None, after: Tally | None, rule: DifferenceRule) -> Difference:
    """Higher, lower, no difference we could claim, or not enough answers."""
    if before is None or after is None or min(before.n, after.n) < rule.minimum:
        return Difference(NOT_ENOUGH)
    change = _mean(after) - _mean(before)
    half = Fraction(rule.z * square_root(_variance(before) / before.n + _variance(after) / after.n))
    low, high = change - half, change + half
    verdict = HIGHER if low > 0 else LOWER if high < 0 else NO_DIFFERENCE
    return Difference(verdict, change, low, high)


def compared(slug: str, before: Tally | None, after: Tally | None, rule: DifferenceRule, sure: ConfidenceRule) -> Any:
    """One element as plain data: both sides with n and interval, the change, the verdict."""
    found = difference(before, after, rule)
    return {
        "slug": slug,
        "before": side(before, sure),
        "after": side(after, sure),
        "verdict": found.verdict,
        "change": _text(found.change),
        "low": _text(found.low),
        "high": _text(found.high),
    }


def side(tally: Tally | None, rule: ConfidenceRule) -> dict[str, Any] | None:
    """An average with its n, its counts and its interval; no interval below two answers."""
    if tally is None or not tally.n:
        return None
    mean = _mean(tally)
    told = {"average": str(half_up(mean)), "n": tally.n, "counts": list(tally.counts), "low": None, "high": None}
    if tally.n < 2:
        return told
    half = Fraction(rule.z * square_root(_variance(tally) / tally.n))
    low, high = max(mean - half, Fraction(1)), min(mean + half, Fraction(4))
    return told | {"low": str(half_up(low)), "high": str(half_up(high))}


def _mean(tally: Tally) -> Fraction:
    return Fraction(tally.total, tally.n)


def _variance(tally: Tally) -> Fraction:
    if tally.n < 2:
        return Fraction(0)
    mean = _mean(tally)
    squares = sum((many * (value - mean) ** 2 for value, many in enumerate(tally.counts, start=1)), Fraction())
    return squares / (tally.n - 1)


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(_signless_zero(half_up(value)))


def _signless_zero(value: Decimal) -> Decimal:
    return abs(value) if value == 0 else value
