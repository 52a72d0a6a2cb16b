"""How a course comes back: the rule (a bounded part of RFC 5545), and who then needs it.

A rule is text such as `FREQ=YEARLY;BYMONTH=3;BYDAY=2TU`. What a calendar could be asked for in bad faith (every
second, for ever, the 30th of February) is refused here or cut off by the horizon.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

HORIZON_YEARS = 10
"""No run is looked for further away than this."""
MOST_TEXT = 200
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(rf"([+-]?\d{{1,2}})?({'|'.join(_DAYS)})", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,3}", re.ASCII)
_UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?", re.ASCII)
_BOUNDS = {"BYMONTH": (1, 12), "BYMONTHDAY": (-31, 31), "BYSETPOS": (-31, 31), "INTERVAL": (1, 120), "COUNT": (1, 200)}


class Demand(StrEnum):
    """Who must keep a course valid."""

    HOLDERS = "holders"
    EVERYBODY = "everybody"


class Standing(StrEnum):
    """How somebody stands with a course on a day."""

    VALID = "valid"
    DUE = "due"
    OVERDUE = "overdue"


class Why(StrEnum):
    """Why somebody is due or overdue."""

    EXPIRING = "expiring"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NEVER = "never"


@dataclass(frozen=True)
class Rule:
    """A recurrence rule, read and found sound."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[tuple[int | None, int], ...] = ()
    by_set_pos: tuple[int, ...] = ()


@dataclass(frozen=True)
class Held:
    """A certificate of the course, as far as validity goes."""

    valid_until: date | None
    revoked_on: date | None = None


@dataclass(frozen=True)
class Verdict:
    """How somebody stands, why, and since when (overdue) or until when (valid, due)."""

    standing: Standing
    why: Why | None = None
    day: date | None = None


def read_rule(text: str) -> Rule:
    """The rule in a text. Raises ValueError naming the part that is wrong."""
    parts = _parts(text)
    freq = parts.pop("FREQ", "")
    if freq not in ("YEARLY", "MONTHLY", "WEEKLY"):
        raise ValueError("FREQ")
    by_day = tuple(_day(each, freq) for each in _listed(parts.pop("BYDAY", "")))
    until = _until(parts.pop("UNTIL", ""))
    numbers = {name: tuple(_number(name, each) for each in _listed(value)) for name, value in parts.items()}
    for name in ("INTERVAL", "COUNT"):
        if len(numbers.get(name, (1,))) != 1:
            raise ValueError(name)
    count = numbers["COUNT"][0] if "COUNT" in numbers else None
    if count is not None and until is not None:
        raise ValueError("UNTIL")  # RFC 5545: not both
    if "BYMONTHDAY" in numbers and freq == "WEEKLY":
        raise ValueError("BYMONTHDAY")
    if "BYSETPOS" in numbers and (freq == "WEEKLY" or not (by_day or "BYMONTHDAY" in numbers)):
        raise ValueError("BYSETPOS")
    return Rule(
        freq, numbers.get("INTERVAL", (1,))[0], count, until,
        numbers.get("BYMONTH", ()), numbers.get("BYMONTHDAY", ()), by_day, numbers.get("BYSETPOS", ()),
    )  # fmt: skip


def standing(held: Iterable[Held], on: date, window_until: date, demand: Demand) -> Verdict | None:
    """How somebody with these certificates stands; None for whoever need not take the course.

    The best certificate that was not revoked decides. Whoever has only revoked ones holds none.
    """
    certificates = list(held)
    sound = [each for each in certificates if each.revoked_on is None]
    if any(each.valid_until is None for each in sound):
        return Verdict(Standing.VALID)
    last = max((each.valid_until for each in sound if each.valid_until), default=None)
    if last is not None and last >= on:
        if last <= window_until:
            return Verdict(Standing.DUE, Why.EXPIRING, last)
        return Verdict(Standing.VALID, None, last)
    revoked = max((each.revoked_on for each in certificates if each.revoked_on), default=None)
    if last is not None and (revoked is None or last >= revoked):
        return Verdict(Standing.OVERDUE, Why.EXPIRED, last + timedelta(days=1))
    if revoked is not None:
        return Verdict(Standing.OVERDUE, Why.REVOKED, revoked)
    return Verdict(Standing.OVERDUE, Why.NEVER) if demand is Demand.EVERYBODY else None


def _parts(text: str) -> dict[str, str]:
    text = text.strip().upper().removeprefix("RRULE:")
    if len(text) > MOST_TEXT:
        raise ValueError("RRULE")
    parts: dict[str, str] = {}
    for part in filter(None, text.split(";")):
        name, _, value = part.partition("=")
        if name in parts or not value or name not in {"FREQ", "UNTIL", "BYDAY", "WKST", *_BOUNDS}:
            raise ValueError(name or "RRULE")
        parts[name] = value
    if parts.pop("WKST", "MO") != "MO":
        raise ValueError("WKST")
    return parts


def _listed(text: str) -> list[str]:
    return text.split(",") if text else []


def _number(name: str, text: str) -> int:
    low, high = _BOUNDS[name]
    if not _NUMBER.fullmatch(text) or not low <= int(text) <= high or int(text) == 0:
        raise ValueError(name)
    return int(text)


def _day(text: str, freq: str) -> tuple[int | None, int]:
    found = _DAY.fullmatch(text)
    if found is None or (found[1] and (freq == "WEEKLY" or not 1 <= abs(int(found[1])) <= 53)):
        raise ValueError("BYDAY")
    return (int(found[1]) if found[1] else None), _DAYS.index(found[2])


def _until(text: str) -> date | None:
    if not text:
        return None
    found = _UNTIL.fullmatch(text)
    if found is None:
        raise ValueError("UNTIL")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        raise ValueError("UNTIL") from error


def by_person(rows: Iterable[tuple[str, Held]]) -> Mapping[str, list[Held]]:
    """Certificates gathered by person."""
    people: dict[str, list[Held]] = {}
    for person, held in rows:
        people.setdefault(person, []).append(held)
    return people
