"""What of an event is kept with a message: single values as text, never the lists of people."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

Facts = Mapping[str, str]
UNTOLD = frozenset({"predicate"})  # a person's rating is read where each reading is logged, never in a letter


def facts_of(data: Mapping[str, Any]) -> dict[str, str]:
    told = {name: value for name, value in data.items() if value is not None and name not in UNTOLD}
    return {name: _text(value) for name, value in told.items() if _single(value)}


def _single(value: Any) -> bool:
    return not isinstance(value, list | tuple | set | dict)


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())
