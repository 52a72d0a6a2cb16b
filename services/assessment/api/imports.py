"""Spreadsheets in: multipart `file`, or the raw content with ?filename=. Their headings say what they are."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from flask_smorest import Blueprint

from services.assessment.api.learning_claims import by_principal
from services.assessment.api.schemas import ImportQuery
from services.assessment.commands import framework_sheet, hours_sheet, legacy_sheet, points_sheet
from services.assessment.commands.import_answers import begin, import_rows
from services.assessment.commands.import_framework import import_framework
from services.assessment.commands.import_legacy import import_figures
from services.assessment.commands.importing import read_any
from shared.clock import utcnow
from shared.http import imports
from shared.http.edge import command
from shared.http.imports import UPLOAD_OR_JSON, ReportSchema
from shared.spreadsheets import Recognised, Report, Table
from shared.storage import transaction

blueprint = Blueprint("imports", __name__, url_prefix="/imports", description="Spreadsheets in")

BATCH = 500  # rows in a transaction: visitors answering meanwhile wait for one batch, not for the file
PATIENCE = 20.0  # seconds for a batch

Options = dict[str, Any]
Taker = Callable[[Table, Recognised, Options, datetime], Report]


@blueprint.post("")
@command("manager", transaction=False)
@blueprint.arguments(ImportQuery, location="query")
@blueprint.response(200, ReportSchema)
@blueprint.doc(requestBody=UPLOAD_OR_JSON)
def post_import(options: Options) -> dict[str, Any]:
    """Take survey answers, or a competency framework; every row is reported."""
    table, found = read_any(*imports.received(), options.get("survey_id"))
    return TAKERS.get(found.kind.name, _answers)(table, found, options, utcnow()).to_dict()


def _answers(table: Table, found: Recognised, options: Options, now: datetime) -> Report:
    report = begin(table, found)
    for first in range(0, len(table.rows), BATCH):
        take = partial(import_rows, table.rows[first : first + BATCH], found, options.get("survey_id"), now)
        report.rows += transaction.run(take, seconds=PATIENCE)
    return report


def _framework(table: Table, found: Recognised, options: Options, now: datetime) -> Report:
    return transaction.run(lambda: import_framework(table, found, now), seconds=imports.PATIENCE)


def _legacy(table: Table, found: Recognised, options: Options, now: datetime) -> Report:
    report = Report.of(table, found)
    report.rows += transaction.run(lambda: import_figures(table.rows, found, now), seconds=imports.PATIENCE)
    return report


def _points(table: Table, found: Recognised, options: Options, now: datetime) -> Report:
    return transaction.run(lambda: points_sheet.import_points(table, found, now), seconds=imports.PATIENCE)


def _hours(table: Table, found: Recognised, options: Options, now: datetime) -> Report:
    who = by_principal().name
    return transaction.run(lambda: hours_sheet.import_hours(table, found, who, now), seconds=imports.PATIENCE)


TAKERS: Mapping[str, Taker] = {
    framework_sheet.KIND.name: _framework,
    legacy_sheet.KIND.name: _legacy,
    points_sheet.KIND.name: _points,
    hours_sheet.KIND.name: _hours,
}
"""Who takes a file of this kind; survey answers are what any other kind is."""
