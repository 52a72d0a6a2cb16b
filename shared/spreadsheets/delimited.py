"""CSV: comma, semicolon or tab; with a byte order mark or without; line breaks within quotes."""

import csv
import io
import threading

from shared.spreadsheets.errors import SpreadsheetError
from shared.spreadsheets.notes import Note, remark
from shared.spreadsheets.table import MAX_CELL, MAX_COLUMNS, MAX_ROWS, too_large

LATIN = remark(
    "latin-1",
    "Berkas tidak memakai UTF-8; dibaca sebagai Latin-1. Periksa huruf beraksen.",
    "The file is not UTF-8; it was read as Latin-1. Check accented letters.",
)
_limit = threading.Lock()  # the csv module's field limit is global


def records(data: bytes, filename: str) -> tuple[list[tuple[int, list[str]]], tuple[Note, ...]]:
    """Numbered records (a record may span lines), and what to say about the file."""
    text, notes = _decode(data)
    if "\x00" in text:
        raise SpreadsheetError("spreadsheet-format", file=filename)
    with _limit:
        csv.field_size_limit(MAX_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    found: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(rows, start=1):
            if number > MAX_ROWS + 1:
                raise too_large(filename, f"{MAX_ROWS} baris/rows")
            if len(cells) > MAX_COLUMNS:
                raise too_large(filename, f"{MAX_COLUMNS} kolom/columns")
            found.append((number, cells))
    except csv.Error as damage:
        where = f"baris/line {rows.line_num}: {damage}"
        raise SpreadsheetError("spreadsheet-malformed", file=filename, where=where) from damage
    return found, notes


def _decode(data: bytes) -> tuple[str, tuple[Note, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return data.decode("latin-1"), (LATIN,)


def _delimiter(text: str) -> str:
    """The commonest candidate in the first line that is not blank, quoted parts left out."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(heading.split('"')[::2])
    return max(";,\t", key=bare.count)
