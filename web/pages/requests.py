"""Requests for seats that wait for a supervisor's or the manager's word; wishes; one's calendar address."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("requests", __name__)


@blueprint.get("/permohonan")
@signed_in("supervisor", "manager")
def show() -> ResponseReturnValue:
    cursor = request.args.get("cursor")
    found = calls.get("training", "/requests", cursor=cursor, limit=50).data
    return render_template("pages/requests.html", requests=found, form=Form())


@blueprint.post("/permohonan/<enrolment_id>/setuju")
@signed_in("supervisor", "manager")
def approve(enrolment_id: str) -> ResponseReturnValue:
    return _decided(enrolment_id, "approve", None, _("The request is approved; the person is being told."))


@blueprint.post("/permohonan/<enrolment_id>/tolak")
@signed_in("supervisor", "manager")
def refuse(enrolment_id: str) -> ResponseReturnValue:
    body = {"reason": request.form.get("reason", "").strip()}
    return _decided(enrolment_id, "refuse", body, _("The request is refused; the person is told the reason."))


@blueprint.get("/minat")
@signed_in()
def wishes() -> ResponseReturnValue:
    mine = {each["course_id"]: each for each in calls.part("training", "/me/interests", limit=100).items}
    coming = {each["course_id"]: each for each in calls.part("training", "/sessions", state="scheduled").items}
    courses = calls.everything("training", "/courses", active="true")
    return render_template("pages/wishes.html", courses=courses, mine=mine, coming=coming)


@blueprint.post("/minat/<course_id>")
@signed_in()
def wish(course_id: str) -> ResponseReturnValue:
    back = request.form.get("back") == "1"
    try:
        calls.send("DELETE" if back else "POST", "training", f"/courses/{course_id}/interest")
        flash(_("Your wish is taken back.") if back else _("You will be told as soon as it is scheduled."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("requests.wishes"), 303)


@blueprint.get("/kalender")
@signed_in()
def calendar() -> ResponseReturnValue:
    return render_template("pages/calendar.html", feed=calls.get("training", "/me/calendar").data)


@blueprint.post("/kalender")
@signed_in()
def open_calendar() -> ResponseReturnValue:
    calls.send("POST", "training", "/me/calendar")
    return redirect(url_for("requests.calendar"), 303)


@blueprint.post("/kalender/cabut")
@signed_in()
def close_calendar() -> ResponseReturnValue:
    calls.send("DELETE", "training", "/me/calendar")
    flash(_("The address no longer works."), "good")
    return redirect(url_for("requests.calendar"), 303)


def _decided(enrolment_id: str, verb: str, body: dict[str, str] | None, words: str) -> ResponseReturnValue:
    try:
        calls.send("POST", "training", f"/enrolments/{enrolment_id}/{verb}", body, etag=request.form.get("etag"))
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("requests.show"), 303)
