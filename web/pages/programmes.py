"""Programmes: goals, courses, and everything counted under them, down to the event that reported it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("programmes", __name__, url_prefix="/program")
READERS = ("manager", "auditor")
WHOLE = ("minutes", "lead_days", "window_days")


@blueprint.get("")
@signed_in(*READERS)
def overview() -> ResponseReturnValue:
    return _overview(Form())


@blueprint.post("")
@signed_in("manager")
def create() -> ResponseReturnValue:
    form = Form.sent()
    form.require("title", "owner")
    body: dict[str, Any] = {name: form[name] for name in ("title", "owner")} | {"goals": _listed(form["goals"])}
    body |= _whole(form, "first_year", "last_year")
    if form.good:
        try:
            found = calls.send("POST", "training", "/programmes", body).data
        except ApiProblem as problem:
            form.take(problem)
        else:
            return redirect(url_for("programmes.show", programme_id=found["id"]), 303)
    return _overview(form)


@blueprint.get("/<programme_id>")
@signed_in(*READERS)
def show(programme_id: str) -> ResponseReturnValue:
    programme = calls.get("training", f"/programmes/{programme_id}").data
    year, figure = request.args.get("tahun", type=int), request.args.get("figur", "")
    path, asked = f"/programmes/{programme_id}/figures", {"year": year}
    figures = calls.part("training", path, **asked)
    cursor = request.args.get("cursor")
    lines = calls.part("training", f"{path}/{figure}", cursor=cursor, **asked) if figure.isalpha() else None
    return render_template(
        "pages/programme.html",
        programme=programme,
        years=range(programme["first_year"], programme["last_year"] + 1),
        year=year,
        figures=(figures.data or {}).get("figures", []),
        figure=figure,
        lines=lines,
        tracks=_by_track(programme, _courses(programme_id)),
    )


@blueprint.post("/<programme_id>/terbit")
@signed_in("manager")
def publish(programme_id: str) -> ResponseReturnValue:
    try:
        calls.send("POST", "training", f"/programmes/{programme_id}/publish")
        flash(_("The programme is published."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("programmes.show", programme_id=programme_id), 303)


@blueprint.get("/<programme_id>/pelatihan/<course_id>/berkala")
@signed_in("manager")
def recurrence(programme_id: str, course_id: str) -> ResponseReturnValue:
    return _recurrence(programme_id, course_id, Form())


@blueprint.post("/<programme_id>/pelatihan/<course_id>/berkala")
@signed_in("manager")
def set_recurrence(programme_id: str, course_id: str) -> ResponseReturnValue:
    form = Form.sent()
    names = ("rule", "first_on", "at", "place")
    form.require(*names, *WHOLE)
    body: dict[str, Any] = {name: form[name] for name in names} | _whole(form, *WHOLE)
    body |= {"trainer": form["trainer"] or None, "active": form["active"] == "1"}
    body |= {"enrols": form["enrols"] == "1", "everybody": form["everybody"] == "1"}
    if form.good:
        try:
            calls.send("PUT", "training", f"/courses/{course_id}/recurrence", body, etag=form["etag"] or None)
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("Saved. The next run opens by itself."), "good")
            return redirect(url_for("programmes.show", programme_id=programme_id) + "#pelatihan", 303)
    return _recurrence(programme_id, course_id, form)


@blueprint.post("/<programme_id>/buka")
@signed_in("manager")
def open_runs(programme_id: str) -> ResponseReturnValue:
    opened = calls.send("POST", "training", "/runs", {}).data
    flash(
        _("Runs opened: %(runs)s. Enrolled: %(people)s.", runs=len(opened["opened"]), people=opened["enrolled"]), "good"
    )
    return redirect(url_for("programmes.show", programme_id=programme_id) + "#pelatihan", 303)


def _overview(form: Form) -> ResponseReturnValue:
    programmes = calls.part("training", "/programmes", limit=100)
    return render_template("pages/programmes.html", programmes=programmes, form=form), form.status


def _recurrence(programme_id: str, course_id: str, form: Form) -> ResponseReturnValue:
    course = calls.get("training", f"/courses/{course_id}").data
    found = calls.part("training", f"/courses/{course_id}/recurrence").data
    if found and not form.values:
        form = Form({name: _typed(value) for name, value in found.items()})
    shown = render_template("pages/recurrence.html", programme_id=programme_id, course=course, found=found, form=form)
    return shown, form.status


def _courses(programme_id: str) -> list[dict[str, Any]]:
    courses = calls.part("training", "/courses", programme=programme_id, limit=100).items
    again = calls.part("training", "/recurrences", programme=programme_id, limit=100).items
    by_course = {each["course_id"]: each for each in again}
    return [{**course, "recurrence": by_course.get(course["id"])} for course in courses]


def _by_track(programme: dict[str, Any], courses: list[dict[str, Any]]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """The tracks with their courses; courses of no track last."""
    groups = [(track, [c for c in courses if c.get("track") == track["slug"]]) for track in programme["tracks"]]
    rest = [course for course in courses if not course.get("track")]
    return [*groups, (None, rest)] if rest else groups


def _whole(form: Form, *names: str) -> dict[str, int]:
    for name in names:
        if not form[name].isdigit():
            form.errors.setdefault(name, _("Please give a whole number."))
    return {name: int(form[name]) for name in names if form[name].isdigit()}


def _listed(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _typed(value: Any) -> str:
    """A stored value as the form has it."""
    if value is None or value is False:
        return ""
    return "1" if value is True else str(value)
