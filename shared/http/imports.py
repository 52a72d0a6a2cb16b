"""Files in: one file as multipart `file`, or its content as the body with ?filename=; a report of every row out.

    @blueprint.post("/imports")
    @command("manager", transaction=False)
    @blueprint.response(200, ReportSchema)
    @blueprint.doc(requestBody=UPLOAD)
    def post_import():
        return imports.whole(import_table)                     # import_table(table, now) -> Report

A file that goes in by batches takes `imports.table()` and opens its own transactions.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import request
from marshmallow import Schema, fields

from shared.clock import utcnow
from shared.errors import Refused
from shared.spreadsheets import Report, Table, read
from shared.storage import transaction

PATIENCE = 30.0
"""Seconds for a file that goes in as one transaction."""

_BINARY = {"schema": {"type": "string", "format": "binary"}}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def upload(*mimetypes: str) -> dict[str, Any]:
    """How a body that may be such a file is described."""
    form = {"type": "object", "properties": {"file": _BINARY["schema"]}, "required": ["file"]}
    return {
        "required": True,
        "content": {"multipart/form-data": {"schema": form}, **dict.fromkeys(mimetypes, _BINARY)},
    }


UPLOAD = upload("text/csv", _XLSX)
UPLOAD_OR_JSON = upload("text/csv", _XLSX, "application/json")


class NoteSchema(Schema):
    """What is said about a cell, a row or the file."""

    level = fields.String(required=True, metadata={"description": "correction, remark or refusal"})
    code = fields.String(required=True)
    column = fields.String(required=True, allow_none=True)
    id = fields.String(required=True, metadata={"description": "in Indonesian"})
    en = fields.String(required=True, metadata={"description": "in English"})


class RowSchema(Schema):
    """What became of one row; `row` is its number as a spreadsheet program shows it."""

    row = fields.Integer(required=True)
    outcome = fields.String(required=True, metadata={"description": "imported, corrected, unchanged or refused"})
    subject = fields.String(required=True, allow_none=True)
    notes = fields.List(fields.Nested(NoteSchema), required=True)


class ReportSchema(Schema):
    """What became of every row of a file."""

    file = fields.String(required=True)
    kind = fields.String(required=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    notes = fields.List(fields.Nested(NoteSchema), required=True)
    rows = fields.List(fields.Nested(RowSchema), required=True)


def received() -> tuple[bytes, str]:
    """The file of this request and its bare name. Raises Refused."""
    file = request.files.get("file")
    if file is not None:
        return file.read(), _base_name(file.filename or "")
    data = request.get_data()
    if not data or request.mimetype == "multipart/form-data":
        raise Refused("no-file")
    return data, _base_name(request.args.get("filename", ""))


def table() -> Table:
    """The spreadsheet of this request. Raises Refused, SpreadsheetError."""
    return read(*received())


def whole(take: Callable[[Table, datetime], Report]) -> dict[str, Any]:
    """The spreadsheet of this request through `take`, in one transaction: what became of every row."""
    found, now = table(), utcnow()
    return transaction.run(lambda: take(found, now), seconds=PATIENCE).to_dict()


def _base_name(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1][:120] or "tanpa-nama"
