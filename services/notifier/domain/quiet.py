"""Quiet hours, and the moment of the daily digest, by the clock of the recipient.

Indonesia has three zones and none has summer time, so a zone is a fixed distance from UTC and every local moment
exists exactly once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

ZONES: Mapping[str, timezone] = {
    "WIB": timezone(timedelta(hours=7), "WIB"),
    "WITA": timezone(timedelta(hours=8), "WITA"),
    "WIT": timezone(timedelta(hours=9), "WIT"),
}
HOME = "WIB"
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
DIGEST_AT = "07:00"
NEVER = ""


@dataclass(frozen=True)
class Quiet:
    """From one clock time until another; over midnight where the end is not after the start."""

    start: time
    end: time

    @classmethod
    def read(cls, text: str) -> "Quiet | None":
        """From "21:00-06:00"; None for no quiet hours. Raises ValueError."""
        if text == NEVER:
            return None
        start, separator, end = text.partition("-")
        if not separator or start == end:
            raise ValueError(f"no quiet hours: {text!r}")
        return cls(clock(start), clock(end))

    def over_at(self, now: datetime, zone: str) -> datetime | None:
        """When the quiet that holds now is over; None if it is not quiet."""
        local = now.astimezone(ZONES[zone])
        if not self._holds(local.time()):
            return None
        end = local.replace(hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0)
        return end if end > local else end + timedelta(days=1)

    def _holds(self, at: time) -> bool:
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


def clock(text: str) -> time:
    """From "06:00". Raises ValueError."""
    if not CLOCK.fullmatch(text):
        raise ValueError(f"no clock time: {text!r}")
    return time.fromisoformat(text)


def next_window(now: datetime, zone: str, at: str) -> datetime:
    """The next time that the recipient's clock shows `at`; never now."""
    wanted, local = clock(at), now.astimezone(ZONES[zone])
    window = local.replace(hour=wanted.hour, minute=wanted.minute, second=0, microsecond=0)
    return window if window > local else window + timedelta(days=1)
