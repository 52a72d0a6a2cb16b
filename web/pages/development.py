"""Rencana: one's own development plans; for leaders those of the unit, and which gaps they share."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls, led
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("development", __name__, url_prefix="/rencana")
PEOPLE = ("librarian", "supervisor", "trainer", "assessor", "manager")
LEADERS = ("supervisor", "manager")


@blueprint.get("")
@signed_in(*PEOPLE)
def show() -> ResponseReturnValue:
    plans = calls.part("assessment", "/me/plans", limit=20)
    current = next((each for each in plans.items if each["state"] != "closed"), None)
    plan = calls.part("assessment", f"/plans/{current['id']}") if current else calls.Part(None)
    return render_template("pages/development.html", plans=plans, plan=plan, years=_free_years(plans.items))


@blueprint.post("")
@signed_in(*PEOPLE)
def begin() -> ResponseReturnValue:
    """A plan of one's own, by one button."""
    year = request.form.get("year", "")
    body = {"year": int(year) if year.isdigit() else _year()}
    made = calls.send("POST", "assessment", "/plans", body).data
    return redirect(url_for("development_plan.show", plan_id=made["id"]), 303)


@blueprint.get("/unit")
@signed_in(*LEADERS)
def unit() -> ResponseReturnValue:
    given = {name: request.args.get(name) or None for name in ("cursor", "state", "late", "year")}
    plans = calls.get("assessment", "/plans", limit=50, **given).data
    filters = {name: value for name, value in given.items() if value and name != "cursor"}
    return render_template("pages/development_unit.html", plans=plans, filters=filters)


@blueprint.get("/unit/baru")
@signed_in(*LEADERS)
def new() -> ResponseReturnValue:
    return _new_page(Form(values={"year": str(_year())}))


@blueprint.post("/unit/baru")
@signed_in(*LEADERS)
def begin_for() -> ResponseReturnValue:
    form = Form.sent()
    form.require("librarian_id", "year")
    if form["year"] and not form["year"].isdigit():
        form.errors.setdefault("year", _("Please give a year."))
    if form.good:
        body = {"librarian_id": form["librarian_id"], "year": int(form["year"])}
        try:
            made = calls.send("POST", "assessment", "/plans", body).data
        except ApiProblem as problem:
            form.take(problem, {"plan-exists": "year"})
        else:
            return redirect(url_for("development_plan.show", plan_id=made["id"]), 303)
    return _new_page(form)


@blueprint.get("/kesenjangan")
@signed_in("supervisor", "manager", "auditor")
def gaps() -> ResponseReturnValue:
    asked = request.args.get("tahun", "")
    year = int(asked) if asked.isdigit() and len(asked) == 4 else _year()
    found = calls.get("assessment", "/plans/common-gaps", year=year).data
    return render_template("pages/development_gaps.html", gaps=found["items"], year=year)


@blueprint.post("/kesenjangan/pelatihan")
@signed_in("manager")
def ask() -> ResponseReturnValue:
    """Training for a gap that the plans of a unit share."""
    year = request.form.get("year", "")
    body = {name: request.form.get(name, "") for name in ("unit_id", "key")}
    try:
        given = body | {"year": int(year) if year.isdigit() else _year()}
        calls.send("POST", "assessment", "/plans/common-gaps/training", given)
        flash(_("Training is asked for: a session is proposed where a course fits."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("development.gaps", tahun=year), 303)


def _year() -> int:
    return utcnow().astimezone(WIB).year


def _free_years(plans: list[Any]) -> list[int]:
    taken = {each["year"] for each in plans}
    return [year for year in (_year(), _year() + 1) if year not in taken]


def _new_page(form: Form) -> ResponseReturnValue:
    return render_template("pages/development_new.html", form=form, people=led.people()), form.status
