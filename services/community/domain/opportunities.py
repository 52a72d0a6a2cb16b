"""Opportunities: how long a call stands, whom it is for, and by when who went tells of it. House rules, dated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

OPEN, CLOSED, CANCELLED = "open", "closed", "cancelled"
STATES = (OPEN, CLOSED, CANCELLED)
QUARTER, MOST_A_DAY = Decimal("0.25"), Decimal(10)  # JP; assessment has the last word on hours
KINDS = ("conference", "workshop", "seminar", "course", "visit")


@dataclass(frozen=True)
class ReportRule:
    """Within how many days of the last day a report is due."""

    id: str
    effective_from: date
    source: str
    days: int


REPORT_RULES = (
    ReportRule("laporan-14-hari", date(2017, 1, 1), "House rule: whoever was sent reports within 14 days.", days=14),
)


@dataclass(frozen=True)
class Criteria:
    """Whom a call is for; an empty part asks nothing."""

    positions: Sequence[str] = ()
    unit_ids: Sequence[str] = ()
    min_years: int = 0


@dataclass(frozen=True)
class Person:
    """What a call may ask about: `appointed` is the year and month of appointment."""

    position: str
    unit_id: str
    appointed: tuple[int, int]


def standing(state: str, deadline: date, today: date) -> str:
    """Open until the end of its last day, unless closed or cancelled before."""
    return CLOSED if state == OPEN and today > deadline else state


def years_of_service(appointed: tuple[int, int], on: date) -> int:
    """Whole years since the month of appointment."""
    year, month = appointed
    return on.year - year - (on.month < month)


def unmet(criteria: Criteria, person: Person, on: date) -> tuple[str, ...]:
    """What the person lacks for this call: position, unit, years. Nothing: eligible."""
    lacking = {
        "position": criteria.positions and person.position not in criteria.positions,
        "unit": criteria.unit_ids and person.unit_id not in criteria.unit_ids,
        "years": years_of_service(person.appointed, on) < criteria.min_years,
    }
    return tuple(name for name, lacks in lacking.items() if lacks)


def plausible(hours: Decimal, starts: date, ends: date) -> bool:
    """Do so many hours, in quarters, fit into these days?"""
    return not hours % QUARTER and 0 < hours <= MOST_A_DAY * ((ends - starts).days + 1)


def report_rule(on: date) -> ReportRule:
    """The rule in force on that day. Raises ValueError before the first."""
    known = [rule for rule in REPORT_RULES if rule.effective_from <= on]
    if not known:
        raise ValueError(on.isoformat())
    return known[-1]


def report_due(ends_on: date) -> tuple[date, str]:
    """The last day for the report of something that ends then, and the rule that says so."""
    rule = report_rule(ends_on)
    return ends_on + timedelta(days=rule.days), rule.id
