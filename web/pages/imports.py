"""Spreadsheets in: whichever kind it is, every row is answered for."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form
from web.signin import signed_in

blueprint = Blueprint("imports", __name__)
# Each service tells its own kinds by their headings; one that knows none of them passes the file on.
PLACES = ("community", "assessment")
UNKNOWN = "spreadsheet-unknown"
TOLD = ("refused", "corrected")


@blueprint.get("/lingkar/impor")
@signed_in("manager")
def show() -> ResponseReturnValue:
    return render_template("pages/import.html", form=Form(), report=None, rows=[])


@blueprint.post("/lingkar/impor")
@signed_in("manager")
def take() -> ResponseReturnValue:
    form, report = Form(), None
    file = request.files.get("file")
    if file is None or not file.filename:
        form.errors["file"] = _("Please choose a file.")
    else:
        try:
            report = _offer(file.filename, file.read())
        except ApiProblem as problem:
            form.errors["file"] = problem.detail
    rows = [row for told in TOLD for row in (report or {}).get("rows", []) if row["outcome"] == told]
    return render_template("pages/import.html", form=form, report=report, rows=rows), form.status


def _offer(name: str, content: bytes) -> dict[str, Any]:
    problems = []
    for service in ("assessment",) if name.lower().endswith(".json") else PLACES:  # nobody else takes JSON
        try:
            report: dict[str, Any] = calls.upload(service, "/imports", name, content).data
            return report
        except ApiProblem as problem:
            if problem.code != UNKNOWN:
                raise
            problems.append(problem)
    raise problems[0]
