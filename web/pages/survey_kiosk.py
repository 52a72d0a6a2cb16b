"""The survey on a tablet in the library: no script, no way out, and nothing left of whoever answered before."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.forms import Form
from web.pages import survey

blueprint = Blueprint("survey_kiosk", __name__)
KIOSK = "kiosk"
THANKS_SECONDS, IDLE_SECONDS, FAULT_SECONDS = 8, 900, 180


@blueprint.get("/survei/<survey_id>/kios")
def show(survey_id: str) -> ResponseReturnValue:
    """A fresh form. It renews itself when nobody is there, and so outlives its protection token."""
    asked = survey.survey(survey_id)
    if asked["open"] and not survey.allows(asked, KIOSK):
        return render_template("pages/survey_elsewhere.html", survey=asked)
    unit = request.args.get("unit", "")
    return _form(asked, Form(values={"unit_id": unit, "home_unit": unit}), IDLE_SECONDS)


@blueprint.post("/survei/<survey_id>/kios/jawaban")
def answer(survey_id: str) -> ResponseReturnValue:
    asked, form = survey.survey(survey_id), Form.sent()
    if survey.send(asked, form, KIOSK):
        return redirect(url_for("survey_kiosk.thanks", survey_id=survey_id, unit=form["home_unit"] or None), 303)
    return _form(asked, form, FAULT_SECONDS)


@blueprint.get("/survei/<survey_id>/kios/jawaban")
def answer_again(survey_id: str) -> ResponseReturnValue:
    return redirect(url_for("survey_kiosk.show", survey_id=survey_id))


@blueprint.get("/survei/<survey_id>/kios/terima-kasih")
def thanks(survey_id: str) -> ResponseReturnValue:
    """Thanks, and by itself back to the start."""
    start = url_for("survey_kiosk.show", survey_id=survey_id, unit=request.args.get("unit"))
    page = render_template("pages/kiosk_thanks.html", start=start, seconds=THANKS_SECONDS)
    return page, {"Cache-Control": "no-store"}


def _form(asked: dict[str, Any], form: Form, seconds: int) -> ResponseReturnValue:
    page, status, _ = survey.page(asked, form, "pages/kiosk.html")
    start = url_for("survey_kiosk.show", survey_id=asked["id"], unit=form["home_unit"] or None)
    return page, status, {"Cache-Control": "no-store", "Refresh": f"{seconds}; url={start}"}
