"""The published report of a survey, and for staff the way from its number down to the counted answers."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from web import calls
from web.signin import signed_in

blueprint = Blueprint("survey_results", __name__)


@blueprint.get("/survei/<survey_id>/hasil")
def show(survey_id: str) -> ResponseReturnValue:
    """What everybody may see."""
    report = calls.get("assessment", f"/public/index/{survey_id}").data
    return render_template("pages/survey_result.html", report=report)


@blueprint.get("/survei/<survey_id>/laporan.<any(pdf, xlsx, csv):form>")
def file(survey_id: str, form: str) -> ResponseReturnValue:
    """The same report to keep."""
    return calls.file("assessment", f"/public/index/{survey_id}", format=form)


@blueprint.get("/survei/<survey_id>/indeks")
@signed_in()
def explain(survey_id: str) -> ResponseReturnValue:
    """From the total to a unit or a kind of service, to an element, to how often 1, 2, 3 and 4 were answered."""
    index = calls.get("assessment", f"/surveys/{survey_id}/index").data
    unit = _one(index["units"], "unit_id", request.args.get("unit"))
    kind = None if unit else _one(index["services"], "service", request.args.get("layanan"))
    part = unit or kind or index["total"]
    where = {"unit": unit["unit_id"]} if unit else {"layanan": kind["service"]} if kind else {}
    element = _one(part["elements"], "slug", request.args.get("unsur"))
    return render_template("pages/survey_index.html", index=index, part=part, kind=kind, where=where, element=element)


def _one(found: list[dict[str, Any]], name: str, wanted: str | None) -> dict[str, Any] | None:
    return next((each for each in found if wanted and each[name] == wanted), None)
