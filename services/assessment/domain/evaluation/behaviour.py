"""Level 3: what is seen at work 60 to 90 days later. Who did not answer is absent; no occasion is no zero."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from services.assessment.domain.evaluation.rules import BehaviourRule
from services.assessment.domain.figures import half_up

WHOLE = "pelatihan"
"""What is asked about where a course names no competency: the training as a whole."""
SIDES = ("supervisor", "self")
Answers = Mapping[str, str]  # competency -> step of the scale


@dataclass(frozen=True)
class Looked:
    """One follow-up: what was answered, if it was."""

    due_from: str
    supervisor: Answers | None = None
    self: Answers | None = None


def unknown(answers: Answers, competencies: Iterable[str], rule: BehaviourRule) -> dict[str, str]:
    """What is wrong with answers, by competency: not asked, not a step of the scale, or left out."""
    asked, steps = set(competencies), {step.slug for step in rule.steps}
    wrong = {slug: "step-unknown" for slug, step in answers.items() if step not in steps}
    wrong |= dict.fromkeys(answers.keys() - asked, "competency-not-asked")
    return wrong | dict.fromkeys(asked - answers.keys(), "competency-left-out")


def behaviour(followed: Iterable[Looked], as_of: str, rule: BehaviourRule) -> dict[str, Any]:
    """Response n of m, and each side's mean per competency with its own n."""
    rows = list(followed)
    return {
        "m": len(rows),
        "n": sum(row.supervisor is not None for row in rows),
        "self_n": sum(row.self is not None for row in rows),
        "not_yet": sum(row.supervisor is None and row.due_from > as_of for row in rows),
        "competencies": [_competency(slug, rows, rule) for slug in _slugs(rows)],
        "rule_id": rule.id,
    }


def _slugs(rows: list[Looked]) -> list[str]:
    return sorted({slug for row in rows for side in SIDES for slug in getattr(row, side) or ()})


def _competency(slug: str, rows: list[Looked], rule: BehaviourRule) -> dict[str, Any]:
    return {"slug": slug} | {side: _side(slug, side, rows, rule) for side in SIDES}


def _side(slug: str, side: str, rows: list[Looked], rule: BehaviourRule) -> dict[str, Any]:
    worth = {step.slug: step.value for step in rule.steps}
    given = [answers[slug] for row in rows if (answers := getattr(row, side)) and slug in answers]
    values = [value for step in given if (value := worth[step]) is not None]
    mean = str(half_up(Fraction(sum(values), len(values)))) if values else None
    return {"n": len(values), "no_occasion": len(given) - len(values), "mean": mean}
