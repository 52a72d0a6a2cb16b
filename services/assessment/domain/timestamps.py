"""The two ways in which survey forms write a moment, and ISO.

    23/02/2026 14.03.52   day first: the Indonesian form, with dots in the time
    02/23/2026 14:03:52   month first: the American form, with colons
    2026-02-23 14:03:52   ISO, as workbooks give it
The separator of the time decides. Where that reading is no date but the other one is, the other is taken:
either way, anything but the Indonesian form and ISO is told as a correction.
"""

import re
from dataclasses import dataclass
from datetime import datetime

SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})[ ,]+(\d{1,2})([.:])(\d{2})(?:[.:](\d{2}))?")


@dataclass(frozen=True)
class Moment:
    local: datetime  # as the form showed it: local time, no zone
    month_first: bool
    swapped: bool  # the separator promised the other order


def read_moment(text: str) -> Moment:
    """The moment a form wrote. Raises ValueError when no reading gives a date."""
    stripped = " ".join(text.split())
    found = SLASHED.fullmatch(stripped)
    if not found:
        return Moment(_iso(stripped), month_first=False, swapped=False)
    month_first = found[5] == ":"
    for order in (month_first, not month_first):
        local = _build(found, month_first=order)
        if local:
            return Moment(local, month_first=order, swapped=order != month_first)
    raise ValueError(f"not a date: {text!r}")


def _iso(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None, microsecond=0)


def _build(found: re.Match[str], *, month_first: bool) -> datetime | None:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    month, day = (first, second) if month_first else (second, first)
    try:
        return datetime(year, month, day, int(found[4]), int(found[6]), int(found[7] or 0))  # noqa: DTZ001
    except ValueError:
        return None
