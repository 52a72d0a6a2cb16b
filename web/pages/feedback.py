"""What participants thought of a session: given once by each, read by the trainer when the time is over."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form
from web.signin import signed_in

blueprint = Blueprint("feedback", __name__)


@blueprint.get("/umpan-balik/<session_id>")
@signed_in()
def show(session_id: str) -> ResponseReturnValue:
    return _page(session_id, Form())


@blueprint.post("/umpan-balik/<session_id>")
@signed_in()
def give(session_id: str) -> ResponseReturnValue:
    asked, form = _asked(), Form.sent()
    form.require(*(each["slug"] for each in asked["statements"]))
    ratings = {each["slug"]: int(form[each["slug"]]) for each in asked["statements"] if form[each["slug"]].isdigit()}
    if form.good:
        try:
            body = {"ratings": ratings, "comment": form["comment"]}
            calls.send("POST", "training", f"/sessions/{session_id}/feedback", body)
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("Thank you. Your answer is kept apart from your name."), "good")
            return redirect(url_for("week.show"), 303)
    return _page(session_id, form)


@blueprint.get("/lingkar/sesi/<session_id>/umpan-balik")
@signed_in("manager", "trainer")
def summary(session_id: str) -> ResponseReturnValue:
    session = calls.get("training", f"/sessions/{session_id}").data
    try:
        told = calls.get("training", f"/sessions/{session_id}/feedback").data
    except ApiProblem as problem:
        if problem.status != 404:
            raise
        told = None
    return render_template("pages/feedback_summary.html", session=session, told=told)


def _asked() -> dict[str, Any]:
    asked: dict[str, Any] = calls.get("training", "/me/feedback").data
    return asked


def _page(session_id: str, form: Form) -> ResponseReturnValue:
    asked = _asked()
    round_ = next((each for each in asked["items"] if each["session_id"] == session_id), None)
    shown = render_template("pages/feedback.html", asked=round_, statements=asked["statements"], form=form)
    return shown, form.status
