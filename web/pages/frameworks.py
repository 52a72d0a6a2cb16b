"""Kerangka: competency frameworks to be read by everybody who signed in; the manager drafts, fills and publishes."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls, uploads
from web.api import ApiProblem
from web.forms import Form, tell
from web.pages.course_form import slug_of
from web.signin import signed_in

blueprint = Blueprint("frameworks", __name__, url_prefix="/kerangka")
ACTS = {"terbitkan": "publish", "tarik": "retire"}
BARRIER = "|"  # between a name in Indonesian and in English
PLACE = ("code", "level", "parent", "title", "title_en", "description", "source")


@blueprint.get("")
@signed_in()
def overview() -> ResponseReturnValue:
    return _overview(Form())


@blueprint.post("")
@signed_in("manager")
def create() -> ResponseReturnValue:
    form = Form.sent()
    form.require("slug", "title", "form")
    if form.good:
        body = {name: form[name] for name in ("slug", "title", "title_en", "form", "source")}
        try:
            made = calls.send("POST", "assessment", "/frameworks", body).data
        except ApiProblem as problem:
            form.take(problem, {"framework-exists": "slug"})
        else:
            return redirect(url_for("frameworks.show", framework_id=made["id"]), 303)
    return _overview(form)


@blueprint.post("/edisi")
@signed_in("manager")
def begin_edition() -> ResponseReturnValue:
    try:
        made = calls.send("POST", "assessment", "/frameworks/editions", {"slug": request.form.get("slug", "")}).data
    except ApiProblem as problem:
        tell(problem)
        return redirect(url_for("frameworks.overview"), 303)
    return redirect(url_for("frameworks.show", framework_id=made["id"]), 303)


@blueprint.get("/<uuid:framework_id>")
@signed_in()
def show(framework_id: str) -> ResponseReturnValue:
    return _page(framework_id, Form())


@blueprint.post("/<uuid:framework_id>/impor")
@signed_in("manager")
def take(framework_id: str) -> ResponseReturnValue:
    form = Form()
    report = uploads.taken(form, uploads.into("assessment", f"/frameworks/{framework_id}/import"))
    return _page(framework_id, form, report)


@blueprint.post("/<uuid:framework_id>/isi")
@signed_in("manager")
def put(framework_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("code", "level", "title")
    body = {name: form[name] for name in PLACE} | {"parent": form["parent"] or None}
    if form.good:
        path = f"/frameworks/{framework_id}/competencies"
        try:
            calls.send("PUT", "assessment", path, body, etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem, {"tree-broken": "parent"})
        else:
            flash(_("%(code)s is in the draft.", code=form["code"]), "good")
            return redirect(url_for("frameworks.show", framework_id=framework_id), 303)
    return _page(framework_id, form)


@blueprint.post("/<uuid:framework_id>/skala")
@signed_in("manager")
def rescale(framework_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("scale_title", "scale_values")
    title, _bar, english = (part.strip() for part in form["scale_title"].partition(BARRIER))
    lines = [line for line in form["scale_values"].splitlines() if line.strip()]
    scale = _named(title, english) | {"values": [_value(line) for line in lines], "source": form["scale_source"]}
    if form.good:
        try:
            calls.send("PATCH", "assessment", f"/frameworks/{framework_id}", {"scale": scale}, etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem, _places(problem))
        else:
            flash(_("The scale of the draft is changed."), "good")
            return redirect(url_for("frameworks.show", framework_id=framework_id), 303)
    return _page(framework_id, form)


@blueprint.post("/<uuid:framework_id>/keluarkan")
@signed_in("manager")
def remove(framework_id: str) -> ResponseReturnValue:
    path = f"/frameworks/{framework_id}/competencies"
    return _act(framework_id, "DELETE", f"{path}?code={request.form.get('code', '')}")


@blueprint.post("/<uuid:framework_id>/buang")
@signed_in("manager")
def discard(framework_id: str) -> ResponseReturnValue:
    try:
        calls.send("DELETE", "assessment", f"/frameworks/{framework_id}", etag=request.form.get("etag"))
    except ApiProblem as problem:
        tell(problem)
        return redirect(url_for("frameworks.show", framework_id=framework_id), 303)
    return redirect(url_for("frameworks.overview"), 303)


@blueprint.post("/<uuid:framework_id>/<any(terbitkan, tarik):act>")
@signed_in("manager")
def move(framework_id: str, act: str) -> ResponseReturnValue:
    return _act(framework_id, "POST", f"/frameworks/{framework_id}/{ACTS[act]}")


def _value(line: str) -> dict[str, str]:
    title, _bar, english = (part.strip() for part in line.partition(BARRIER))
    return _named(title, english)


def _named(title: str, english: str) -> dict[str, str]:
    return {"slug": slug_of(title), "title": title, "title_en": english or title}


def _places(problem: ApiProblem) -> dict[str, str]:
    """Whatever is wrong with a value is told beside the lines that it came from."""
    return {name: "scale_values" if ".values" in name else "scale_title" for name in problem.fields}


def _act(framework_id: str, method: str, path: str) -> ResponseReturnValue:
    try:
        calls.send(method, "assessment", path, etag=request.form.get("etag"))
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("frameworks.show", framework_id=framework_id), 303)


def _overview(form: Form) -> ResponseReturnValue:
    editions = calls.everything("assessment", "/frameworks")
    units = calls.everything("assessment", "/competencies")
    shown = render_template("pages/frameworks.html", form=form, editions=editions, units=units)
    return shown, form.status


def _page(framework_id: str, form: Form, report: Any = None) -> ResponseReturnValue:
    shown = render_template(
        "pages/framework.html",
        framework=calls.get("assessment", f"/frameworks/{framework_id}").data,
        form=form,
        report=report,
        rows=uploads.rows(report),
    )
    return shown, form.status
