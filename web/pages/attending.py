"""A session for those who take part: what, when, where, how seats are given, and one's own place in it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("attending", __name__, url_prefix="/sesi")
LIVE = ("requested", "waitlisted", "offered", "confirmed", "attended", "absent", "completed", "failed")


@blueprint.get("/<session_id>")
@signed_in()
def show(session_id: str) -> ResponseReturnValue:
    reply = calls.get("training", f"/sessions/{session_id}")
    enrolments = calls.part("training", "/me/enrolments", limit=100)
    mine = next((e for e in enrolments.items if e["session_id"] == session_id and e["state"] in LIVE), None)
    me = calls.part("community", "/me")
    asking = reply.data["state"] == "scheduled" and mine is None
    unit = me.data["unit_id"] if asking and me.data else None
    return render_template(
        "pages/attending.html",
        session=reply.data,
        mine=mine,
        form=Form(),
        materials=calls.part("training", f"/sessions/{session_id}/materials", limit=100),
        colleagues=_colleagues(unit, me.data) if unit else [],
        me=me.data,
    )


@blueprint.post("/<session_id>/daftar")
@signed_in()
def enrol(session_id: str) -> ResponseReturnValue:
    companions = [each for each in request.form.getlist("librarian_ids") if each]
    try:
        if companions:
            body = {"librarian_ids": [request.form.get("me", ""), *companions]}
            places = calls.send("POST", "training", f"/sessions/{session_id}/parties", body).data["items"]
        else:
            places = [calls.send("POST", "training", f"/sessions/{session_id}/enrolments", {}).data]
    except ApiProblem as problem:
        tell(problem)
    else:
        _say(places[0])
    return _back(session_id)


@blueprint.post("/<session_id>/ambil/<enrolment_id>")
@signed_in()
def claim(session_id: str, enrolment_id: str) -> ResponseReturnValue:
    return _done(session_id, f"/enrolments/{enrolment_id}/claim", _("The seat is yours."))


@blueprint.post("/<session_id>/batal/<enrolment_id>")
@signed_in()
def withdraw(session_id: str, enrolment_id: str) -> ResponseReturnValue:
    words = _("You have withdrawn. If someone was waiting, the seat is now theirs.")
    return _done(session_id, f"/enrolments/{enrolment_id}/withdraw", words)


@blueprint.get("/<session_id>/kalender.ics")
@signed_in()
def calendar(session_id: str) -> ResponseReturnValue:
    return calls.file("training", f"/sessions/{session_id}/calendar.ics")


@blueprint.get("/<session_id>/materi/<material_id>")
@signed_in()
def material(session_id: str, material_id: str) -> ResponseReturnValue:
    return calls.file("training", f"/sessions/{session_id}/materials/{material_id}/content")


@blueprint.post("/<session_id>/materi")
@signed_in("manager", "trainer")
def add_material(session_id: str) -> ResponseReturnValue:
    path, title = f"/sessions/{session_id}/materials", request.form.get("title", "").strip()
    sent, link = request.files.get("file"), request.form.get("url", "").strip()
    try:
        if sent is not None and sent.filename:
            calls.upload("training", f"{path}/files", "file", sent.read(), title=title)
        else:
            calls.send("POST", "training", path, {"title": title, "url": link})
        flash(_("The material is there for everybody with a seat."), "good")
    except ApiProblem as problem:
        tell(problem)
    return _back(session_id, "materi")


@blueprint.post("/<session_id>/materi/<material_id>/hapus")
@signed_in("manager", "trainer")
def remove_material(session_id: str, material_id: str) -> ResponseReturnValue:
    try:
        calls.send("DELETE", "training", f"/sessions/{session_id}/materials/{material_id}")
        flash(_("The material is removed."), "good")
    except ApiProblem as problem:
        tell(problem)
    return _back(session_id, "materi")


def _say(place: dict[str, Any]) -> None:
    if place["state"] == "waitlisted":
        flash(_("The session is full. You are number %(place)s on the waiting list.", place=place["position"]), "warn")
    elif place["state"] == "requested":
        flash(_("Your request is sent. You will be told as soon as it is decided."), "good")
    else:
        flash(_("You have a seat."), "good")


def _done(session_id: str, path: str, words: str) -> ResponseReturnValue:
    try:
        calls.send("POST", "training", path, etag=request.form.get("etag"))
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return _back(session_id)


def _back(session_id: str, part: str = "tempat") -> ResponseReturnValue:
    return redirect(url_for("attending.show", session_id=session_id) + f"#{part}", 303)


def _colleagues(unit_id: str, me: dict[str, Any]) -> list[tuple[str, str]]:
    found = calls.part("community", "/librarians", unit_id=unit_id, active="true", limit=100).items
    others = [(each["id"], each["name"]) for each in found if each["id"] != me["id"]]
    return sorted(others, key=lambda each: each[1])
