"""The question bank of a course: what is in it, more from a spreadsheet, tests made of it, how their items did."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls, uploads
from web.api import ApiProblem
from web.forms import Form
from web.signin import signed_in

blueprint = Blueprint("question_bank", __name__, url_prefix="/lingkar")
MAKERS = ("manager", "trainer")


@blueprint.get("/pelatihan/<course_id>/soal")
@signed_in(*MAKERS)
def show(course_id: str) -> ResponseReturnValue:
    return _page(course_id, Form())


@blueprint.post("/pelatihan/<course_id>/soal/impor")
@signed_in(*MAKERS)
def take(course_id: str) -> ResponseReturnValue:
    form = Form()
    report = uploads.taken(form, uploads.into("training", f"/courses/{course_id}/questions/import"))
    return _page(course_id, form, report)


@blueprint.post("/pelatihan/<course_id>/tes")
@signed_in(*MAKERS)
def make(course_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("title")
    purposes, questions = request.form.getlist("purposes"), request.form.getlist("question_ids")
    if not purposes:
        form.errors["purposes"] = _("Please choose when it is taken.")
    if not questions:
        form.errors["question_ids"] = _("Please choose at least one question.")
    body: dict[str, Any] = {"title": form["title"], "purposes": purposes, "question_ids": questions}
    for name in ("minutes", "attempts"):
        if form[name].isdigit():
            body[name] = int(form[name])
    if form.good:
        try:
            calls.send("POST", "training", f"/courses/{course_id}/instruments", body)
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The test is made. It is used from the next opening on."), "good")
            return redirect(url_for("question_bank.show", course_id=course_id), 303)
    return _page(course_id, form)


@blueprint.get("/tes/<instrument_id>/butir")
@signed_in(*MAKERS, "assessor")
def analysis(instrument_id: str) -> ResponseReturnValue:
    told = calls.get("training", f"/instruments/{instrument_id}/analysis").data
    return render_template("pages/item_analysis.html", instrument=told["instrument"], items=told["items"])


def _page(course_id: str, form: Form, report: Any = None) -> ResponseReturnValue:
    shown = render_template(
        "pages/question_bank.html",
        course=calls.get("training", f"/courses/{course_id}").data,
        questions=calls.everything("training", f"/courses/{course_id}/questions", active="true"),
        instruments=calls.part("training", f"/courses/{course_id}/instruments"),
        form=form,
        chosen=request.form.getlist("question_ids") + request.form.getlist("purposes"),
        report=report,
        rows=uploads.rows(report),
    )
    return shown, form.status
