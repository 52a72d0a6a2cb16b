"""One session, for those who run it: schedule, who is coming, attendance, scores, the end."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.plans import seating, venue
from web.signin import signed_in

blueprint = Blueprint("session_page", __name__, url_prefix="/lingkar/sesi")
RUNNERS = ("manager", "trainer")
# Problems that are about one field, though the service names none.
PLACES = {"starts-in-past": "starts_at", "ends-before-start": "ends_at", "trainer-unknown": "trainer"}


@blueprint.get("/<session_id>")
@signed_in(*RUNNERS, "supervisor", "auditor")
def show(session_id: str) -> ResponseReturnValue:
    return _page(session_id, Form())


@blueprint.get("/baru")
@signed_in("manager")
def new() -> ResponseReturnValue:
    return _new_page(Form())


@blueprint.post("/baru")
@signed_in("manager")
def create() -> ResponseReturnValue:
    form = Form.sent()
    form.require("course_id")
    body = {**_plan(form), "course_id": form["course_id"], "unit_id": form["unit_id"] or None}
    if form.good:
        try:
            session = calls.send("POST", "training", "/sessions", body).data
        except ApiProblem as problem:
            form.take(problem, PLACES)
        else:
            flash(_("The session is scheduled; those invited are being told."), "good")
            return redirect(url_for("session_page.show", session_id=session["id"]), 303)
    return _new_page(form)


@blueprint.post("/<session_id>/jadwal")
@signed_in("manager")
def schedule(session_id: str) -> ResponseReturnValue:
    form = Form.sent()
    body = _plan(form)
    if form.good:
        try:
            calls.send("POST", "training", f"/sessions/{session_id}/schedule", body, etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem, PLACES)
        else:
            flash(_("The session is scheduled; those invited are being told."), "good")
            return redirect(url_for("session_page.show", session_id=session_id), 303)
    return _page(session_id, form)


@blueprint.post("/<session_id>/pindah")
@signed_in("manager")
def reschedule(session_id: str) -> ResponseReturnValue:
    form = Form.sent()
    body = {**venue(form, moving=True), "reason": form["reason"] or None}
    if form.good:
        try:
            calls.send("POST", "training", f"/sessions/{session_id}/reschedule", body, etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The session is moved; everyone concerned is being told once."), "good")
            return redirect(url_for("session_page.show", session_id=session_id), 303)
    return _page(session_id, form)


@blueprint.post("/<session_id>/kapasitas")
@signed_in("manager")
def capacity(session_id: str) -> ResponseReturnValue:
    form = Form.sent()
    if not form["capacity"].isdigit():
        flash(_("The number of seats must be a whole number."), "bad")
        return _back(session_id)
    path, body = f"/sessions/{session_id}/capacity", {"capacity": int(form["capacity"])}
    return _done(session_id, "PUT", path, body, _("The number of seats is changed; who waited first moved up first."))


@blueprint.post("/<session_id>/batal")
@signed_in("manager")
def cancel(session_id: str) -> ResponseReturnValue:
    body = {"reason": request.form.get("reason", "").strip()}
    words = _("The session is cancelled; everyone concerned is told why.")
    return _done(session_id, "POST", f"/sessions/{session_id}/cancel", body, words)


@blueprint.post("/<session_id>/tutup")
@signed_in(*RUNNERS)
def close(session_id: str) -> ResponseReturnValue:
    words = _("The session is finished. Those who passed receive their certificates and hours now.")
    return _done(session_id, "POST", f"/sessions/{session_id}/close", None, words)


@blueprint.post("/<session_id>/pendaftaran/<enrolment_id>/hadir")
@signed_in(*RUNNERS)
def attendance(session_id: str, enrolment_id: str) -> ResponseReturnValue:
    body = {"present": request.form.get("present") == "1"}
    return _done(session_id, "PUT", f"/enrolments/{enrolment_id}/attendance", body, _("Attendance is recorded."))


@blueprint.post("/<session_id>/pendaftaran/<enrolment_id>/nilai")
@signed_in(*RUNNERS)
def scores(session_id: str, enrolment_id: str) -> ResponseReturnValue:
    given = {name: request.form.get(name, "").strip() for name in ("pre", "post")}
    if any(value and not value.isdigit() for value in given.values()):
        flash(_("A score is a whole number from 0 to 100."), "bad")
        return _back(session_id)
    body = {name: int(value) if value else None for name, value in given.items()}
    return _done(session_id, "PUT", f"/enrolments/{enrolment_id}/scores", body, _("The scores are recorded."))


@blueprint.post("/<session_id>/pendaftaran/<enrolment_id>/batal")
@signed_in("manager")
def withdraw(session_id: str, enrolment_id: str) -> ResponseReturnValue:
    words = _("The enrolment is withdrawn; if someone was waiting, the seat is now theirs.")
    return _done(session_id, "POST", f"/enrolments/{enrolment_id}/withdraw", None, words)


@blueprint.post("/<session_id>/sertifikat/<certificate_id>/cabut")
@signed_in("manager")
def revoke(session_id: str, certificate_id: str) -> ResponseReturnValue:
    body = {"reason": request.form.get("reason", "").strip()}
    words = _("The certificate is revoked; whoever checks its code sees so at once.")
    return _done(session_id, "POST", f"/certificates/{certificate_id}/revoke", body, words)


def _done(session_id: str, method: str, path: str, body: Any, words: str) -> ResponseReturnValue:
    try:
        calls.send(method, "training", path, body, etag=request.form.get("etag"))
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return _back(session_id)


def _back(session_id: str) -> ResponseReturnValue:
    return redirect(url_for("session_page.show", session_id=session_id) + "#peserta", 303)


def _page(session_id: str, form: Form) -> ResponseReturnValue:
    reply = calls.get("training", f"/sessions/{session_id}")
    people = calls.part("training", f"/sessions/{session_id}/enrolments", limit=100)
    active = [e for e in people.items if e["state"] != "withdrawn"]
    shown = render_template(
        "pages/session.html",
        session=reply.data,
        etag=reply.etag,
        form=form,
        people=people,
        seated=[e for e in active if e["state"] != "waitlisted"],
        **_surroundings(),
        waiting=sorted((e for e in active if e["state"] == "waitlisted"), key=lambda e: e["position"] or 0),
    )
    return shown, form.status


def _new_page(form: Form) -> ResponseReturnValue:
    courses = calls.everything("training", "/courses", active="true")
    units = calls.everything("community", "/libraries")
    shown = render_template("pages/session_new.html", form=form, courses=courses, units=units, **_surroundings())
    return shown, form.status


def _plan(form: Form) -> dict[str, Any]:
    form.require("capacity")
    return {**venue(form), **seating(form)}


def _surroundings() -> dict[str, Any]:
    """What a plan chooses from."""
    rooms = calls.part("training", "/rooms", active="true", limit=100).items
    trainers = calls.part("training", "/trainers", active="true", limit=100).items
    units = calls.part("community", "/libraries", limit=100).items
    return {
        "rooms": [(each["id"], f"{each['name']} ({each['capacity']})") for each in rooms],
        "trainers": [(each["id"], each["name"]) for each in trainers],
        "plan_units": [(each["id"], each["name"]) for each in units],
    }
