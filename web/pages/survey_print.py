"""What is printed for a survey: posters with a square code, slips with codes, numbered papers."""

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web import calls
from web.api import ApiProblem
from web.forms import tell
from web.pages.survey import survey
from web.signin import signed_in
from web.squares import picture

blueprint = Blueprint("survey_print", __name__)
SIZES = ("a4", "a5")
SHEETS = 25  # on one page of the browser
DESK = ("librarian", "supervisor", "manager")


@blueprint.get("/survei/<survey_id>/poster")
@signed_in(*DESK)
def poster(survey_id: str) -> ResponseReturnValue:
    """One poster for a unit, or one for each; A4 or A5."""
    asked = survey(survey_id)
    size = request.args.get("ukuran", "a4")
    if size not in SIZES:
        abort(404)
    units = [unit for unit in asked["units"] if request.args.get("unit") in (None, "", unit["id"])]
    sheets = [(unit, address := _address(asked["id"], unit["id"]), picture(address)) for unit in units]
    return render_template("pages/survey_poster.html", survey=asked, sheets=sheets, size=size)


@blueprint.post("/survei/<survey_id>/kode-cetak")
@signed_in("manager")
def codes(survey_id: str) -> ResponseReturnValue:
    """Slips to cut out. They are shown this once: the answer to this form is the only place they stand."""
    body = {"size": _size()} | ({"unit_id": request.form["unit_id"]} if request.form.get("unit_id") else {})
    try:
        batch = calls.send("POST", "assessment", f"/surveys/{survey_id}/codes", body).data
    except ApiProblem as problem:
        tell(problem)
        return redirect(url_for("survey_desk.show", survey_id=survey_id), 303)
    address = _public(url_for("survey_code.show", survey_id=survey_id))
    page = render_template("pages/survey_slips.html", survey=survey(survey_id), batch=batch, address=address)
    return page, {"Cache-Control": "no-store"}


@blueprint.post("/survei/<survey_id>/formulir")
@signed_in("manager", "supervisor")
def number_papers(survey_id: str) -> ResponseReturnValue:
    body = {"size": _size()} | ({"unit_id": request.form["unit_id"]} if request.form.get("unit_id") else {})
    try:
        batch = calls.send("POST", "assessment", f"/surveys/{survey_id}/paper-batches", body).data
    except ApiProblem as problem:
        tell(problem)
        return redirect(url_for("survey_desk.show", survey_id=survey_id), 303)
    return redirect(url_for("survey_print.papers", survey_id=survey_id, number=batch["number"]), 303)


@blueprint.get("/survei/<survey_id>/formulir/<int:number>")
@signed_in(*DESK)
def papers(survey_id: str, number: int) -> ResponseReturnValue:
    """The numbered sheets of a batch, with the same codes as the page on which they are entered."""
    batches = calls.get("assessment", f"/surveys/{survey_id}/handouts").data["items"]
    batch = next((each for each in batches if each["kind"] == "paper" and each["number"] == number), None)
    if batch is None:
        abort(404)
    first = max(1, request.args.get("dari", 1, type=int))
    last = min(batch["size"], first + SHEETS - 1)
    more = last + 1 if last < batch["size"] else None
    sheets = range(first, last + 1)
    return render_template("pages/survey_paper.html", survey=survey(survey_id), batch=batch, sheets=sheets, more=more)


def _size() -> int:
    text = request.form.get("size", "")
    return int(text) if text.isdigit() and len(text) < 6 else 0


def _address(survey_id: str, unit_id: str) -> str:
    return _public(url_for("survey.show", survey_id=survey_id, unit=unit_id, lewat="qr"))


def _public(path: str) -> str:
    public: str = current_app.config["BINA"].public_url
    return public.rstrip("/") + path
