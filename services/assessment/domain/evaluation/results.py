"""Level 4 whole: each trained unit, the trained together, and beside them the units that were not trained."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from services.assessment.domain.evaluation.difference import compared
from services.assessment.domain.evaluation.rules import DifferenceRule
from services.assessment.domain.rules import ConfidenceRule
from services.assessment.domain.satisfaction import Tally

Unit = Mapping[str, Any]
SIDES = ("before", "after")


def results(units: Sequence[Unit], rule: DifferenceRule, sure: ConfidenceRule) -> dict[str, Any]:
    """Per unit and element. Together only those count that have both surveys: else the two sides differ in who."""
    groups = {name: [each for each in units if each["trained"] is told] for name, told in GROUPS.items()}
    return {
        "units": [_unit(each, rule, sure) for each in groups["trained"]],
        **{name: _together(whole, rule, sure) for name, whole in groups.items()},
        "rule_id": rule.id,
        "confidence_rule_id": sure.id,
    }


GROUPS = {"trained": True, "untrained": False}


def _unit(unit: Unit, rule: DifferenceRule, sure: ConfidenceRule) -> dict[str, Any]:
    facts = {name: unit[name] for name in ("unit_id", "unit_name")}
    surveys = {side: unit[side] and {name: unit[side][name] for name in ("survey_id", "period")} for side in SIDES}
    return facts | surveys | {"elements": _elements(_tallies([unit], "before"), _tallies([unit], "after"), rule, sure)}


def _together(units: Iterable[Unit], rule: DifferenceRule, sure: ConfidenceRule) -> dict[str, Any]:
    both = [each for each in units if each["before"] and each["after"]]
    before, after = _tallies(both, "before"), _tallies(both, "after")
    return {"units": [each["unit_name"] for each in both], "elements": _elements(before, after, rule, sure)}


def _elements(before: Mapping[str, Tally], after: Mapping[str, Tally], rule: Any, sure: Any) -> list[dict[str, Any]]:
    slugs = dict.fromkeys([*before, *after])
    return [compared(slug, before.get(slug), after.get(slug), rule, sure) for slug in slugs]


def _tallies(units: Iterable[Unit], side: str) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for unit in units:
        for slug, counts in (unit[side]["counts"] if unit[side] else {}).items():
            first, second, third, fourth = counts
            found[slug] = found.get(slug, Tally()) + Tally((first, second, third, fourth))
    return found
