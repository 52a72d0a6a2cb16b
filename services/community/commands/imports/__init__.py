"""A city's spreadsheet enters: recognised by its headings, taken row by row, reported row by row."""

from collections.abc import Callable
from datetime import datetime

from services.community.commands.imports import activities, partners, roster
from shared.spreadsheets import Kind, Recognised, Report, Table, require

NewId = Callable[[], str]
Importer = Callable[[Table, Recognised, Report, datetime, NewId], None]

IMPORTERS: dict[str, Importer] = {
    "librarians": roster.take,
    "partners": partners.take,
    "activities": activities.take,
}
KINDS: tuple[Kind, ...] = (roster.KIND, partners.KIND, activities.KIND)


def import_table(table: Table, now: datetime, new_id: NewId) -> Report:
    """Take a whole file in the running transaction. Raises SpreadsheetError where it is of no known kind."""
    found = require(table, KINDS)
    report = Report.of(table, found)
    IMPORTERS[found.kind.name](table, found, report, now, new_id)
    return report
