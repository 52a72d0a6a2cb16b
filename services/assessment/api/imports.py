"""Spreadsheets in: multipart `file`, or the raw content with ?filename=."""

from functools import partial
from typing import Any

from flask import request
from flask_smorest import Blueprint

from services.assessment.api.schemas import ImportQuery, ReportSchema
from services.assessment.commands.import_answers import begin, import_rows
from shared.clock import utcnow
from shared.errors import Refused
from shared.http.edge import command
from shared.spreadsheets import read
from shared.storage import transaction

blueprint = Blueprint("imports", __name__, url_prefix="/imports", description="Spreadsheets in")

BATCH = 500  # rows in a transaction: visitors answering meanwhile wait for one batch, not for the file
PATIENCE = 20.0  # seconds for a batch
BINARY = {"schema": {"type": "string", "format": "binary"}}
UPLOAD = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {"type": "object", "properties": {"file": BINARY["schema"]}, "required": ["file"]}
        },
        "text/csv": BINARY,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": BINARY,
    },
}


@blueprint.post("")
@command("manager", transaction=False)
@blueprint.arguments(ImportQuery, location="query")
@blueprint.response(200, ReportSchema)
@blueprint.doc(requestBody=UPLOAD)
def post_import(options: dict[str, Any]) -> dict[str, Any]:
    """Take a spreadsheet of survey answers; every row is reported."""
    table, now = read(*_upload(options)), utcnow()
    recognised, report = begin(table)
    for first in range(0, len(table.rows), BATCH):
        take = partial(import_rows, table.rows[first : first + BATCH], recognised, options.get("survey_id"), now)
        report.rows += transaction.run(take, seconds=PATIENCE)
    return report.to_dict()


def _upload(options: dict[str, Any]) -> tuple[bytes, str]:
    file = request.files.get("file")
    if file is not None:
        return file.read(), _base_name(file.filename or "")
    data = request.get_data()
    if not data or request.mimetype == "multipart/form-data":
        raise Refused("no-file")
    return data, _base_name(options.get("filename", ""))


def _base_name(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1][:120] or "tanpa-nama"
