"""Figures from before this system as a spreadsheet: its columns, and one row as a figure. Nothing is guessed."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from services.assessment.domain import legacy, surveys
from services.assessment.domain.elements import SKM_9
from shared.spreadsheets import Cells, Cleaned, Column, Kind, UnfitError

KIND = Kind(
    "skm-legacy",
    "angka IKM periode lalu",
    "satisfaction figures of earlier periods",
    (
        Column("period", ("periode", "tahun", "period")),
        Column("unit", ("unit layanan", "unit", "unit pelayanan")),
        Column("figure", ("ikm", "nilai ikm", "nilai skm", "angka", "figure")),
        Column("letter", ("mutu", "mutu pelayanan", "huruf", "letter")),
        Column("weight", ("bobot", "bobot unsur", "weight")),
        Column("rule", ("aturan", "dasar hukum", "dasar", "rule")),
        Column("n", ("jumlah responden", "responden", "n"), required=False),
        *(Column(slug, (slug,), required=False) for slug in SKM_9.slugs),
    ),
)


def read_figure(cells: Cells) -> dict[str, Any] | None:
    """The facts of a row, or None when `cells` holds a reason to refuse it."""
    period, figure = cells.take("period", _period), cells.take("figure", _fit(legacy.read_figure, "figure"))
    letter, rule = cells.take("letter", _letter), cells.take("rule", _fit(legacy.read_rule, "rule"))
    weight = cells.take("weight", _weight(rule)) if rule else None
    unit = cells.maybe("unit", lambda cell: Cleaned(_unit(cell))) or ""
    n = cells.maybe("n", _count)
    averages = {slug: cells.maybe(slug, _fit(legacy.read_average, "average")) for slug in SKM_9.slugs}
    if cells.refused or None in (period, figure, letter, rule, weight):
        return None
    known: dict[str, Decimal] = {slug: average for slug, average in averages.items() if average is not None}
    facts = {"period": period, "unit": unit, "figure": figure, "letter": letter, "rule_id": rule}
    return facts | {"weight": weight, "n": n, "averages": known}


def _unit(cell: str) -> str:
    text = " ".join(cell.split())
    return "" if text.casefold() in ("semua", "semua unit", "all", "-", "total") else text[:200]


def _period(cell: str) -> Cleaned[str]:
    text = cell.strip().upper()
    if not surveys.PERIOD.fullmatch(text):
        raise UnfitError(
            "period-form",
            f"{cell.strip()!r} bukan periode (contoh: 2024, 2024-S1).",
            f"{cell.strip()!r} is no period (such as 2024, 2024-S1).",
        )
    return Cleaned(text)


def _letter(cell: str) -> Cleaned[str]:
    text = cell.strip().upper()
    if text not in ("A", "B", "C", "D"):
        raise UnfitError("letter-form", f"Mutu {text!r} bukan A-D.", f"The grade {text!r} is not A-D.")
    return Cleaned(text)


def _count(cell: str) -> Cleaned[int | None]:
    if not cell.strip():
        return Cleaned(None)
    if not re.fullmatch(r"\d{1,7}", cell.strip(), re.ASCII):
        raise UnfitError("count-form", f"{cell.strip()!r} bukan jumlah.", f"{cell.strip()!r} is no count.")
    return Cleaned(int(cell))


def _weight(rule: str) -> Callable[[str], Cleaned[str]]:
    return _fit(lambda cell: legacy.read_weight(cell, rule), "weight", ", ".join(legacy.WEIGHTS[rule]))


def _fit(read: Callable[[str], Any], what: str, known: str = "") -> Callable[[str], Any]:
    def clean(cell: str) -> Cleaned[Any]:
        if what == "average" and not cell.strip():
            return Cleaned(None)
        try:
            return Cleaned(read(cell))
        except ValueError as error:
            hint = {"rule": ", ".join(legacy.RULES), "figure": "25-100", "average": "1-4"}.get(what, known)
            raise UnfitError(
                f"{what}-form",
                f"{cell.strip()!r} tidak dikenal. Yang berlaku: {hint}.",
                f"{cell.strip()!r} is not known. Allowed: {hint}.",
            ) from error

    return clean
