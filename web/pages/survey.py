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
QR, LINK, CODE = "qr", "link", "code"


@blueprint.get("/s/<survey_id>")
def short(survey_id: str) -> ResponseReturnValue:
    kept: dict[str, Any] = {name: request.args.get(name) for name in ("lang", "lewat", "unit")}
    return redirect(url_for("survey.show", survey_id=survey_id, **kept))


@blueprint.get("/survei/<survey_id>")
def show(survey_id: str) -> ResponseReturnValue:
    asked = survey(survey_id)
    mode = QR if request.args.get("lewat") == QR else LINK
    if asked["open"] and not allows(asked, mode):
        if allows(asked, CODE):
            return redirect(url_for("survey_code.show", survey_id=survey_id))
        return render_template("pages/survey_elsewhere.html", survey=asked)
    return page(asked, Form(values={"unit_id": request.args.get("unit", ""), "mode": mode}))


# Not the address of the form itself: a POST there would make the browser forget the form, and going back would
# give a new number, hence a second answer.
@blueprint.post("/survei/<survey_id>/jawaban")
def answer(survey_id: str) -> ResponseReturnValue:
    asked, form = survey(survey_id), Form.sent()
    if send(asked, form, QR if form["mode"] == QR else LINK):
        return redirect(url_for("survey.thanks", survey_id=survey_id), 303)
    return page(asked, form)


@blueprint.get("/survei/<survey_id>/jawaban")
def answer_again(survey_id: str) -> ResponseReturnValue:
    return redirect(url_for("survey.show", survey_id=survey_id))


@blueprint.get("/survei/<survey_id>/terima-kasih")
def thanks(survey_id: str) -> ResponseReturnValue:
    return render_template("pages/survey_thanks.html", survey=survey(survey_id))


def survey(survey_id: str) -> dict[str, Any]:
    """The survey as a visitor meets it."""
    found: dict[str, Any] = calls.get("assessment", f"/public/surveys/{survey_id}").data
    return found


def allows(asked: dict[str, Any], mode: str) -> bool:
    return mode in asked.get("modes", [mode])


def page(asked: dict[str, Any], form: Form, template: str = "pages/survey.html") -> tuple[str, int, dict[str, str]]:
    """The form, or that the survey is closed."""
    shown = template if asked["open"] else "pages/survey_closed.html"
    number = form["submission_id"] or str(uuid.uuid4())
    made = render_template(shown, survey=asked, form=form, submission_id=number)
    return made, form.status, {"Cache-Control": "private, no-cache"}


def send(asked: dict[str, Any], form: Form, mode: str) -> bool:
    """Send what was answered. False: the form holds what is wrong."""
    form.require("unit_id")
    values = _values(asked, form)
    if form.good:
        try:
            path = f"/public/surveys/{asked['id']}/answers"
            calls.send("POST", "assessment", path, said(form, values) | way(form, mode))
        except ApiProblem as problem:
            form.take(problem, renamed(values))
        else:
            return True
    return False


def way(form: Form, mode: str) -> dict[str, str]:
    """How it was answered."""
    return {"mode": mode, "code": form["code"]} if mode == CODE else {"mode": mode}


def _values(asked: dict[str, Any], form: Form) -> dict[str, int]:
    values = {}
    for element in asked["elements"]:
        slug = element["slug"]
        if form[slug] in ("1", "2", "3", "4"):
            values[slug] = int(form[slug])
        else:
            form.errors.setdefault(slug, _("Please choose one of the four answers."))
    return values


def renamed(values: dict[str, int]) -> dict[str, str]:
    """The API nests its fields; the form does not."""
    fields = {f"values.{name}": name for name in values} | {f"respondent.{name}": name for name in PROFILE}
    return fields | dict.fromkeys(("code-unknown", "code-used", "code-expired"), "code")


def said(form: Form, values: dict[str, int]) -> dict[str, Any]:
    """The answer as the API takes it."""
    answer: dict[str, Any] = {"submission_id": form["submission_id"], "unit_id": form["unit_id"], "values": values}
    profile: dict[str, Any] = {name: form[name] for name in PROFILE if form[name]}
    if profile.get("age", "").isdigit():
        profile["age"] = int(profile["age"])
    if profile:
        answer["respondent"] = profile
    return {**answer, **{name: form[name] for name in ("service", "comment") if form[name]}}
