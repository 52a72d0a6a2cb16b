"""Dated rules of an evaluation. A figure names the rule that made it; a new rule is a new row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.assessment.domain.elements import Text
from services.assessment.domain.rules import Rule, by_id, in_force

HOUSE = date(2026, 1, 1)


@dataclass(frozen=True)
class GainRule(Rule):
    highest: int  # score that a test can reach


@dataclass(frozen=True)
class Step:
    """One step of the scale; `value` None: there was no occasion, which is absent and never zero."""

    slug: str
    value: int | None
    label: Text


@dataclass(frozen=True)
class BehaviourRule(Rule):
    question: Text
    steps: tuple[Step, ...]
    remind_before: int  # days before the window ends


@dataclass(frozen=True)
class DifferenceRule(Rule):
    minimum: int  # answers to the element, on either side
    z: Decimal


@dataclass(frozen=True)
class ReturnRule(Rule):
    costs: tuple[str, ...]  # what "fully loaded" has to name, each


@dataclass(frozen=True)
class ImprovementRule(Rule):
    remind_before: int  # days before it is due


GAINS = (
    GainRule(
        id="peningkatan-ternormalisasi",
        effective_from=date(1998, 1, 1),
        source="Normalised gain (post - pre) / (highest - pre), after Hake 1998 (from memory, not verified); "
        "undefined where the first test left nothing to learn. Mean of the persons' own gains.",
        highest=100,
    ),
)
BEHAVIOURS = (
    BehaviourRule(
        id="perilaku-4-langkah",
        effective_from=HOUSE,
        source="House rule: four steps, and a way to say that there was no occasion. Kirkpatrick level 3, "
        "observed 60 to 90 days after the training; a reminder two weeks before the window ends.",
        question=Text("Seberapa sering tampak dalam pekerjaan?", "How often is it seen at work?"),
        steps=(
            Step("1", 1, Text("Belum terlihat", "Not seen yet")),
            Step("2", 2, Text("Kadang-kadang", "Sometimes")),
            Step("3", 3, Text("Sering", "Often")),
            Step("4", 4, Text("Selalu", "Always")),
            Step("none", None, Text("Tidak ada kesempatan", "No occasion")),
        ),
        remind_before=14,
    ),
)
DIFFERENCES = (
    DifferenceRule(
        id="beda-rata-rata-99",
        effective_from=HOUSE,
        source="House rule: at least ten answers before and ten after; a difference is claimed only where the 99 % "
        "normal interval of the difference of the two averages leaves out zero. 99 rather than 95, because nine "
        "elements are looked at together. It tells a difference, not its cause.",
        minimum=10,
        z=Decimal("2.576"),
    ),
)
RETURNS = (
    ReturnRule(
        id="phillips-roi",
        effective_from=date(1997, 1, 1),
        source="Phillips: ROI % = (benefits - costs) / costs x 100, BCR = benefits / costs (from memory, not "
        "verified); only with fully loaded costs, and with how the effect was isolated written beside each benefit.",
        costs=("trainer", "place", "travel", "time", "administration"),
    ),
)
IMPROVEMENTS = (
    ImprovementRule(
        id="perbaikan-7-hari",
        effective_from=HOUSE,
        source="House rule: the owner of an improvement is reminded a week before it is due, and once it is overdue.",
        remind_before=7,
    ),
)


@dataclass(frozen=True)
class Rules:
    """The rules of one evaluation, those in force on the day that its period begins."""

    gain: GainRule
    behaviour: BehaviourRule
    difference: DifferenceRule
    returns: ReturnRule

    def all(self) -> dict[str, Rule]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def rules_of(on: date) -> Rules:
    """The rules in force on a day; the house rules' first row also serves what was before it."""
    day = max(on, HOUSE)
    return Rules(in_force(GAINS, day), in_force(BEHAVIOURS, day), in_force(DIFFERENCES, day), in_force(RETURNS, day))


def rules_named(ids: Mapping[str, str]) -> Rules:
    """The rules that a revision kept."""
    return Rules(
        by_id(GAINS, ids["gain"]),
        by_id(BEHAVIOURS, ids["behaviour"]),
        by_id(DIFFERENCES, ids["difference"]),
        by_id(RETURNS, ids["returns"]),
    )
