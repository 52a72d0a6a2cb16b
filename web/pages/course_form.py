"""A course within its programme: what it teaches, for how long it holds, what a place costs."""

import re
import unicodedata
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form
from web.labels import ELEMENTS
from web.signin import signed_in

blueprint = Blueprint("course_form", __name__, url_prefix="/program/<programme_id>/pelatihan")
TEXTS = ("title", "title_en", "description")
SHOWN_AS = {"prerequisites": "prerequisite", "elements": "element"}
NEEDED = ("hours", "pass_mark", "capacity_default", "seat_cost")


@blueprint.get("/baru")
@signed_in("manager")
def new(programme_id: str) -> ResponseReturnValue:
    return _page(programme_id, Form(), None)


@blueprint.post("/baru")
@signed_in("manager")
def create(programme_id: str) -> ResponseReturnValue:
    return _keep(programme_id, None)


@blueprint.get("/<course_id>")
@signed_in("manager")
def show(programme_id: str, course_id: str) -> ResponseReturnValue:
    course = calls.get("training", f"/courses/{course_id}").data
    return _page(programme_id, Form(_typed(course)), course)


@blueprint.post("/<course_id>")
@signed_in("manager")
def change(programme_id: str, course_id: str) -> ResponseReturnValue:
    return _keep(programme_id, course_id)


def _keep(programme_id: str, course_id: str | None) -> ResponseReturnValue:
    form = Form.sent()
    form.require("title", *NEEDED)
    course = calls.get("training", f"/courses/{course_id}").data if course_id else None
    body = _body(form, course) | {"programme_id": programme_id}
    method, path = ("PATCH", f"/courses/{course_id}") if course_id else ("POST", "/courses")
    if form.good:
        try:
            calls.send(method, "training", path, body, etag=form["etag"] or None)
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The course is saved. Sessions already scheduled keep what they promised."), "good")
            return redirect(url_for("programmes.show", programme_id=programme_id) + "#pelatihan", 303)
    return _page(programme_id, form, course)


def _page(programme_id: str, form: Form, course: dict[str, Any] | None) -> ResponseReturnValue:
    programme = calls.get("training", f"/programmes/{programme_id}").data
    others = [each for each in calls.everything("training", "/courses") if not course or each["id"] != course["id"]]
    shown = render_template(
        "pages/course.html",
        programme=programme,
        form=form,
        course=course,
        others=others,
        elements=ELEMENTS.items(),
        units=calls.part("training", "/competency-units"),
    )
    return shown, form.status


def _body(form: Form, course: dict[str, Any] | None) -> dict[str, Any]:
    """What was typed; of a course that is there only what changed, for the form shows less than it may have."""
    body, slugs = _whole(form), {}
    if course is not None:
        before = _typed(course)
        body = {
            name: value
            for name, value in body.items()
            if form[SHOWN_AS.get(name, name)] != before[SHOWN_AS.get(name, name)]
        }
        slugs = {each["title"]: each["slug"] for each in course["competencies"]}
    if "competencies" in body:
        lines = (line for line in form["competencies"].splitlines() if line.strip())
        body["competencies"] = [_competency(line, slugs) for line in lines]
    return body


def _whole(form: Form) -> dict[str, Any]:
    for name in (*NEEDED, "validity_months"):
        if form[name] and not form[name].isdigit():
            form.errors.setdefault(name, _("Please give a whole number."))
    body: dict[str, Any] = {name: form[name] for name in TEXTS if form[name]}
    body |= {name: int(form[name]) for name in NEEDED if form[name].isdigit()}
    body |= {"track": form["track"] or None, "validity_months": _number(form["validity_months"])}
    body |= {name: [form[shown]] if form[shown] else [] for name, shown in SHOWN_AS.items()}
    return body | {"competencies": []}


def _competency(line: str, slugs: dict[str, str]) -> dict[str, Any]:
    """One line of the form: a title, and the SKKNI code after a bar where it is known for certain."""
    title, _bar, code = (part.strip() for part in line.partition("|"))
    return {"slug": slugs.get(title) or slug_of(title) or "unit", "title": title, "skkni_code": code or None}


def slug_of(title: str) -> str:
    """A title as a short name."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _typed(course: dict[str, Any]) -> dict[str, str]:
    """A stored course as the form has it."""
    names = (*TEXTS, *NEEDED, "validity_months", "track")
    known = {name: "" if course.get(name) is None else str(course[name]) for name in names}
    units = [" | ".join(filter(None, (each["title"], each["skkni_code"]))) for each in course["competencies"]]
    first = {"prerequisite": course.get("prerequisites"), "element": course.get("elements")}
    return known | {"competencies": "\n".join(units)} | {name: (got or [""])[0] for name, got in first.items()}


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
