"""The satisfaction index (IKM): NRR per element over that element's own answers, weighted, converted, graded.

    NRR = sum of the values / number of answers to that element (a blank is absent, never zero)
    IKM = 25 * sum(NRR * weight), rounded half up to 2 decimals, and only then graded
An index exists only when every element of the rule has an answer: a missing element is not made up by the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from services.assessment.domain.figures import half_up
from services.assessment.domain.rules import Band, SatisfactionRule

CONVERSION = 25


@dataclass(frozen=True)
class Tally:
    """How often each of the values 1, 2, 3, 4 was given."""

    counts: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def total(self) -> int:
        return sum(value * count for value, count in enumerate(self.counts, start=1))

    @property
    def average(self) -> Fraction | None:
        return Fraction(self.total, self.n) if self.n else None

    def __add__(self, other: "Tally") -> "Tally":
        ours, theirs = self.counts, other.counts
        return Tally((ours[0] + theirs[0], ours[1] + theirs[1], ours[2] + theirs[2], ours[3] + theirs[3]))


@dataclass(frozen=True)
class Index:
    weighted: Fraction  # NI, 1 to 4
    exact: Fraction  # NIK before rounding
    ikm: Decimal
    band: Band


def satisfaction_index(
    tallies: Mapping[str, Tally], rule: SatisfactionRule, weights: Mapping[str, Fraction] | None = None
) -> Index | None:
    """The index, or None while an element has no answer. `weights` of an instrument; without, those of the rule."""
    weights = weights or dict.fromkeys(tallies, rule.weight)
    averages = {slug: tally.average for slug, tally in tallies.items()}
    known = {slug: average for slug, average in averages.items() if average is not None}
    if known.keys() != weights.keys() or len(known) < rule.elements or sum(weights.values()) != 1:
        return None
    weighted = sum((average * weights[slug] for slug, average in known.items()), Fraction())
    ikm = half_up(CONVERSION * weighted)
    return Index(weighted, CONVERSION * weighted, ikm, grade(ikm, rule))


def grade(ikm: Decimal, rule: SatisfactionRule) -> Band:
    """The band of a rounded index."""
    for band in rule.bands:
        if ikm >= band.floor:
            return band
    raise ValueError(f"{ikm} is below every band of {rule.id}")
