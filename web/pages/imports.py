"""Spreadsheets in: whichever kind it is, every row is answered for."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web import calls, uploads
from web.api import ApiProblem
from web.forms import Form
from web.signin import signed_in

blueprint = Blueprint("imports", __name__)
# Each service tells its own kinds by their headings; one that knows none of them passes the file on.
PLACES = ("community", "assessment")
UNKNOWN = "spreadsheet-unknown"


@blueprint.get("/lingkar/impor")
@signed_in("manager")
def show() -> ResponseReturnValue:
    return render_template("pages/import.html", form=Form(), report=None, rows=[])


@blueprint.post("/lingkar/impor")
@signed_in("manager")
def take() -> ResponseReturnValue:
    form = Form()
    report = uploads.taken(form, _offer)
    return render_template("pages/import.html", form=form, report=report, rows=uploads.rows(report)), form.status


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
