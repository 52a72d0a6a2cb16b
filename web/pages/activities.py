"""The programme of activities: for everybody, without an account and without script."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from web import calls, squares
from web.activity_labels import KINDS
from web.api import ApiProblem
from web.forms import Form

blueprint = Blueprint("activities", __name__, url_prefix="/kegiatan")


@blueprint.get("")
def programme() -> ResponseReturnValue:
    cursor, kind = request.args.get("cursor"), request.args.get("jenis")
    chosen = kind if kind in KINDS else None
    part = calls.part("community", "/public/activities", cursor=cursor, kind=chosen)
    return render_template("pages/activities.html", activities=part, first=not cursor, kind=chosen, kinds=KINDS)


@blueprint.get("/<uuid:activity_id>")
def show(activity_id: Any) -> ResponseReturnValue:
    return _page(_activity(activity_id), Form())


# Not the address of the page itself: going back would make the browser forget the form and its number.
@blueprint.post("/<uuid:activity_id>/daftar")
def register(activity_id: Any) -> ResponseReturnValue:
    activity, form = _activity(activity_id), Form.sent()
    form.require("name", "email", "party")
    if form["consent"] != activity["consent"]["version"]:
        form.errors.setdefault("consent", _("Please read this and agree, or we may not keep your name."))
    if form["party"] and not form["party"].isdigit():
        form.errors.setdefault("party", _("The number of people must be a whole number."))
    if form.good:
        try:
            path = f"/public/activities/{activity['id']}/registrations"
            made = calls.send("POST", "community", path, _asked(form)).data
        except ApiProblem as problem:
            form.take(problem, {"registered-already": "email", "party-too-large": "party"})
        else:
            return redirect(url_for("activities.own", token=made["token"]), 303)
    return _page(activity, form)


@blueprint.get("/<uuid:activity_id>/daftar")
def register_again(activity_id: Any) -> ResponseReturnValue:
    return redirect(url_for("activities.show", activity_id=activity_id))


@blueprint.get("/kelola/<token>")
def own(token: str) -> ResponseReturnValue:
    return _own(_registration(token), Form())


@blueprint.post("/kelola/<token>/ubah")
def change(token: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("party")
    if form["party"] and not form["party"].isdigit():
        form.errors.setdefault("party", _("The number of people must be a whole number."))
    if form.good:
        body = {"party": int(form["party"]), "needs": form["needs"] or None}
        try:
            calls.send("PATCH", "community", f"/public/registrations/{token}", body)
        except ApiProblem as problem:
            form.take(problem, {"party-too-large": "party", "party-may-not-grow": "party"})
        else:
            return redirect(url_for("activities.own", token=token, berubah=1), 303)
    return _own(_registration(token), form)


@blueprint.post("/kelola/<token>/batal")
def withdraw(token: str) -> ResponseReturnValue:
    form = Form()
    try:
        calls.send("POST", "community", f"/public/registrations/{token}/withdraw")
    except ApiProblem as problem:
        form.take(problem)
        return _own(_registration(token), form)
    return redirect(url_for("activities.own", token=token), 303)


def _asked(form: Form) -> dict[str, Any]:
    body: dict[str, Any] = {name: form[name] for name in ("name", "email")}
    body |= {name: form[name] for name in ("school", "needs") if form[name]}
    return {**body, "party": int(form["party"]), "language": str(get_locale()), "consent_version": form["consent"]}


def _activity(activity_id: Any) -> dict[str, Any]:
    found: dict[str, Any] = calls.get("community", f"/public/activities/{activity_id}").data
    return found


def _registration(token: str) -> dict[str, Any]:
    found: dict[str, Any] = calls.get("community", f"/public/registrations/{token}").data
    return found


def _page(activity: dict[str, Any], form: Form) -> ResponseReturnValue:
    return render_template("pages/activity.html", activity=activity, form=form), form.status


def _own(registration: dict[str, Any], form: Form) -> ResponseReturnValue:
    if not form.values:
        form.values = {"party": str(registration["party"]), "needs": registration["needs"] or ""}
    code = squares.picture(url_for("activities_staff.arriving", token=registration["token"], _external=True))
    changed = request.args.get("berubah") == "1"
    made = render_template("pages/registration.html", one=registration, form=form, code=code, changed=changed)
    return made, form.status
