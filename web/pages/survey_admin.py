"""All surveys, opening one, the yearly duty, and the questionnaires as data."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in
from web.survey_labels import MODES

blueprint = Blueprint("survey_admin", __name__)
READERS = ("manager", "auditor", "supervisor", "trainer", "assessor")
USUAL = ("link", "qr", "kiosk", "paper")
NEW = 2  # blank elements offered on a draft


@blueprint.get("/survei")
@signed_in(*READERS)
def show() -> ResponseReturnValue:
    year = request.args.get("tahun", type=int)
    return render_template(
        "pages/surveys.html",
        surveys=calls.part("assessment", "/surveys", limit=100),
        duty=calls.part("assessment", "/survey-duty", year=year),
        legacy=calls.part("assessment", "/legacy-figures", limit=100),
    )


@blueprint.get("/survei/baru")
@signed_in("manager")
def new() -> ResponseReturnValue:
    return _new(Form(), USUAL)


@blueprint.post("/survei/baru")
@signed_in("manager")
def create() -> ResponseReturnValue:
    form, modes = Form.sent(), request.form.getlist("modes")
    form.require("title", "period", "opens_on", "closes_on")
    names = ("title", "period", "opens_on", "closes_on", "instrument", "service")
    body: dict[str, Any] = {name: form[name] for name in names if form[name]} | {"modes": modes}
    if form["population"].isdigit():
        body["population"] = int(form["population"])
    if request.form.getlist("unit_ids"):
        body["unit_ids"] = request.form.getlist("unit_ids")
    if form.good:
        try:
            made = calls.send("POST", "assessment", "/surveys", body).data
        except ApiProblem as problem:
            form.take(problem, {"period-taken": "period"})
        else:
            flash(_("The survey is open. Its link is for everybody."), "good")
            return redirect(url_for("survey_desk.show", survey_id=made["id"]), 303)
    return _new(form, modes)


@blueprint.get("/survei/kuesioner")
@signed_in(*READERS)
def instruments() -> ResponseReturnValue:
    found = calls.everything("assessment", "/instruments")
    return render_template("pages/instruments.html", instruments=found)


@blueprint.post("/survei/kuesioner")
@signed_in("manager")
def draft() -> ResponseReturnValue:
    """The next version begins as a copy."""
    source = calls.get("assessment", f"/instruments/{request.form.get('from', '')}").data
    names = ("family", "title", "source", "elements")
    try:
        made = calls.send("POST", "assessment", "/instruments", {name: source[name] for name in names}).data
    except ApiProblem as problem:
        tell(problem)
        return redirect(url_for("survey_admin.instruments"), 303)
    return redirect(url_for("survey_admin.instrument", instrument_id=made["id"]), 303)


@blueprint.get("/survei/kuesioner/<instrument_id>")
@signed_in(*READERS)
def instrument(instrument_id: str) -> ResponseReturnValue:
    found = calls.get("assessment", f"/instruments/{instrument_id}").data
    return _instrument(found, Form(values=_typed(found)))


@blueprint.post("/survei/kuesioner/<instrument_id>")
@signed_in("manager")
def change(instrument_id: str) -> ResponseReturnValue:
    form = Form.sent()
    body = {"title": form["title"], "source": form["source"], "elements": _elements(form)}
    path = f"/instruments/{instrument_id}"
    try:
        changed = calls.send("PUT", "assessment", path, body, etag=form["etag"]).data
        if form["then"] == "publish":
            calls.send("POST", "assessment", f"{path}/publish", etag=str(changed["version"]))
    except ApiProblem as problem:
        form.take(problem)
        return _instrument(calls.get("assessment", path).data, form)
    flash(_("Published: it will not change any more.") if form["then"] == "publish" else _("Saved."), "good")
    return redirect(url_for("survey_admin.instrument", instrument_id=instrument_id), 303)


def _new(form: Form, modes: Any) -> ResponseReturnValue:
    published = calls.part("assessment", "/instruments", state="published", limit=100)
    page = render_template(
        "pages/survey_new.html",
        form=form,
        modes=modes,
        instruments=published,
        units=calls.part("community", "/libraries", limit=100),
        kinds=calls.part("assessment", "/public/service-kinds"),
        MODES=_offered(),
    )
    return page, form.status


def _offered() -> dict[str, Any]:
    return {mode: words for mode, words in MODES.items() if mode != "import"}


def _instrument(found: dict[str, Any], form: Form) -> ResponseReturnValue:
    count = len(found["elements"]) + (NEW if found["state"] == "draft" else 0)
    return render_template("pages/instrument.html", instrument=found, form=form, count=count), form.status


PARTS = ("slug", "weight", "label.id", "label.en", "question.id", "question.en")
OPTIONS = tuple(f"options.{number}.{language}" for number in range(4) for language in ("id", "en"))


def _typed(found: dict[str, Any]) -> dict[str, str]:
    """A version as the fields of its form."""
    typed = {"title": found["title"], "source": found["source"]}
    for number, element in enumerate(found["elements"]):
        for part in (*PARTS, *OPTIONS):
            value: Any = element
            for step in part.split("."):
                value = value[int(step)] if step.isdigit() else value[step]
            typed[f"elements.{number}.{part}"] = value
    return typed


def _elements(form: Form) -> list[dict[str, Any]]:
    """The elements of the form; one without a short name is not there."""
    numbers = sorted({int(name.split(".")[1]) for name in form.values if name.startswith("elements.")})
    return [_element(form, f"elements.{number}.") for number in numbers if form[f"elements.{number}.slug"]]


def _element(form: Form, prefix: str) -> dict[str, Any]:
    both = {part: {lang: form[f"{prefix}{part}.{lang}"] for lang in ("id", "en")} for part in ("label", "question")}
    options = [{lang: form[f"{prefix}options.{number}.{lang}"] for lang in ("id", "en")} for number in range(4)]
    return {"slug": form[f"{prefix}slug"], "weight": form[f"{prefix}weight"], "options": options, **both}
