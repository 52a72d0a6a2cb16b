"""Pekan ini: what a librarian has to do and may look forward to, on one page."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import utcnow
from web import calls
from web.api import ApiProblem
from web.forms import tell
from web.signin import signed_in

blueprint = Blueprint("week", __name__)
ACTIVE = ("confirmed", "waitlisted", "offered", "requested", "attended")


@blueprint.get("/pekan-ini")
@signed_in()
def show() -> ResponseReturnValue:
    enrolments = calls.part("training", "/me/enrolments", limit=100)
    sessions = calls.part("training", "/sessions", state="scheduled", limit=100)
    return render_template(
        "pages/week.html",
        me=calls.part("community", "/me"),
        enrolments=enrolments,
        mine=[e for e in enrolments.items if e["state"] in ACTIVE],
        sessions=sessions,
        offered=_offered(sessions.items, enrolments.items),
        tests=calls.part("training", "/me/tests"),
        feedback=calls.part("training", "/me/feedback"),
        portfolio=calls.part("assessment", "/me/portfolio"),
        follow_ups=calls.part("assessment", "/follow-ups"),
        certificates=calls.part("training", "/me/certificates"),
        inbox=calls.part("notifier", "/me/inbox"),
    )


@blueprint.post("/pekan-ini/sesi/<session_id>/daftar")
@signed_in()
def enrol(session_id: str) -> ResponseReturnValue:
    try:
        enrolment = calls.send("POST", "training", f"/sessions/{session_id}/enrolments", {}).data
    except ApiProblem as problem:
        tell(problem)
    else:
        if enrolment["state"] == "waitlisted":
            place = enrolment.get("position")
            flash(_("The session is full. You are number %(place)s on the waiting list.", place=place), "warn")
        else:
            flash(_("You have a seat."), "good")
    return redirect(url_for("week.show") + "#sesi", 303)


@blueprint.post("/pekan-ini/pendaftaran/<enrolment_id>/batal")
@signed_in()
def withdraw(enrolment_id: str) -> ResponseReturnValue:
    try:
        calls.send("POST", "training", f"/enrolments/{enrolment_id}/withdraw", etag=request.form.get("etag"))
        flash(_("You have withdrawn. If someone was waiting, the seat is now theirs."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("week.show") + "#sesi", 303)


@blueprint.get("/kotak-masuk")
@signed_in()
def inbox() -> ResponseReturnValue:
    cursor = request.args.get("cursor")
    return render_template("pages/inbox.html", inbox=calls.get("notifier", "/me/inbox", cursor=cursor, limit=20).data)


@blueprint.post("/kotak-masuk/<message_id>/dibaca")
@signed_in()
def read(message_id: str) -> ResponseReturnValue:
    calls.send("POST", "notifier", f"/me/inbox/{message_id}/read")
    return redirect(url_for("week.inbox" if request.form.get("back") == "inbox" else "week.show") + "#kotak-masuk", 303)


def _offered(sessions: list[dict[str, Any]], enrolments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sessions to come that one is not in yet, the earliest first."""
    taken = {e["session_id"] for e in enrolments if e["state"] not in ("withdrawn", "refused")}
    now = utcnow().strftime("%Y-%m-%dT%H:%M:%S")
    coming = (s for s in sessions if s["id"] not in taken and (s["starts_at"] or "") > now)
    return sorted(coming, key=lambda s: str(s["starts_at"]))
