"""Forms for raters: items with a competency and a rubric, typed as plain text, kept in versions."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form
from web.signin import signed_in

blueprint = Blueprint("rating_forms", __name__, url_prefix="/penilaian/formulir")
LOOKERS = ("manager", "supervisor", "assessor")
BARRIER = "|"
PLACES = 12  # items on an empty page; those left empty are not asked
PARTS = ("code", "competency_id", "competency_en", "criterion_id", "criterion_en")


@blueprint.get("")
@signed_in(*LOOKERS)
def overview() -> ResponseReturnValue:
    forms = calls.get("assessment", "/assessment-forms", limit=100, cursor=request.args.get("cursor")).data
    return render_template("pages/rating_forms.html", forms=forms)


@blueprint.get("/baru")
@signed_in("manager")
def new() -> ResponseReturnValue:
    return _edit_page(Form(), None)


@blueprint.post("/baru")
@signed_in("manager")
def make() -> ResponseReturnValue:
    return _save(Form.sent(), None)


@blueprint.get("/<uuid:form_id>")
@signed_in(*LOOKERS)
def show(form_id: str) -> ResponseReturnValue:
    return render_template("pages/rating_form.html", found=calls.get("assessment", f"/assessment-forms/{form_id}").data)


@blueprint.get("/<uuid:form_id>/versi")
@signed_in("manager")
def version(form_id: str) -> ResponseReturnValue:
    found = calls.get("assessment", f"/assessment-forms/{form_id}").data
    return _edit_page(Form(values=_values(found)), found)


@blueprint.post("/<uuid:form_id>/versi")
@signed_in("manager")
def next_version(form_id: str) -> ResponseReturnValue:
    return _save(Form.sent(), calls.get("assessment", f"/assessment-forms/{form_id}").data)


def _save(form: Form, before: dict[str, Any] | None) -> ResponseReturnValue:
    form.require("title", *([] if before else ["role"]))
    items, places = _items(form)
    if form.good:
        body: dict[str, Any] = {"title": form["title"], "items": items}
        path = f"/assessment-forms/{before['id']}/versions" if before else "/assessment-forms"
        try:
            made = calls.send("POST", "assessment", path, body if before else body | {"role": form["role"]}).data
        except ApiProblem as problem:
            form.take(problem, _fields(problem, places))
        else:
            flash(_("The form is kept. Rounds that began keep their version."), "good")
            return redirect(url_for("rating_forms.show", form_id=made["id"]), 303)
    return _edit_page(form, before)


def _edit_page(form: Form, before: dict[str, Any] | None) -> ResponseReturnValue:
    typed = [place for place in range(40) if form[f"{place}.code"] or form[f"{place}.criterion_id"]]
    places = max(PLACES, (max(typed) + 2) if typed else 0)
    return render_template("pages/rating_form_edit.html", form=form, before=before, places=min(places, 40)), form.status


def _items(form: Form) -> tuple[list[dict[str, Any]], list[int]]:
    """The items that something was typed in, and which place each came from."""
    items, places = [], []
    for place in range(40):
        typed = {part: form[f"{place}.{part}"] for part in PARTS}
        if not any(typed.values()):
            continue
        form.require(f"{place}.code", f"{place}.competency_id", f"{place}.criterion_id")
        levels = _levels(form[f"{place}.levels"] or form["levels"])
        if levels is None:
            form.errors.setdefault("levels", _("Write one level a line: value | Indonesian | English."))
            levels = []
        places.append(place)
        items.append(
            {
                "code": typed["code"],
                "competency": _words(typed["competency_id"], typed["competency_en"]),
                "criterion": _words(typed["criterion_id"], typed["criterion_en"]),
                "levels": levels,
            }
        )
    return items, places


def _levels(text: str) -> list[dict[str, Any]] | None:
    """`1 | Belum | Not yet` a line."""
    levels = []
    for line in filter(None, (each.strip() for each in text.splitlines())):
        value, *words = (part.strip() for part in line.split(BARRIER))
        if not value.isdigit() or not words or not words[0]:
            return None
        levels.append({"value": int(value), "words": _words(words[0], words[1] if len(words) > 1 else "")})
    return levels or None


def _words(indonesian: str, english: str) -> dict[str, str]:
    return {"id": indonesian, "en": english or indonesian}


def _fields(problem: ApiProblem, places: list[int]) -> dict[str, str]:
    """items.2.code of the API -> the field of the place it was typed in."""
    found = {}
    for name in problem.fields:
        parts = name.split(".")
        if len(parts) > 2 and parts[0] == "items" and parts[1].isdigit() and int(parts[1]) < len(places):
            field = "levels" if parts[2] == "levels" else f"{places[int(parts[1])]}.{'_'.join(parts[2:4])}"
            found[name] = field
    return found | {"items": "0.code"}


def _values(found: dict[str, Any]) -> dict[str, str]:
    values = {"title": found["title"], "levels": _text(found["items"][0]["levels"])}
    for place, item in enumerate(found["items"]):
        values |= {f"{place}.code": item["code"], f"{place}.levels": _text(item["levels"])}
        for part in ("competency", "criterion"):
            values |= {f"{place}.{part}_{tongue}": item[part][tongue] for tongue in ("id", "en")}
    return values


def _text(levels: list[dict[str, Any]]) -> str:
    return "\n".join(f"{each['value']} | {each['words']['id']} | {each['words']['en']}" for each in levels)
