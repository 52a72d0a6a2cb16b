"""When a holder is reminded that a certificate ends: dated rules, so that an old certificate keeps its own.

The rule in force when a certificate is issued is written on it and decides for its whole life.
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Rule:
    """From which day it holds, where it is written, how many days before the end people are reminded."""

    id: str
    since: date
    source: str
    days_before: tuple[int, ...]


RULES = (
    Rule(
        "sertifikat-2024-01",
        date(2024, 1, 1),
        "Program Pembinaan Pustakawan Kota Pematangsiantar (ketentuan sementara)",
        (90, 30),
    ),
)


def rule_on(day: date) -> Rule:
    """The rule for a certificate issued on a day."""
    return max((rule for rule in RULES if rule.since <= day), key=lambda rule: rule.since, default=RULES[0])


def rule(rule_id: str | None) -> Rule:
    """The rule that a certificate names; an early certificate that names none has the first."""
    return next((each for each in RULES if each.id == rule_id), RULES[0])


def next_reminder(last_day: date | None, after: date, days_before: tuple[int, ...]) -> date | None:
    """The next day on which to remind, later than `after`; None if there is none left.

    A step that lies before the day of issue never comes: nobody is told on the first day that the end is near.
    """
    if last_day is None:
        return None
    days = sorted(last_day - timedelta(days=days) for days in days_before)
    return next((day for day in days if day > after), None)
