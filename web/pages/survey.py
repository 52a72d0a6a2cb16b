"""The visitor survey: one page, no account, no script needed; with script it also works without the network."""

import uuid
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form

blueprint = Blueprint("survey", __name__)
PROFILE = ("sex", "age", "education", "occupation")


@blueprint.get("/s/<survey_id>")
def short(survey_id: str) -> ResponseReturnValue:
    return redirect(url_for("survey.show", survey_id=survey_id, lang=request.args.get("lang")))


@blueprint.get("/survei/<survey_id>")
def show(survey_id: str) -> ResponseReturnValue:
    return _page(_survey(survey_id), Form())


# Not the address of the form itself: a POST there would make the browser forget the form, and going back would
# give a new number, hence a second answer.
@blueprint.post("/survei/<survey_id>/jawaban")
def answer(survey_id: str) -> ResponseReturnValue:
    survey, form = _survey(survey_id), Form.sent()
    form.require("unit_id")
    values = _values(survey, form)
    if form.good:
        try:
            calls.send("POST", "assessment", f"/public/surveys/{survey_id}/answers", _answer(form, values))
            return redirect(url_for("survey.thanks", survey_id=survey_id), 303)
        except ApiProblem as problem:
            form.take(problem, _renamed(values))
    return _page(survey, form)


@blueprint.get("/survei/<survey_id>/jawaban")
def answer_again(survey_id: str) -> ResponseReturnValue:
    return redirect(url_for("survey.show", survey_id=survey_id))


@blueprint.get("/survei/<survey_id>/terima-kasih")
def thanks(survey_id: str) -> ResponseReturnValue:
    return render_template("pages/survey_thanks.html", survey=_survey(survey_id))


def _survey(survey_id: str) -> dict[str, Any]:
    survey: dict[str, Any] = calls.get("assessment", f"/public/surveys/{survey_id}").data
    return survey


def _page(survey: dict[str, Any], form: Form) -> ResponseReturnValue:
    template = "pages/survey.html" if survey["open"] else "pages/survey_closed.html"
    page = render_template(template, survey=survey, form=form, submission_id=form["submission_id"] or str(uuid.uuid4()))
    return page, form.status, {"Cache-Control": "private, no-cache"}


def _values(survey: dict[str, Any], form: Form) -> dict[str, int]:
    values = {}
    for element in survey["elements"]:
        slug = element["slug"]
        if form[slug] in ("1", "2", "3", "4"):
            values[slug] = int(form[slug])
        else:
            form.errors.setdefault(slug, _("Please choose one of the four answers."))
    return values


def _renamed(values: dict[str, int]) -> dict[str, str]:
    """The API nests its fields; the form does not."""
    return {f"values.{name}": name for name in values} | {f"respondent.{name}": name for name in PROFILE}


def _answer(form: Form, values: dict[str, int]) -> dict[str, Any]:
    answer: dict[str, Any] = {"submission_id": form["submission_id"], "unit_id": form["unit_id"], "values": values}
    profile: dict[str, Any] = {name: form[name] for name in PROFILE if form[name]}
    if profile.get("age", "").isdigit():
        profile["age"] = int(profile["age"])
    if profile:
        answer["respondent"] = profile
    return {**answer, **{name: form[name] for name in ("service", "comment") if form[name]}}
