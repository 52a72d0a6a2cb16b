"""What holds for assessments by several raters, as dated data: a round keeps the id of the row it began with."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from services.assessment.domain.rules import Rule


@dataclass(frozen=True)
class AssessmentRule(Rule):
    peers_shown: int  # fewer peers than this behind a figure hide it
    aggregate_minimum: int  # fewer people than this behind a figure of the whole house hide it
    tolerance: Fraction  # two assessors further apart than this, in levels, need a third
    lean: Fraction  # a mean difference from the others, in levels, that is called strict or lenient
    lean_minimum: int  # comparisons, before anybody is called either
    reminder_days: tuple[int, ...]  # before the due date, the farthest first


ASSESSMENTS = (
    AssessmentRule(
        id="penilaian-kompetensi-1",
        effective_from=date(2017, 1, 1),
        source="House rule; three peers as in 360-degree feedback elsewhere (ILIAS), five as for all small cells.",
        peers_shown=3,
        aggregate_minimum=5,
        tolerance=Fraction(1),
        lean=Fraction(1, 2),
        lean_minimum=3,
        reminder_days=(7, 3, 1),
    ),
)


def window(rule: AssessmentRule, due_on: date, today: date) -> int | None:
    """The reminder that is due: the nearest number of days that has been reached; None too early or too late.

    A worker that slept for a day still finds its window, and finds it once.
    """
    left = (due_on - today).days
    reached = [days for days in rule.reminder_days if left <= days]
    return min(reached) if reached and left >= 0 else None
