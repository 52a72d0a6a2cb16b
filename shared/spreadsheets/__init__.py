"""Spreadsheets as they arrive by e-mail: read, recognise, clean, report. Knows no domain noun.

table = read(data, filename)                 CSV or XLSX -> Table, or SpreadsheetError
found = recognise(table, KINDS)              by its headings -> Recognised, or None
for row in table.rows:
    cells = Cells(row, found)                what a cell says, cleaned; corrections and
    born = cells.take("born", clean.date)    refusals are collected, nothing is guessed
    report.add(cells.result(IMPORTED))
"""

from shared.spreadsheets import cleaning as clean
from shared.spreadsheets.cells import Cells
from shared.spreadsheets.errors import PROBLEMS, SpreadsheetError
from shared.spreadsheets.kinds import Column, Kind, Recognised, recognise, require
from shared.spreadsheets.notes import Cleaned, Note, UnfitError, correction, refusal, remark
from shared.spreadsheets.reader import read
from shared.spreadsheets.report import CORRECTED, IMPORTED, REFUSED, UNCHANGED, Report, RowResult
from shared.spreadsheets.table import Row, Table

__all__ = [
    "CORRECTED",
    "IMPORTED",
    "PROBLEMS",
    "REFUSED",
    "UNCHANGED",
    "Cells",
    "Cleaned",
    "Column",
    "Kind",
    "Note",
    "Recognised",
    "Report",
    "Row",
    "RowResult",
    "SpreadsheetError",
    "Table",
    "UnfitError",
    "clean",
    "correction",
    "read",
    "recognise",
    "refusal",
    "remark",
    "require",
]
