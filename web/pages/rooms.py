"""Rooms and trainers: what sessions are planned with."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("rooms", __name__, url_prefix="/ruang-pelatih")


@blueprint.get("")
@signed_in("manager")
def show() -> ResponseReturnValue:
    return _page(Form())


@blueprint.post("/ruang")
@signed_in("manager")
def add_room() -> ResponseReturnValue:
    form = Form.sent()
    form.require("name", "capacity")
    if form["capacity"] and not form["capacity"].isdigit():
        form.errors.setdefault("capacity", _("The number of seats must be a whole number."))
    if not form.good:
        return _page(form)
    body = {"name": form["name"], "capacity": int(form["capacity"]), "unit_id": form["unit_id"] or None}
    return _added("/rooms", body, form)


@blueprint.post("/pelatih")
@signed_in("manager")
def add_trainer() -> ResponseReturnValue:
    form = Form.sent()
    form.require("trainer")
    if not form.good:
        return _page(form)
    known = form["trainer"].isdigit()
    body = {"nip": form["trainer"]} if known else {"name": form["trainer"], "organisation": form["organisation"]}
    return _added("/trainers", body, form)


@blueprint.post("/<any(rooms, trainers):kind>/<row_id>")
@signed_in("manager")
def switch(kind: str, row_id: str) -> ResponseReturnValue:
    body = {"active": request.form.get("active") == "1"}
    try:
        calls.send("PATCH", "training", f"/{kind}/{row_id}", body, etag=request.form.get("etag"))
        flash(_("The list is changed."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("rooms.show"), 303)


def _added(path: str, body: Mapping[str, object], form: Form) -> ResponseReturnValue:
    try:
        calls.send("POST", "training", path, body)
    except ApiProblem as problem:
        form.take(problem, {"nip": "trainer", "trainer-unknown": "trainer"})
        return _page(form)
    flash(_("The list is changed."), "good")
    return redirect(url_for("rooms.show"), 303)


def _page(form: Form) -> ResponseReturnValue:
    shown = render_template(
        "pages/rooms.html",
        form=form,
        rooms=calls.everything("training", "/rooms"),
        trainers=calls.everything("training", "/trainers"),
        units=calls.everything("community", "/libraries"),
    )
    return shown, form.status
