"""The days on which a rule falls."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Literal

from services.training.domain.recurrence import HORIZON_YEARS, Rule

_FREQUENCIES: dict[str, Literal[0, 1, 2]] = {"YEARLY": 0, "MONTHLY": 1, "WEEKLY": 2}


def occurrences(rule: Rule, first_on: date, horizon: date) -> Iterator[date]:
    """The days of a rule that starts on `first_on`, in order, up to the horizon."""
    from dateutil.rrule import rrule, weekdays

    until = min(rule.until, horizon) if rule.until else horizon
    by_day = [weekdays[day](number) if number else weekdays[day] for number, day in rule.by_day]
    given: dict[str, Any] = {
        "bymonth": rule.by_month, "bymonthday": rule.by_month_day, "byweekday": by_day, "bysetpos": rule.by_set_pos,
    }  # fmt: skip
    found = rrule(
        _FREQUENCIES[rule.freq],
        dtstart=_midnight(first_on),
        interval=rule.interval,
        until=_midnight(until),
        **{name: value or None for name, value in given.items()},
    )
    return (each.date() for each in islice(found, rule.count))


def next_after(rule: Rule, first_on: date, after: date) -> date | None:
    """The first day of the rule later than `after`; None where it has come to its end."""
    latest = max(first_on, after)
    horizon = date(latest.year + HORIZON_YEARS, latest.month, 1)
    return next((day for day in occurrences(rule, first_on, horizon) if day > after), None)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)
