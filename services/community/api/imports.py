"""Spreadsheets in: multipart `file`, or the raw content with ?filename=."""

from typing import Any

from flask_smorest import Blueprint

from services.community.commands.imports import import_table
from shared.http import imports
from shared.http.edge import command
from shared.http.imports import UPLOAD, ReportSchema
from shared.ids import new_id

blueprint = Blueprint("imports", __name__, url_prefix="/imports", description="Spreadsheets in")


@blueprint.post("")
@command("manager", transaction=False)
@blueprint.response(200, ReportSchema)
@blueprint.doc(requestBody=UPLOAD)
def post_import() -> dict[str, Any]:
    """Take a roster, a list of partners or a list of activities; every row is reported."""
    return imports.whole(lambda table, now: import_table(table, now, new_id))
