"""Indexes from before this system: kept as they came, with their rule; what today's rule makes of the same averages.

Practice rounded the weight 1/9 to 0.111 or 0.11, which takes up to one point off the index, and the rule of 2004 gives
another letter for the same figure. Neither is put right: the comparable figure stands beside it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from uuid import UUID, uuid5

from services.assessment.domain.elements import SKM_9
from services.assessment.domain.figures import half_up
from services.assessment.domain.rules import SATISFACTION, Band, SatisfactionRule
from services.assessment.domain.satisfaction import CONVERSION, grade

FIGURES = UUID("5b0b7c7e-64e4-5f0a-9d2b-0f6e2e8f5a11")  # namespace of the ids of figures
TODAY = SATISFACTION[-1]
OLD = SatisfactionRule(
    id="kep-25-m-pan-2-2004",
    effective_from=date(2004, 1, 1),
    source="KEP/25/M.PAN/2/2004, 14 elements; bands as in 123dok yjvon25y. Only for figures of before.",
    weight=Fraction(1, 14),
    elements=14,
    bands=(
        Band("A", Decimal("81.26"), "Sangat baik", "Very good"),
        Band("B", Decimal("62.51"), "Baik", "Good"),
        Band("C", Decimal("43.76"), "Kurang baik", "Less than good"),
        Band("D", Decimal("25.00"), "Tidak baik", "Not good"),
    ),
)
RULES: Mapping[str, SatisfactionRule] = MappingProxyType({TODAY.id: TODAY, OLD.id: OLD})
WRITTEN = MappingProxyType({
    "permenpanrb 14 2017": TODAY.id, "permenpanrb 14 tahun 2017": TODAY.id, "permenpan rb 14 2017": TODAY.id,
    "permenpanrb no 14 tahun 2017": TODAY.id, "permenpanrb nomor 14 tahun 2017": TODAY.id, "14 2017": TODAY.id,
    "kep 25 m pan 2 2004": OLD.id, "kepmenpan 25 2004": OLD.id, "kepmenpan 25 tahun 2004": OLD.id,
})  # fmt: skip
WEIGHTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {TODAY.id: ("1/9", "0.111", "0.11"), OLD.id: ("1/14", "0.071")}
)
TWO_PLACES = Decimal("0.01")


@dataclass(frozen=True)
class Comparable:
    """What today's rule makes of the element averages of then."""

    ikm: Decimal
    grade: str
    exact: Fraction
    rule_id: str


def figure_id(period: str, unit: str) -> str:
    """One figure a period and unit."""
    return str(uuid5(FIGURES, f"{period}\n{' '.join(unit.casefold().split())}"))


def read_rule(text: str) -> str:
    """The id of the rule that was meant. Raises ValueError: a rule is never guessed."""
    wanted = " ".join(re.findall(r"\w+", text.casefold()))
    if text.strip() in RULES:
        return text.strip()
    if wanted not in WRITTEN:
        raise ValueError(f"{text!r} is no rule")
    return WRITTEN[wanted]


def read_weight(text: str, rule_id: str) -> str:
    """The weight used then, as one of those in practice. Raises ValueError."""
    weight = text.strip().replace(",", ".")
    if weight not in WEIGHTS[rule_id]:
        raise ValueError(f"{text!r} is no weight of {rule_id}")
    return weight


def read_figure(text: str) -> Decimal:
    """An index from 25 to 100, at two decimals. Raises ValueError."""
    if not re.fullmatch(r"\d{2,3}([.,]\d{1,2})?", text.strip()):
        raise ValueError(f"{text!r} is no index")
    return _within(Decimal(text.strip().replace(",", ".")), 25, 100)


def read_average(text: str) -> Decimal:
    """The average of an element, from 1 to 4. Raises ValueError."""
    if not re.fullmatch(r"\d([.,]\d{1,4})?", text.strip()):
        raise ValueError(f"{text!r} is no average")
    return _within(Decimal(text.strip().replace(",", ".")), 1, 4)


def comparable(averages: Mapping[str, Decimal]) -> Comparable | None:
    """The index by today's rule, where all nine averages are known."""
    if averages.keys() != set(SKM_9.slugs):
        return None
    exact = CONVERSION * sum((Fraction(each) for each in averages.values()), Fraction()) * TODAY.weight
    ikm = half_up(exact)
    return Comparable(ikm, grade(ikm, TODAY).grade, exact, TODAY.id)


def doubts(figure: Decimal, letter: str, rule_id: str, weight: str, averages: Mapping[str, Decimal]) -> tuple[str, ...]:
    """What does not fit together in a figure as it came. It is kept all the same."""
    found = []
    if grade(figure, RULES[rule_id]).grade != letter:
        found.append("letter-of-another-rule")
    if averages.keys() == set(SKM_9.slugs) and rule_id == TODAY.id:
        told = CONVERSION * sum((Fraction(each) for each in averages.values()), Fraction()) * Fraction(weight)
        if abs(half_up(told) - figure) > TWO_PLACES:
            found.append("figure-not-of-averages")
    return tuple(found)


def _within(value: Decimal, low: int, high: int) -> Decimal:
    if not low <= value <= high:
        raise ValueError(f"{value} is outside {low}-{high}")
    return value
