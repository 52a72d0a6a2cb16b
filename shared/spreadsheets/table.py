"""A spreadsheet once read: headings, and rows of text under them."""

from dataclasses import dataclass, field

from shared.spreadsheets.errors import SpreadsheetError
from shared.spreadsheets.notes import Note

MAX_BYTES = 8 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 20_000


@dataclass(frozen=True)
class Row:
    """One row: its 1-based number as a spreadsheet program shows it, and its text by heading."""

    number: int
    cells: dict[str, str]
    surplus: tuple[str, ...] = ()  # text right of the last heading: the row has slipped


@dataclass(frozen=True)
class Table:
    """What a file says, before anybody asks what it means."""

    filename: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = field(default=())


def too_large(filename: str, limit: str) -> SpreadsheetError:
    """The refusal of a file over one of the limits above."""
    return SpreadsheetError("spreadsheet-too-large", file=filename, limit=limit)


def build(filename: str, records: list[tuple[int, list[str]]], notes: tuple[Note, ...] = ()) -> Table:
    """A table from numbered records: the first that is not blank holds the headings."""
    filled = [(number, cells) for number, cells in records if any(c.strip() for c in cells)]
    if len(filled) < 2:
        raise SpreadsheetError("spreadsheet-empty", file=filename)
    headings = _headings(filename, filled[0][1])
    rows = tuple(_row(number, headings, cells) for number, cells in filled[1:])
    return Table(filename, tuple(h for h in headings if h), rows, notes)


def _headings(filename: str, cells: list[str]) -> list[str]:
    headings = [" ".join(cell.split()) for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    for heading in headings:
        if heading and headings.count(heading) > 1:
            raise SpreadsheetError("spreadsheet-headings", file=filename, heading=heading)
    return headings


def _row(number: int, headings: list[str], cells: list[str]) -> Row:
    padded = cells + [""] * (len(headings) - len(cells))
    named = {h: text for h, text in zip(headings, padded, strict=False) if h}
    nameless = [text for h, text in zip(headings, padded, strict=False) if not h]
    surplus = [text for text in [*nameless, *padded[len(headings) :]] if text.strip()]
    return Row(number, named, tuple(surplus))
