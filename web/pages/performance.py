"""Kinerja: one's own cycles and credit points; for leaders, those of the unit, and where a new one begins."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls, led
from web.api import ApiProblem
from web.forms import Form
from web.signin import signed_in

blueprint = Blueprint("performance", __name__, url_prefix="/kinerja")
LEADERS = ("supervisor", "manager")
BARRIER = "|"  # between an expectation and its measure


@blueprint.get("")
@signed_in("librarian", "supervisor", "trainer", "assessor", "manager")
def show() -> ResponseReturnValue:
    return render_template(
        "pages/performance.html",
        cycles=calls.part("assessment", "/me/performance-cycles", limit=20),
        account=calls.part("assessment", "/me/credit-points"),
    )


@blueprint.get("/unit")
@signed_in(*LEADERS)
def unit() -> ResponseReturnValue:
    given = {name: request.args.get(name) for name in ("cursor", "state")}
    cycles = calls.get("assessment", "/performance-cycles", limit=50, **given).data
    return render_template("pages/performance_unit.html", cycles=cycles)


@blueprint.get("/unit/baru")
@signed_in(*LEADERS)
def new() -> ResponseReturnValue:
    return _new_page(Form(values={"year": str(utcnow().astimezone(WIB).year)}))


@blueprint.post("/unit/baru")
@signed_in(*LEADERS)
def begin() -> ResponseReturnValue:
    form = Form.sent()
    form.require("librarian_id", "year", "results")
    if form["year"] and not form["year"].isdigit():
        form.errors.setdefault("year", _("Please give a year."))
    if form.good:
        body = {"librarian_id": form["librarian_id"], "year": int(form["year"]), "expectations": expectations(form)}
        try:
            made = calls.send("POST", "assessment", "/performance-cycles", body).data
        except ApiProblem as problem:
            form.take(problem, {"expectations": "results", "cycle-exists": "year"})
        else:
            flash(_("The expectations are set. Talk about them, and both note the dialogue."), "good")
            return redirect(url_for("performance_cycle.show", cycle_id=made["id"]), 303)
    return _new_page(form)


def expectations(form: Form) -> list[dict[str, str]]:
    """One a line; what stands behind the bar is how it is measured."""
    return [
        _expectation(kind, line)
        for kind, name in (("result", "results"), ("behaviour", "behaviours"))
        for line in form[name].splitlines()
        if line.strip()
    ]


def _expectation(kind: str, line: str) -> dict[str, str]:
    text, _barrier, indicator = line.partition(BARRIER)
    return {"kind": kind, "text": text.strip(), "indicator": indicator.strip()}


def _new_page(form: Form) -> ResponseReturnValue:
    return render_template("pages/performance_new.html", form=form, people=led.people()), form.status
