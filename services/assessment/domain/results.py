"""The result of a survey: what each unit and all together got, what may be shown, which needs follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.assessment.domain.ballots import Ballots, together
from services.assessment.domain.elements import Instrument
from services.assessment.domain.explanation import figures
from services.assessment.domain.needs import low_elements
from services.assessment.domain.ruleset import RuleSet
from services.assessment.domain.small_cells import showable


@dataclass(frozen=True)
class UnitResult:
    """`unit_id` None: all units together."""

    unit_id: str | None
    figures: dict[str, Any]
    shown: bool
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    total: UnitResult
    units: tuple[UnitResult, ...]

    @property
    def all(self) -> tuple[UnitResult, ...]:
        return (self.total, *self.units)


def result_of(
    units: Mapping[str, Ballots],
    population: int | None,
    unit_populations: Mapping[str, int],
    rules: RuleSet,
    instrument: Instrument,
) -> Result:
    """Compute everything from counted answers. The same answers give the same result, whenever it is asked."""
    everything = together(units.values(), instrument.slugs)
    shown = showable({unit: ballots.size for unit, ballots in units.items()}, rules.small_cells)
    enough = rules.small_cells.minimum
    parts = [
        UnitResult(
            unit,
            figures(ballots, unit_populations.get(unit), rules, instrument),
            unit in shown,
            low_elements(ballots.tallies, rules.need) if ballots.size >= enough else (),
        )
        for unit, ballots in sorted(units.items())
    ]
    total = UnitResult(None, figures(everything, population, rules, instrument), everything.size >= enough)
    return Result(total, tuple(parts))


def hidden(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a unit that may not be shown: only that there are too few answers."""
    kept = {name: figures[name] for name in ("unit_id", "unit_name", "sample_needed", "rule_id")}
    return dict.fromkeys(figures) | kept | {"elements": [], "lowest": []}
