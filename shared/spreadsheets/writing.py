"""Rows out as a file: CSV or XLSX. What a person typed stays text: never a live formula or link."""

import csv
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import IO, Any

Cell = str | int | Decimal | date | datetime | None
Row = Sequence[Cell]

IN_MEMORY = 1024 * 1024
"""Bytes of a file that stay in memory; what is larger goes to disk."""

# Spreadsheets read a cell beginning so as a formula, full-width forms included (OWASP, CSV injection).
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Written:
    """A finished file, at its beginning. Close it."""

    file: IO[bytes]
    size: int
    mimetype: str


def is_live(text: str) -> bool:
    """Whether a spreadsheet might run this text as a formula."""
    return text.startswith(_LIVE)


def write_csv(headings: Sequence[str], rows: Iterable[Row], title: str = "") -> Written:
    """CSV as the Excel of an Indonesian office opens it: UTF-8 with BOM, `;` between cells, every text quoted.

    A text that could run as a formula gets an apostrophe before it; numbers stay numbers.
    """
    with _whole() as file:
        text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        writer.writerow(headings)
        writer.writerows([_plain(cell) for cell in row] for row in rows)
        text.detach()
    return _finished(file, "text/csv")


def write_xlsx(headings: Sequence[str], rows: Iterable[Row], title: str = "") -> Written:
    """A workbook of one sheet, written row by row; headings stay in sight."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31] or "Data")
    sheet.freeze_panes = "A2"
    try:
        for row in chain([headings], rows):
            sheet.append([_cell(sheet, value) for value in row])
    except BaseException:
        sheet.close()
        sheet._writer.cleanup()  # else its temporary file stays until the process ends
        raise
    with _whole() as file:
        book.save(file)
    return _finished(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


FORMATS: Mapping[str, Callable[[Sequence[str], Iterable[Row], str], Written]] = {"csv": write_csv, "xlsx": write_xlsx}


class _WithComma(Decimal):
    """A decimal as an Indonesian office writes it: 2.5 in its Excel would be the second of May."""

    def __str__(self) -> str:
        return f"{self:f}".replace(".", ",")


def _plain(value: Cell) -> str | int | Decimal:
    if isinstance(value, Decimal):
        return _WithComma(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        value = _UNWRITABLE.sub("", value)
        return f"'{value}" if is_live(value) else value
    return "" if value is None else value


def _cell(sheet: Any, value: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        value = _UNWRITABLE.sub("", value)
        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"  # else "=…" would be a formula, "#N/A" an error
        cell.quotePrefix = is_live(value)  # stays text when somebody edits the cell
        return cell
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell


@contextmanager
def _whole() -> Iterator[IO[bytes]]:
    """A temporary file, gone again if it does not become whole."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (whoever sends it closes it)
    try:
        yield file
    except BaseException:
        file.close()
        raise


def _finished(file: IO[bytes], mimetype: str) -> Written:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return Written(file, size, mimetype)
