"""Question banks in: a spreadsheet as multipart `file`, or its raw content with ?filename=."""

from typing import Any

from flask_smorest import Blueprint

from services.training.commands.question_import import import_questions
from shared.http import imports
from shared.http.edge import command
from shared.http.imports import UPLOAD, ReportSchema

blueprint = Blueprint("question-imports", __name__, description="Question banks from spreadsheets")


@blueprint.post("/courses/<string:course_id>/questions/import")
@command("manager", "trainer", transaction=False)
@blueprint.response(200, ReportSchema)
@blueprint.doc(requestBody=UPLOAD)
def import_bank(course_id: str) -> dict[str, Any]:
    """Take a question bank, a question a row; every row is reported."""
    return imports.whole(lambda table, now: import_questions(course_id, table, now))
