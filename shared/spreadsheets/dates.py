"""Dates and times in the forms that really occur. Day before month, as Indonesia writes it."""

import datetime as dt
import re

from shared.spreadsheets.notes import Cleaned, Note, UnfitError, remark

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mar maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu agt ags agustus aug august",
            "sep sept september",
            "okt oktober oct october",
            "nov nop november nopember",
            "des desember dec december",
        ),
        start=1,
    )
    for name in names.split()
}
ISO = re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})")
DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})")
WORDS = re.compile(r"(?:[^\W\d]+,\s*)?(?P<d>\d{1,2})[\s-]+(?P<m>[^\W\d]+)\.?[\s-]+(?P<y>\d{4})")
CLOCK = r"(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?"
RANGE = re.compile(
    rf"(?:pukul|jam)?\s*{CLOCK}\s*(?:(?:-|–|—|s\.?\s?/?d\.?|sampai)\s*(?:{CLOCK}|selesai))?\s*(?:wib)?",
    re.IGNORECASE,
)
Times = tuple[dt.time, dt.time | None]


def date(cell: str) -> Cleaned[dt.date]:
    """2024-01-31, 31-01-2024, 31/01/2024 or 31 Januari 2024."""
    text = " ".join(cell.split()).removeprefix("'")
    text = re.sub(r"[ T]00:00(:00(\.0+)?)?$", "", text)
    for form in (ISO, DAY_FIRST, WORDS):
        if found := form.fullmatch(text):
            day = _day(found["y"], found["m"], found["d"], cell)
            return Cleaned(day, _ambiguity(day, cell) if form is DAY_FIRST else ())
    raise UnfitError(
        "date-form",
        f"{cell.strip()!r} bukan tanggal yang dikenal (contoh: 2024-01-31 atau 31 Januari 2024).",
        f"{cell.strip()!r} is not a known form of date (such as 2024-01-31).",
    )


def timestamp(cell: str) -> Cleaned[dt.datetime]:
    """A date and a time of day (12/06/2026 11.53.30, 2026-06-12 11:53), as the clock showed it."""
    parts = re.fullmatch(rf"\s*(.+?)[T ,]+{CLOCK}(?:\.\d+)?\s*", cell)
    if not parts:
        raise UnfitError(
            "timestamp-form",
            f"{cell.strip()!r} bukan tanggal dan jam yang dikenal.",
            f"{cell.strip()!r} is not a known form of date and time.",
        )
    day = date(parts[1])
    clock = _time(parts[2], parts[3], parts[4], cell)
    return Cleaned(dt.datetime.combine(day.value, clock), day.notes)


def time_range(cell: str) -> Cleaned[Times]:
    """09.00-12.00, 09:00 - 11:30, or 13.30 alone (then the end is not known)."""
    text = " ".join(cell.split())
    found = RANGE.fullmatch(text)
    if not found:
        raise UnfitError(
            "time-form",
            f"{text!r} bukan jam yang dikenal (contoh: 09.00-12.00).",
            f"{text!r} is not a known form of time (such as 09.00-12.00).",
        )
    starts = _time(found[1], found[2], found[3], text)
    ends = _time(found[4], found[5], found[6], text) if found[4] else None
    if ends is not None and ends <= starts:
        raise UnfitError(
            "time-order",
            f"Jam selesai tidak sesudah jam mulai: {text!r}.",
            f"The end is not after the start: {text!r}.",
        )
    return Cleaned((starts, ends))


def _day(year: str, month: str, day: str, cell: str) -> dt.date:
    number = int(month) if month.isdigit() else MONTHS.get(month.casefold(), 0)
    try:
        return dt.date(int(year), number, int(day))
    except ValueError as impossible:
        raise UnfitError(
            "date-impossible",
            f"Tanggal {cell.strip()!r} tidak ada.",
            f"There is no such date as {cell.strip()!r}.",
        ) from impossible


def _time(hour: str, minute: str, second: str | None, cell: str) -> dt.time:
    try:
        return dt.time(int(hour), int(minute), int(second or 0))
    except ValueError as impossible:
        raise UnfitError(
            "time-impossible",
            f"Jam {cell.strip()!r} tidak ada.",
            f"There is no such time as {cell.strip()!r}.",
        ) from impossible


def _ambiguity(day: dt.date, cell: str) -> tuple[Note, ...]:
    if day.day > 12 or day.day == day.month:
        return ()
    written = cell.strip()
    return (
        remark(
            "day-before-month",
            f"{written} dibaca hari-bulan-tahun: {day.isoformat()}.",
            f"{written} was read day-month-year: {day.isoformat()}.",
        ),
    )
