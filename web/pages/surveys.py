"""Opening and closing the visitor survey."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.pages import loop
from web.signin import signed_in

blueprint = Blueprint("surveys", __name__)


@blueprint.post("/lingkar/survei")
@signed_in("manager")
def create() -> ResponseReturnValue:
    form = Form.sent()
    form.require("title", "period", "opens_on", "closes_on")
    body: dict[str, Any] = {name: form[name] for name in ("title", "period", "opens_on", "closes_on")}
    if form["population"].isdigit():
        body["population"] = int(form["population"])
    if form.good:
        try:
            survey = calls.send("POST", "assessment", "/surveys", body).data
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The survey is open. Its link is for everybody."), "good")
            return redirect(url_for("loop.show", survei=survey["id"]), 303)
    return loop.page(form)


@blueprint.post("/lingkar/survei/<survey_id>/tutup")
@signed_in("manager")
def close(survey_id: str) -> ResponseReturnValue:
    try:
        calls.send("POST", "assessment", f"/surveys/{survey_id}/close", etag=request.form.get("etag"))
        flash(_("The survey is closed, its index published. Low elements become training needs in seconds."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("loop.show", survei=survey_id), 303)
