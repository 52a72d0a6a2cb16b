"""IPLM and TGM to 2024: a form, the result, and the formula with the numbers in."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form
from web.signin import signed_in

blueprint = Blueprint("literacy_indices", __name__, url_prefix="/laporan/indeks-lama")
READERS = ("manager", "auditor")
IPLM = "iplm"
LAST_YEAR = "2024"


@blueprint.get("")
@signed_in(*READERS)
def show() -> ResponseReturnValue:
    return _page(Form(values={"year": LAST_YEAR, "instrument": request.args.get("instrumen", IPLM)}), None)


@blueprint.post("")
@signed_in(*READERS)
def compute() -> ResponseReturnValue:
    """Try it, or (the manager) keep it."""
    form = Form.sent()
    form.require("instrument", "year", "source")
    if form["year"] and not form["year"].isdigit():
        form.errors.setdefault("year", _("Please give a year."))
    rule = _rule(form["instrument"])
    keeping, published = form["keep"] == "1", form["value"].replace(",", ".")
    result = None
    if form.good and rule:
        body = _body(form, rule)
        if published and keeping:
            body |= {"value": published, "parts": {}}
        try:
            path = "/literacy-indices" if keeping else "/literacy-indices/trial"
            result = calls.send("POST", "assessment", path, body).data
        except ApiProblem as problem:
            form.take(problem)
        else:
            if keeping:
                flash(_("The figure is kept with its rule."), "good")
                return redirect(url_for("literacy_indices.show", instrumen=form["instrument"]), 303)
    return _page(form, result)


def _body(form: Form, rule: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {name: form[name] for name in ("instrument", "source")} | {"year": int(form["year"])}
    body["band_set"] = form["band_set"] or None
    names = ("uplm", "am") if rule["instrument"] == IPLM else ("value",)
    parts = {part["name"]: {name: _typed(form, part["name"], name) for name in names} for part in rule["parts"]}
    return body | {"parts": {name: values for name, values in parts.items() if all(values.values())}}


def _typed(form: Form, part: str, name: str) -> str:
    return form[f"{part}.{name}"].replace(",", ".")


def _rule(instrument: str) -> dict[str, Any] | None:
    rules: list[dict[str, Any]] = calls.get("assessment", "/literacy-indices/rules").data["items"]
    return next((each for each in rules if each["instrument"] == instrument), rules[0] if rules else None)


def _page(form: Form, result: Any) -> ResponseReturnValue:
    kept = calls.part("assessment", "/literacy-indices", limit=50)
    rule = _rule(form["instrument"])
    shown = render_template("pages/literacy_indices.html", form=form, rule=rule, result=result, kept=kept)
    return shown, form.status
