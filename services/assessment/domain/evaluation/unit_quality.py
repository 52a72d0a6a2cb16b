"""What visitors say of staff, beside what staff can do and how much they were trained: no cell under the minimum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from services.assessment.domain.figures import half_up
from services.assessment.domain.rules import SmallCellRule
from services.assessment.domain.satisfaction import Tally

ELEMENTS = ("kompetensi", "perilaku")
Cell = dict[str, Any]


@dataclass(frozen=True)
class Unit:
    """`levels`: one mean per assessed person. `hours`: one sum per person of the unit, zero included."""

    id: str
    name: str
    tallies: Mapping[str, Tally]
    levels: tuple[Fraction, ...]
    hours: tuple[int, ...]


def beside(units: Iterable[Unit], rule: SmallCellRule) -> list[dict[str, Any]]:
    """One row a unit; each cell with its n, or hidden."""
    return [_row(unit, rule.minimum) for unit in sorted(units, key=lambda each: (each.name, each.id))]


def _row(unit: Unit, least: int) -> dict[str, Any]:
    elements = {slug: _tallied(unit.tallies.get(slug, Tally()), least) for slug in ELEMENTS}
    people = {"level": _mean(unit.levels, least), "hours": _mean([Fraction(each) for each in unit.hours], least)}
    return {"unit_id": unit.id, "unit_name": unit.name} | elements | people


def _tallied(tally: Tally, least: int) -> Cell:
    return _cell(tally.average, tally.n, least)


def _mean(values: Iterable[Fraction], least: int) -> Cell:
    rows = list(values)
    return _cell(sum(rows, Fraction()) / len(rows) if rows else None, len(rows), least)


def _cell(value: Fraction | None, n: int, least: int) -> Cell:
    """Below the minimum not even the number is told; where there is nothing, that is said."""
    if 0 < n < least:
        return {"value": None, "n": None, "hidden": True}
    return {"value": None if value is None else str(half_up(value)), "n": n, "hidden": False}
