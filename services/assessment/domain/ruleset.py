"""The rules that a survey was opened with, together, by their ids."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from services.assessment.domain import rules
from services.assessment.domain.rules import (
    ConfidenceRule,
    NeedRule,
    Rule,
    SampleRule,
    SatisfactionRule,
    SmallCellRule,
)


@dataclass(frozen=True)
class RuleSet:
    satisfaction: SatisfactionRule
    sample: SampleRule
    confidence: ConfidenceRule
    need: NeedRule
    small_cells: SmallCellRule

    def ids(self) -> dict[str, str]:
        return {name: rule["id"] for name, rule in asdict(self).items()}

    def all(self) -> dict[str, Rule]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def rules_of(on: date) -> RuleSet:
    """The rules in force on the day that a survey opens."""
    return RuleSet(
        rules.in_force(rules.SATISFACTION, on),
        rules.in_force(rules.SAMPLE, on),
        rules.in_force(rules.CONFIDENCE, on),
        rules.in_force(rules.NEEDS, on),
        rules.in_force(rules.SMALL_CELLS, on),
    )


def rules_named(ids: Mapping[str, str]) -> RuleSet:
    """The rules that a survey kept."""
    return RuleSet(
        rules.by_id(rules.SATISFACTION, ids["satisfaction"]),
        rules.by_id(rules.SAMPLE, ids["sample"]),
        rules.by_id(rules.CONFIDENCE, ids["confidence"]),
        rules.by_id(rules.NEEDS, ids["need"]),
        rules.by_id(rules.SMALL_CELLS, ids["small_cells"]),
    )
