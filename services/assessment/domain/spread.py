"""The spread of individual predicates beside the pattern that the organisation's own predicate suggests.

It is looked at and talked about; no rating is changed by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from services.assessment.domain.performance_rules import (
    BAIK,
    BUTUH_PERBAIKAN,
    KURANG,
    PREDICATES,
    SANGAT_BAIK,
    SANGAT_KURANG,
)
from services.assessment.domain.rules import Rule, in_force

ISTIMEWA = "istimewa"
ORGANISATION_PREDICATES = (ISTIMEWA, BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_KURANG)
SMALLEST = 5  # fewer people than this are no spread, and a cell below it may point to a person


@dataclass(frozen=True)
class SpreadRule(Rule):
    """For each predicate of the organisation: the individual ones, the most frequent first."""

    orders: Mapping[str, tuple[str, ...]]
    verified: bool


SPREAD_RULES = (
    SpreadRule(
        id="pola-distribusi-2022",
        effective_from=date(2022, 1, 1),
        source="PermenPANRB 6/2022 shows a curve for each predicate of the organisation. The curves are read here as "
        "the order of frequency, from memory and not verified; no number of the regulation stands behind it.",
        orders={
            ISTIMEWA: (SANGAT_BAIK, BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_KURANG),
            BAIK: (BAIK, SANGAT_BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_KURANG),
            BUTUH_PERBAIKAN: (BUTUH_PERBAIKAN, BAIK, KURANG, SANGAT_BAIK, SANGAT_KURANG),
            KURANG: (KURANG, BUTUH_PERBAIKAN, SANGAT_KURANG, BAIK, SANGAT_BAIK),
            SANGAT_KURANG: (SANGAT_KURANG, KURANG, BUTUH_PERBAIKAN, BAIK, SANGAT_BAIK),
        },
        verified=False,
    ),
)


@dataclass(frozen=True)
class Cell:
    """One predicate: how many, which share, and its place in the pattern (1 is the most frequent)."""

    predicate: str
    n: int
    share: Fraction
    place: int | None


@dataclass(frozen=True)
class Departure:
    """More of `more` than of `fewer`, although the pattern has it the other way round."""

    more: str
    fewer: str


@dataclass(frozen=True)
class Spread:
    cells: tuple[Cell, ...]
    n: int
    departures: tuple[Departure, ...]
    rule_id: str


def spread(counts: Mapping[str, int], organisation: str | None, on: date) -> Spread:
    """The spread, best predicate first. Raises ValueError for an unknown predicate."""
    rule = in_force(SPREAD_RULES, on)
    if not counts.keys() <= set(PREDICATES) or organisation not in (None, *ORGANISATION_PREDICATES):
        raise ValueError(f"no predicate among {sorted(counts)}, {organisation}")
    order = rule.orders[organisation] if organisation else ()
    total = sum(counts.values())
    cells = tuple(_cell(each, counts.get(each, 0), total, order) for each in PREDICATES)
    return Spread(cells, total, _departures(counts, order) if total >= SMALLEST else (), rule.id)


def tellable(counts: Mapping[str, int]) -> bool:
    """Whether somebody who may see no single rating may see the spread: no cell, and no lack of one, names anybody."""
    filled = [n for n in counts.values() if n]
    return len(filled) > 1 and min(filled) >= SMALLEST


def _cell(predicate: str, n: int, total: int, order: Sequence[str]) -> Cell:
    place = order.index(predicate) + 1 if order else None
    return Cell(predicate, n, Fraction(n, total) if total else Fraction(0), place)


def _departures(counts: Mapping[str, int], order: Sequence[str]) -> tuple[Departure, ...]:
    pairs = [(upper, lower) for upper, lower in pairwise(order) if counts.get(lower, 0) > counts.get(upper, 0)]
    return tuple(Departure(more=lower, fewer=upper) for upper, lower in pairs)
