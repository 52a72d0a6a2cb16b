"""The one clock: aware UTC, to the millisecond (what MongoDB can keep)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")


def utcnow() -> datetime:
    """Now in UTC, cut to whole milliseconds so that it reads back from MongoDB unchanged."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def as_utc(moment: datetime) -> datetime:
    """A stored moment as aware UTC (a naive one is taken to be UTC)."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def iso(moment: datetime) -> str:
    """RFC 3339 text in UTC with a trailing Z."""
    return as_utc(moment).isoformat(timespec="milliseconds").replace("+00:00", "Z")
