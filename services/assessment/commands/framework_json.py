"""A competency framework as JSON: a list of rows, or a tree of `children`, as the same table that a sheet gives."""

from collections.abc import Iterator
from typing import Any

import orjson

from shared.spreadsheets import Row, SpreadsheetError, Table
from shared.spreadsheets.table import MAX_ROWS, too_large

HEADINGS = (
    "level",
    "code",
    "parent",
    "title",
    "title_en",
    "description",
    "source",
    "framework",
    "framework title",
)
_ABOUT = {"framework": "framework", "framework_title": "framework title"}
DEPTH = 8  # deeper than any framework; the check of the tree says what is wrong with it


def is_json(data: bytes) -> bool:
    """Whether a file says that it is JSON by how it begins."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def read_json(data: bytes, filename: str) -> Table:
    """The rows of {"framework", "framework_title", "competencies": […]}, or of a bare list. Raises SpreadsheetError."""
    try:
        told = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise SpreadsheetError("spreadsheet-malformed", file=filename, where=f"JSON: {error}"[:120]) from error
    about = told if isinstance(told, dict) else {}
    shared = {heading: _text(about.get(name), filename) for name, heading in _ABOUT.items()}
    rows = list(_rows(about.get("competencies") if about else told, None, filename, 0))
    if not rows:
        raise SpreadsheetError("spreadsheet-empty", file=filename)
    if len(rows) > MAX_ROWS:
        raise too_large(filename, f"{MAX_ROWS}")
    return Table(filename, HEADINGS, tuple(Row(number, cells | shared) for number, cells in enumerate(rows, 1)))


def _rows(places: Any, parent: str | None, filename: str, depth: int) -> Iterator[dict[str, str]]:
    if not isinstance(places, list) or depth > DEPTH:
        raise SpreadsheetError("spreadsheet-malformed", file=filename, where="competencies")
    for place in places:
        if not isinstance(place, dict):
            raise SpreadsheetError("spreadsheet-malformed", file=filename, where="competencies")
        cells = {name: _text(place.get(name), filename) for name in HEADINGS[:7]}
        cells["parent"] = cells["parent"] or (parent or "")
        yield cells
        yield from _rows(place.get("children") or [], cells["code"], filename, depth + 1)


def _text(value: Any, filename: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SpreadsheetError("spreadsheet-malformed", file=filename, where=str(value)[:60])
    return value
