"""Which units may be shown: none drawn from too few answers, and none that a subtraction would reveal."""

from collections.abc import Iterable, Mapping

from services.assessment.domain.rules import SmallCellRule
from services.assessment.domain.satisfaction import Tally


def cell_size(tallies: Mapping[str, Tally]) -> int:
    """The smallest number of answers behind any figure of a unit."""
    return min((tally.n for tally in tallies.values()), default=0)


def showable(sizes: Mapping[str, int], rule: SmallCellRule) -> frozenset[str]:
    """The units whose figures may be shown beside the total.

    Total minus the shown units is what the hidden ones said. If that rests on fewer than the minimum, the
    smallest shown unit is hidden with them.
    """
    shown = {unit for unit, size in sizes.items() if size >= rule.minimum}
    hidden = [size for unit, size in sizes.items() if unit not in shown and size > 0]
    if hidden and sum(hidden) < rule.minimum and shown:
        shown.discard(_smallest(shown, sizes))
    return frozenset(shown)


def _smallest(units: Iterable[str], sizes: Mapping[str, int]) -> str:
    return min(units, key=lambda unit: (sizes[unit], unit))


def suppressed(cells: Mapping[str, int], minimum: int) -> dict[str, int | None]:
    """The cells of a table whose sum is known: small ones hidden, and as many more as a subtraction would need.

    What is hidden adds up to the minimum at least, and never stands alone. Empty cells point to nobody and are shown.
    """
    hidden = {name for name, count in cells.items() if 0 < count < minimum}
    if hidden:
        for name in sorted(cells, key=lambda each: (cells[each], each)):
            if len(hidden) > 1 and sum(cells[each] for each in hidden) >= minimum:
                break
            if cells[name] > 0:
                hidden.add(name)
    return {name: None if name in hidden else count for name, count in cells.items()}
