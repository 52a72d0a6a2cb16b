"""Which files assessment takes, told by their headings; `api/imports.py` knows who takes each kind."""

from services.assessment.commands import (
    framework_json,
    framework_sheet,
    hours_sheet,
    import_answers,
    legacy_sheet,
    points_sheet,
)
from shared.spreadsheets import Recognised, Table, read, require


def read_any(data: bytes, filename: str, survey_id: str | None) -> tuple[Table, Recognised]:
    """The file and its kind. Raises SpreadsheetError for one that nobody here takes."""
    table = _table(data, filename)
    return table, require(
        table,
        (import_answers.kind(survey_id), framework_sheet.KIND, legacy_sheet.KIND, points_sheet.KIND, hours_sheet.KIND),
    )


def read_framework(data: bytes, filename: str) -> tuple[Table, Recognised]:
    """A framework: CSV, XLSX or JSON. Raises SpreadsheetError."""
    table = _table(data, filename)
    return table, require(table, (framework_sheet.KIND,))


def _table(data: bytes, filename: str) -> Table:
    return framework_json.read_json(data, filename) if framework_json.is_json(data) else read(data, filename)
