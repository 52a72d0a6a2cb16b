"""A year worked on two levels: which months belong to which, and how many of them were assessed.

A change takes effect on the first of a month (TMT); the months before it earn by the coefficient of the old level and
stay there, the months from it on begin the new level's sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby


@dataclass(frozen=True)
class Change:
    """From this day a person is on another level. `stint` counts the levels held; that of the new one."""

    on: date
    from_level: str
    to_level: str
    stint: int


@dataclass(frozen=True)
class Stretch:
    """Months of one year in a row on one level."""

    level: str
    stint: int
    first_month: int
    months: int

    @property
    def last_month(self) -> int:
        return self.first_month + self.months - 1


def stretches(
    year: int, first_month: int, months: int, changes: Sequence[Change], level: str, stint: int
) -> tuple[Stretch, ...]:
    """The months assessed, cut where the level changed. `level` and `stint`: those of today.

    Raises ValueError for months that do not lie within the year.
    """
    last = first_month + months - 1
    if first_month < 1 or months < 1 or last > 12:
        raise ValueError(f"months {first_month} to {last}")
    ordered = sorted(changes, key=lambda each: each.on)
    held = [(month, _held(date(year, month, 1), ordered, level, stint)) for month in range(first_month, last + 1)]
    return tuple(_stretch(where, [month for month, _ in run]) for where, run in groupby(held, key=lambda each: each[1]))


def _held(month: date, changes: Sequence[Change], level: str, stint: int) -> tuple[str, int]:
    """The level of a month: that which the first later change left, or today's."""
    later = next((each for each in changes if each.on > month), None)
    return (level, stint) if later is None else (later.from_level, later.stint - 1)


def _stretch(where: tuple[str, int], months: Sequence[int]) -> Stretch:
    return Stretch(*where, months[0], len(months))
