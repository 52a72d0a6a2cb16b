"""Spreadsheets in: multipart `file`, or the raw content with ?filename=."""

from typing import Any

from flask import request
from flask_smorest import Blueprint

from services.community.api.schemas import ReportSchema
from services.community.commands.imports import import_table
from shared.clock import utcnow
from shared.errors import Refused
from shared.http.edge import command
from shared.ids import new_id
from shared.spreadsheets import read
from shared.storage import transaction

blueprint = Blueprint("imports", __name__, url_prefix="/imports", description="Spreadsheets in")

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


@blueprint.post("")
@command("manager", transaction=False)
@blueprint.response(200, ReportSchema)
@blueprint.doc(requestBody=UPLOAD)
def post_import() -> dict[str, Any]:
    """Take a roster, a list of partners or a list of activities; every row is reported."""
    table, now = read(*_upload()), utcnow()
    report = transaction.run(lambda: import_table(table, now, new_id), seconds=PATIENCE)
    return report.to_dict()


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
