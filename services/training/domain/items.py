"""Item analysis: how hard a question was, and whether those who knew more answered it better.

Difficulty is the mean part earned (1 = everybody had it right). Discrimination is that mean among the best 27 % less
that among the weakest 27 %, by whole score (Kelley 1939); people level at the cut share its places, so the order of
names never matters. Nothing is said below five people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

FEWEST = 5
_GROUP = Fraction(27, 100)


@dataclass(frozen=True)
class Answered:
    """One person: the whole score, and the part earned of the question in view."""

    score: Fraction
    part: Fraction


@dataclass(frozen=True)
class Item:
    """What is known of one question; figures are None below five people."""

    n: int
    difficulty: Fraction | None = None
    discrimination: Fraction | None = None


def analyse(people: Sequence[Answered]) -> Item:
    """The figures of one question."""
    n = len(people)
    if n < FEWEST:
        return Item(n)
    size = max(1, int(n * _GROUP + Fraction(1, 2)))
    best = _mean_of_first(sorted(people, key=lambda each: -each.score), size)
    weakest = _mean_of_first(sorted(people, key=lambda each: each.score), size)
    return Item(n, _mean([each.part for each in people]), best - weakest)


def as_text(value: Fraction | None) -> str | None:
    """Two decimals, half away from zero."""
    if value is None:
        return None
    hundredths = int(abs(value) * 100 + Fraction(1, 2))
    sign = "-" if value < 0 and hundredths else ""
    return f"{sign}{hundredths // 100}.{hundredths % 100:02d}"


def _mean_of_first(ordered: Sequence[Answered], size: int) -> Fraction:
    cut = ordered[size - 1].score
    tied = [each.part for each in ordered if each.score == cut]
    within = [each.part for each in ordered[:size] if each.score != cut]
    return (sum(within, Fraction(0)) + _mean(tied) * (size - len(within))) / size


def _mean(parts: Sequence[Fraction]) -> Fraction:
    return sum(parts, Fraction(0)) / len(parts)
