"""XLSX by openpyxl, read-only: the values last saved, never a formula run here."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl

from shared.spreadsheets.errors import SpreadsheetError
from shared.spreadsheets.notes import Note, remark
from shared.spreadsheets.table import MAX_CELL, MAX_COLUMNS, MAX_ROWS, too_large

MAX_UNPACKED = 64 * 1024 * 1024
MAX_PARTS = 500


def records(data: bytes, filename: str) -> tuple[list[tuple[int, list[str]]], tuple[Note, ...]]:
    """Numbered records of the first sheet, and what to say about the file."""
    _check_archive(data, filename)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = book.worksheets
        if not sheets:
            raise SpreadsheetError("spreadsheet-empty", file=filename)
        found = list(_rows(sheets[0], filename))
        return found, _other_sheets([sheet.title for sheet in sheets])
    except SpreadsheetError:
        raise
    except Exception as damage:  # openpyxl raises whatever its parsing stumbles on
        where = type(damage).__name__
        raise SpreadsheetError("spreadsheet-malformed", file=filename, where=where) from damage


def _check_archive(data: bytes, filename: str) -> None:
    """Refuse before unpacking what would unpack to too much (a zip bomb), or is no workbook."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as damage:
        where = type(damage).__name__
        raise SpreadsheetError("spreadsheet-malformed", file=filename, where=where) from damage
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise SpreadsheetError("spreadsheet-format", file=filename)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise too_large(filename, f"{MAX_UNPACKED // 1024 // 1024} MB (terbuka/unpacked)")


def _rows(sheet: Any, filename: str) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what the file claims of its own size is not to be believed
    cells = sheet.iter_rows(min_row=1, max_col=MAX_COLUMNS + 1, values_only=True)
    for number, values in enumerate(cells, start=1):
        if number > MAX_ROWS + 1:
            raise too_large(filename, f"{MAX_ROWS} baris/rows")
        texts = [_text(value) for value in values]
        if len(texts) > MAX_COLUMNS and texts[-1].strip():
            raise too_large(filename, f"{MAX_COLUMNS} kolom/columns")
        if any(len(text) > MAX_CELL for text in texts):
            raise too_large(filename, f"{MAX_CELL} huruf per sel/characters a cell")
        yield number, texts


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        whole_day = value.time() == time.min
        return value.date().isoformat() if whole_day else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _other_sheets(titles: list[str]) -> tuple[Note, ...]:
    if len(titles) < 2:
        return ()
    first, others = titles[0], ", ".join(titles[1:])
    return (
        remark(
            "other-sheets",
            f"Hanya lembar pertama ({first}) dibaca; tidak dibaca: {others}.",
            f"Only the first sheet ({first}) was read; not read: {others}.",
        ),
    )
