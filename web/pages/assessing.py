"""For trainers and assessors: opening tests, scoring essays, observing role-plays."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("assessing", __name__, url_prefix="/lingkar")
SCORERS = ("manager", "trainer", "assessor")


@blueprint.get("/penilaian")
@signed_in(*SCORERS)
def overview() -> ResponseReturnValue:
    """Where an assessor begins: the sessions that are running or to come."""
    sessions = calls.part("training", "/sessions", state="scheduled", limit=100)
    coming = sorted(sessions.items, key=lambda each: each["starts_at"] or "")
    return render_template("pages/assessing_sessions.html", sessions=sessions, coming=coming)


@blueprint.get("/sesi/<session_id>/penilaian")
@signed_in(*SCORERS)
def show(session_id: str) -> ResponseReturnValue:
    return render_template(
        "pages/assessing.html",
        session=calls.get("training", f"/sessions/{session_id}").data,
        sittings=calls.part("training", f"/sessions/{session_id}/sittings"),
        attempts=calls.part("training", f"/sessions/{session_id}/attempts", limit=100),
        watched=calls.part("training", f"/sessions/{session_id}/observations"),
    )


@blueprint.post("/sesi/<session_id>/tes")
@signed_in("manager", "trainer")
def open_test(session_id: str) -> ResponseReturnValue:
    body = {"purpose": request.form.get("purpose", "")}
    return _done(session_id, "POST", f"/sessions/{session_id}/sittings", body, _("The test is open; everyone is told."))


@blueprint.post("/sesi/<session_id>/tes/<sitting_id>/tutup")
@signed_in("manager", "trainer")
def close_test(session_id: str, sitting_id: str) -> ResponseReturnValue:
    words = _("The test is closed; what was saved is handed in.")
    return _done(session_id, "POST", f"/sittings/{sitting_id}/close", None, words)


@blueprint.post("/sesi/<session_id>/pengamatan/<enrolment_id>")
@signed_in(*SCORERS)
def observe(session_id: str, enrolment_id: str) -> ResponseReturnValue:
    body = {"levels": _levels(), "note": request.form.get("note", "").strip()}
    return _done(session_id, "PUT", f"/enrolments/{enrolment_id}/observation", body, _("The observation is recorded."))


@blueprint.get("/penilaian/<attempt_id>")
@signed_in(*SCORERS)
def attempt(attempt_id: str) -> ResponseReturnValue:
    return _attempt_page(attempt_id, Form())


@blueprint.post("/penilaian/<attempt_id>/<question_id>")
@signed_in(*SCORERS)
def score(attempt_id: str, question_id: str) -> ResponseReturnValue:
    form, body = Form.sent(), {"levels": _levels(), "note": request.form.get("note", "").strip()}
    try:
        calls.send("PUT", "training", f"/attempts/{attempt_id}/marks/{question_id}", body)
    except ApiProblem as problem:
        form.take(problem)
        return _attempt_page(attempt_id, form, question_id)
    return redirect(url_for("assessing.attempt", attempt_id=attempt_id) + f"#q-{question_id}", 303)


def _attempt_page(attempt_id: str, form: Form, typed_in: str = "") -> ResponseReturnValue:
    shown = calls.get("training", f"/attempts/{attempt_id}/scoring").data
    return render_template("pages/scoring.html", shown=shown, form=form, typed_in=typed_in), form.status


def _levels() -> dict[str, int]:
    chosen = {name.removeprefix("level-"): value for name, value in request.form.items() if name.startswith("level-")}
    return {slug: int(value) for slug, value in chosen.items() if value.isdigit()}


def _done(session_id: str, method: str, path: str, body: Any, words: str) -> ResponseReturnValue:
    try:
        calls.send(method, "training", path, body)
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("assessing.show", session_id=session_id), 303)
