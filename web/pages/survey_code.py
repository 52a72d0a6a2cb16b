"""The survey by single-use code. The code is typed and sent in the form, so it stands in no address and no log."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web.forms import Form
from web.pages import survey

blueprint = Blueprint("survey_code", __name__)


@blueprint.get("/survei/<survey_id>/kode")
def show(survey_id: str) -> ResponseReturnValue:
    asked = survey.survey(survey_id)
    if asked["open"] and not survey.allows(asked, survey.CODE):
        return render_template("pages/survey_elsewhere.html", survey=asked)
    return survey.page(asked, Form(), "pages/survey_code.html")


@blueprint.post("/survei/<survey_id>/kode/jawaban")
def answer(survey_id: str) -> ResponseReturnValue:
    asked, form = survey.survey(survey_id), Form.sent()
    if not form["code"]:
        form.errors["code"] = _("Please type the code from your slip.")
    if survey.send(asked, form, survey.CODE):
        return redirect(url_for("survey.thanks", survey_id=survey_id), 303)
    return survey.page(asked, form, "pages/survey_code.html")


@blueprint.get("/survei/<survey_id>/kode/jawaban")
def answer_again(survey_id: str) -> ResponseReturnValue:
    return redirect(url_for("survey_code.show", survey_id=survey_id))
