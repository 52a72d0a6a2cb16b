"""Dated rule tables. A result names the rule that made it; a new rule is a new row, never a changed one.

Each table is ordered by the day its rows took effect; `in_force` picks the row of a day. Where only the year of
a regulation was verified, its row begins on 1 January of that year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar


@dataclass(frozen=True)
class Rule:
    id: str
    effective_from: date
    source: str


@dataclass(frozen=True)
class Band:
    """A grade and the lowest converted value (NIK, rounded to 2 decimals) that earns it."""

    grade: str
    floor: Decimal
    id: str
    en: str


@dataclass(frozen=True)
class SatisfactionRule(Rule):
    weight: Fraction  # of each element
    elements: int
    bands: tuple[Band, ...]  # best first


@dataclass(frozen=True)
class SampleRule(Rule):
    chi_square: Fraction
    proportion: Fraction
    precision: Fraction


@dataclass(frozen=True)
class ConfidenceRule(Rule):
    z: Decimal
    percent: int


@dataclass(frozen=True)
class NeedRule(Rule):
    threshold: Decimal  # an element average below it raises a need


@dataclass(frozen=True)
class SmallCellRule(Rule):
    minimum: int


@dataclass(frozen=True)
class ObligationRule(Rule):
    hours: int  # JP a year
    verified: bool = False  # seen in the regulation's own text


@dataclass(frozen=True)
class FollowUpRule(Rule):
    first_day: int
    last_day: int


R = TypeVar("R", bound=Rule)

SATISFACTION = (
    SatisfactionRule(
        id="permenpanrb-14-2017",
        effective_from=date(2017, 1, 1),
        source="PermenPANRB 14/2017, annex; bands as printed in the reports of Tulang Bawang Barat. "
        "Weight is the exact fraction 1/9 (practice also uses 0.111 and 0.11).",
        weight=Fraction(1, 9),
        elements=9,
        bands=(
            Band("A", Decimal("88.31"), "Sangat baik", "Very good"),
            Band("B", Decimal("76.61"), "Baik", "Good"),
            Band("C", Decimal("65.00"), "Kurang baik", "Less than good"),
            Band("D", Decimal("25.00"), "Tidak baik", "Not good"),
        ),
    ),
)

SAMPLE = (
    SampleRule(
        id="krejcie-morgan-1970",
        effective_from=date(1970, 1, 1),
        source="Krejcie and Morgan, Educational and Psychological Measurement 30 (1970), formula 1; "
        "rounded to the nearest whole number, which reproduces their table.",
        chi_square=Fraction(3841, 1000),
        proportion=Fraction(1, 2),
        precision=Fraction(1, 20),
    ),
)

CONFIDENCE = (
    ConfidenceRule(
        id="normal-95",
        effective_from=date(1970, 1, 1),
        source="Normal interval of the mean of the respondents' own scores, drawn around the index.",
        z=Decimal("1.96"),
        percent=95,
    ),
)

NEEDS = (
    NeedRule(
        id="kebutuhan-rata-rata-3",
        effective_from=date(2017, 1, 1),
        source="House rule: 3 is the lowest option of the official questionnaire that is worded as good "
        "(sesuai, mudah, cepat, kompeten, sopan dan ramah, baik); an average below it asks for action.",
        threshold=Decimal("3.00"),
    ),
)

SMALL_CELLS = (
    SmallCellRule(
        id="sel-kecil-5",
        effective_from=date(2017, 1, 1),
        source="House rule: a figure drawn from fewer than five answers can point to a person.",
        minimum=5,
    ),
)

OBLIGATIONS = (
    ObligationRule(
        id="pp-11-2017-203",
        effective_from=date(2017, 1, 1),
        source="PP 11/2017 article 203: at least 20 JP of development a year (from memory, not verified).",
        hours=20,
    ),
)

FOLLOW_UPS = (
    FollowUpRule(
        id="tindak-lanjut-60-90",
        effective_from=date(2017, 1, 1),
        source="Kirkpatrick level 3: behaviour is looked at 60 to 90 days after the training.",
        first_day=60,
        last_day=90,
    ),
)


def in_force(table: Sequence[R], on: date) -> R:
    """The rule of that day."""
    fitting = [rule for rule in table if rule.effective_from <= on]
    if not fitting:
        raise ValueError(f"no rule in force on {on}")
    return max(fitting, key=lambda rule: rule.effective_from)


def by_id(table: Sequence[R], rule_id: str) -> R:
    """The rule that a result names."""
    for rule in table:
        if rule.id == rule_id:
            return rule
    raise ValueError(f"no rule {rule_id}")
