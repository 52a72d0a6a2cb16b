"""Spreadsheets in: multipart `file`, or the raw content with ?filename=."""

from functools import partial
from typing import Any

from flask_smorest import Blueprint

from services.assessment.api.schemas import ImportQuery
from services.assessment.commands.import_answers import begin, import_rows
from shared.clock import utcnow
from shared.http import imports
from shared.http.edge import command
from shared.http.imports import UPLOAD, ReportSchema
from shared.storage import transaction

blueprint = Blueprint("imports", __name__, url_prefix="/imports", description="Spreadsheets in")

BATCH = 500  # rows in a transaction: visitors answering meanwhile wait for one batch, not for the file
PATIENCE = 20.0  # seconds for a batch


@blueprint.post("")
@command("manager", transaction=False)
@blueprint.arguments(ImportQuery, location="query")
@blueprint.response(200, ReportSchema)
@blueprint.doc(requestBody=UPLOAD)
def post_import(options: dict[str, Any]) -> dict[str, Any]:
    """Take a spreadsheet of survey answers; every row is reported."""
    table, now = imports.table(), utcnow()
    recognised, report = begin(table)
    for first in range(0, len(table.rows), BATCH):
        take = partial(import_rows, table.rows[first : first + BATCH], recognised, options.get("survey_id"), now)
        report.rows += transaction.run(take, seconds=PATIENCE)
    return report.to_dict()
