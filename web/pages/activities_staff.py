"""Activities for those who plan them: draft, approve, publish, check in, close."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.activity_labels import KINDS, STATES
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in, user

blueprint = Blueprint("activities_staff", __name__, url_prefix="/kegiatan/kerja")
PLANNERS = ("librarian", "supervisor", "trainer", "manager")
PLAIN = ("title", "kind", "held_on", "starts", "ends", "place")
OPTIONAL = ("summary", "description", "audience", "accessibility", "partner_id")


@blueprint.get("")
@signed_in(*PLANNERS, "auditor")
def overview() -> ResponseReturnValue:
    state, cursor = request.args.get("keadaan"), request.args.get("cursor")
    chosen = state if state in STATES else None
    part = calls.part("community", "/plans", state=chosen, cursor=cursor)
    return render_template("pages/activities_staff.html", plans=part, first=not cursor, state=chosen, states=STATES)


@blueprint.get("/baru")
@signed_in(*PLANNERS)
def new() -> ResponseReturnValue:
    return _form_page(Form(), None)


@blueprint.post("/baru")
@signed_in(*PLANNERS)
def draft() -> ResponseReturnValue:
    return _sent(None)


@blueprint.get("/<uuid:activity_id>")
@signed_in(*PLANNERS, "auditor")
def show(activity_id: Any) -> ResponseReturnValue:
    activity = calls.get("community", f"/activities/{activity_id}").data
    guests = calls.part("community", f"/activities/{activity_id}/registrations", limit=100, cursor=_cursor())
    person = user()
    manages = bool(person and person.any_of("manager"))
    return render_template(
        "pages/activity_staff.html", one=activity, guests=guests, manages=manages, first=not _cursor()
    )


@blueprint.get("/<uuid:activity_id>/ubah")
@signed_in(*PLANNERS)
def edit(activity_id: Any) -> ResponseReturnValue:
    activity = calls.get("community", f"/activities/{activity_id}").data
    kept = {name: str(activity[name] or "") for name in (*PLAIN, *OPTIONAL, "capacity")}
    tags = ", ".join(activity["tags"])
    return _form_page(
        Form(values={**kept, "tags": tags, "overtaking": "1" if activity["overtaking"] else ""}), activity
    )


@blueprint.post("/<uuid:activity_id>/ubah")
@signed_in(*PLANNERS)
def change(activity_id: Any) -> ResponseReturnValue:
    return _sent(calls.get("community", f"/activities/{activity_id}").data)


@blueprint.post("/<uuid:activity_id>/<any(approve, publish, return, cancel, close):verb>")
@signed_in(*PLANNERS)
def act(activity_id: Any, verb: str) -> ResponseReturnValue:
    form = Form.sent()
    body: dict[str, Any] | None = {"reason": form["reason"]} if verb in ("return", "cancel") else None
    if verb == "close":
        body = {"walk_ins": int(form["walk_ins"]) if form["walk_ins"].isdigit() else 0}
    try:
        calls.send("POST", "community", f"/activities/{activity_id}/{verb}", body, etag=form["etag"])
        flash(_("Done."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("activities_staff.show", activity_id=activity_id), 303)


@blueprint.post("/<uuid:activity_id>/datang/<uuid:registration_id>")
@signed_in(*PLANNERS)
def arrive(activity_id: Any, registration_id: Any) -> ResponseReturnValue:
    _arrive(str(registration_id), Form.sent())
    return redirect(url_for("activities_staff.show", activity_id=activity_id) + f"#tamu-{registration_id}", 303)


@blueprint.get("/tiba/<token>")
@signed_in(*PLANNERS)
def arriving(token: str) -> ResponseReturnValue:
    """Where the square code of a confirmation leads whoever checks people in."""
    one = calls.get("community", f"/public/registrations/{token}").data
    return render_template("pages/arrival.html", one=one)


@blueprint.post("/tiba/<token>")
@signed_in(*PLANNERS)
def arrived(token: str) -> ResponseReturnValue:
    one = calls.get("community", f"/public/registrations/{token}").data
    _arrive(one["id"], Form.sent())
    return redirect(url_for("activities_staff.arriving", token=token), 303)


def _arrive(registration_id: str, form: Form) -> None:
    if not form["arrived"].isdigit():
        flash(_("The number of people must be a whole number."), "bad")
        return
    try:
        calls.send("PUT", "community", f"/registrations/{registration_id}/arrival", {"arrived": int(form["arrived"])})
        flash(_("Recorded."), "good")
    except ApiProblem as problem:
        tell(problem)


def _sent(activity: dict[str, Any] | None) -> ResponseReturnValue:
    form = Form.sent()
    form.require(*PLAIN)
    if form["capacity"] and not form["capacity"].isdigit():
        form.errors.setdefault("capacity", _("The number of places must be a whole number."))
    if not form.good:
        return _form_page(form, activity)
    try:
        if activity is None:
            made = calls.send("POST", "community", "/activities", _body(form))
        else:
            path = f"/activities/{activity['id']}"
            made = calls.send("PATCH", "community", path, _body(form), etag=form["etag"])
    except ApiProblem as problem:
        form.take(problem, {"places-taken": "capacity", "registration-stays": "capacity"})
        return _form_page(form, activity)
    flash(_("The activity is kept."), "good")
    return redirect(url_for("activities_staff.show", activity_id=made.data["id"]), 303)


def _body(form: Form) -> dict[str, Any]:
    body: dict[str, Any] = {name: form[name] for name in PLAIN}
    body |= {name: form[name] or None for name in OPTIONAL}
    body["tags"] = [each.strip() for each in form["tags"].split(",") if each.strip()]
    body["capacity"] = int(form["capacity"]) if form["capacity"] else None
    body["overtaking"] = form["overtaking"] == "1"
    return body


def _form_page(form: Form, activity: dict[str, Any] | None) -> ResponseReturnValue:
    partners = [(each["id"], each["name"]) for each in calls.everything("community", "/partners")]
    shown = render_template(
        "pages/activity_form.html", form=form, one=activity, kinds=list(KINDS.items()), partners=partners
    )
    return shown, form.status


def _cursor() -> str | None:
    return request.args.get("cursor")
