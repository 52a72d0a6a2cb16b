"""Question banks in: a spreadsheet as multipart `file`, or its raw content with ?filename=."""

from typing import Any

from flask import request
from flask_smorest import Blueprint

from services.training.api.schemas.reports import ReportSchema
from services.training.commands.question_import import import_questions
from shared.clock import utcnow
from shared.errors import Refused
from shared.http.edge import command
from shared.spreadsheets import read
from shared.storage import transaction

blueprint = Blueprint("question-imports", __name__, description="Question banks from spreadsheets")

PATIENCE = 30.0  # seconds: the whole file is one transaction
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


@blueprint.post("/courses/<string:course_id>/questions/import")
@command("manager", "trainer", transaction=False)
@blueprint.response(200, ReportSchema)
@blueprint.doc(requestBody=UPLOAD)
def import_bank(course_id: str) -> dict[str, Any]:
    """Take a question bank, a question a row; every row is reported."""
    table, now = read(*_upload()), utcnow()
    return transaction.run(lambda: import_questions(course_id, table, now), seconds=PATIENCE).to_dict()


def _upload() -> tuple[bytes, str]:
    file = request.files.get("file")
    if file is not None:
        return file.read(), _base_name(file.filename or "")
    data = request.get_data()
    if not data or request.mimetype == "multipart/form-data":
        raise Refused("no-file")
    return data, _base_name(request.args.get("filename", ""))


def _base_name(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1][:120] or "tanpa-nama"
