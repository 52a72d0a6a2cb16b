"""Evaluasi: planned before the training, read level by level, followed down to what each figure rests on."""

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls
from web.api import ApiProblem
from web.evaluation_labels import COSTS
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("evaluations", __name__, url_prefix="/evaluasi")
READERS = ("manager", "auditor", "supervisor", "trainer")
MEASURES = ("reaction", "learning", "behaviour", "satisfaction", "activities", "reach", "return")
PLAN = ("title", "period_from", "period_until")
BENEFITS = 3
"""Lines for benefits on the form."""


@blueprint.get("")
@signed_in(*READERS)
def overview() -> ResponseReturnValue:
    found = calls.get("assessment", "/evaluations", limit=50, cursor=request.args.get("cursor")).data
    return render_template("pages/evaluations.html", evaluations=found)


@blueprint.get("/baru")
@signed_in("manager")
def new() -> ResponseReturnValue:
    year = utcnow().astimezone(WIB).year
    values = {"period_from": f"{year}-01-01", "period_until": f"{year}-12-31"}
    return _new_page(Form(values=values))


@blueprint.post("/baru")
@signed_in("manager")
def create() -> ResponseReturnValue:
    form = Form.sent()
    form.require(*PLAN)
    if form.good:
        try:
            made = calls.send("POST", "assessment", "/evaluations", _plan(form)).data
        except ApiProblem as problem:
            form.take(problem, {"not-found": "programme_id"})
        else:
            flash(
                _("The evaluation is planned. What visitors say today is kept as its baseline, if there is one."),
                "good",
            )
            return redirect(url_for("evaluations.show", evaluation_id=made["id"]), 303)
    return _new_page(form)


@blueprint.get("/<uuid:evaluation_id>")
@signed_in(*READERS)
def show(evaluation_id: Any) -> ResponseReturnValue:
    return _report(evaluation_id, Form())


@blueprint.post("/<uuid:evaluation_id>/terbit")
@signed_in("manager")
def publish(evaluation_id: Any) -> ResponseReturnValue:
    try:
        found = calls.send("POST", "assessment", f"/evaluations/{evaluation_id}/publish", {}).data
        told = _("Published as revision %(number)s.", number=found["revision"])
        flash(told if found["made"] else _("Nothing has changed since the last revision; it stays as it is."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("evaluations.show", evaluation_id=evaluation_id), 303)


@blueprint.get("/<uuid:evaluation_id>/asal")
@signed_in("manager")
def inputs(evaluation_id: Any) -> ResponseReturnValue:
    asked = {"revision": request.args.get("revisi", type=int)}
    path = f"/evaluations/{evaluation_id}"
    return render_template(
        "pages/evaluation_inputs.html",
        evaluation=calls.get("assessment", path).data,
        found=calls.get("assessment", f"{path}/inputs", **asked).data,
        check=calls.part("assessment", f"{path}/check", **asked),
    )


@blueprint.get("/<uuid:evaluation_id>/cetak")
@signed_in(*READERS)
def paper(evaluation_id: Any) -> Response:
    asked = {"revision": request.args.get("revisi", type=int)}
    return calls.file("assessment", f"/evaluations/{evaluation_id}/report", **asked)


@blueprint.get("/<uuid:evaluation_id>/biaya")
@signed_in("manager")
def accounts(evaluation_id: Any) -> ResponseReturnValue:
    return _accounts_page(evaluation_id, None)


@blueprint.post("/<uuid:evaluation_id>/biaya")
@signed_in("manager")
def account(evaluation_id: Any) -> ResponseReturnValue:
    form = Form.sent()
    body = {"benefits": _benefits(form), "costs": _costs(form)}
    try:
        calls.send("PUT", "assessment", f"/evaluations/{evaluation_id}/accounts", body, etag=form["etag"])
    except ApiProblem as problem:
        form.take(problem)
        return _accounts_page(evaluation_id, form)
    flash(_("Benefits and costs are kept; publish again to count them in."), "good")
    return redirect(url_for("evaluations.show", evaluation_id=evaluation_id), 303)


@blueprint.post("/<uuid:evaluation_id>/perbaikan")
@signed_in("manager")
def improve(evaluation_id: Any) -> ResponseReturnValue:
    form = Form.sent()
    form.require("title", "owner_id", "due_on")
    if form.good:
        body = {name: form[name] for name in ("title", "why", "owner_id", "due_on")}
        try:
            calls.send("POST", "assessment", f"/evaluations/{evaluation_id}/improvements", body)
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The improvement is assigned, and its owner is told."), "good")
            return redirect(url_for("evaluations.show", evaluation_id=evaluation_id) + "#perbaikan", 303)
    return _report(evaluation_id, form)


@blueprint.get("/unit")
@signed_in(*READERS)
def units() -> ResponseReturnValue:
    year = utcnow().astimezone(WIB).year
    first, last = request.args.get("dari") or f"{year}-01-01", request.args.get("sampai") or f"{year}-12-31"
    found = calls.part("assessment", "/unit-quality", **{"from": first, "until": last})
    return render_template("pages/unit_quality.html", rows=found, first=first, last=last)


def _report(evaluation_id: Any, form: Form) -> ResponseReturnValue:
    path, number = f"/evaluations/{evaluation_id}", request.args.get("revisi", type=int)
    found = calls.get("assessment", path)
    page = render_template(
        "pages/evaluation.html",
        evaluation=found.data,
        found=calls.get("assessment", f"{path}/figures", revision=number).data,
        people=_people() if found.data["whole"] else [],
        form=form,
    )
    return page, form.status


def _people() -> list[tuple[str, str]]:
    people = calls.part("community", "/librarians", active="true", limit=100).items
    return [(each["id"], f"{each['name']} · {each['unit_name']}") for each in people]


def _plan(form: Form) -> dict[str, Any]:
    body: dict[str, Any] = {name: form[name] for name in (*PLAN, "intention")}
    courses = [course for course in request.form.getlist("course_ids") if course]
    if form["programme_id"]:
        body["programme_id"] = form["programme_id"]
        taught = calls.part("training", "/courses", programme=form["programme_id"], limit=100).items
        courses = courses or [each["id"] for each in taught]
    measures = [each for each in request.form.getlist("measures") if each in MEASURES]
    return body | {"course_ids": courses} | ({"measures": measures} if measures else {})


def _new_page(form: Form) -> ResponseReturnValue:
    programmes = calls.part("training", "/programmes", limit=100).items
    return render_template(
        "pages/evaluation_new.html",
        form=form,
        programmes=[(each["id"], each["title"]) for each in programmes if each["state"] == "published"],
        courses=calls.everything("training", "/courses"),
        chosen=set(request.form.getlist("course_ids")),
        measures=MEASURES,
        measured=set(request.form.getlist("measures") or MEASURES[:-1]),
    ), form.status


def _benefits(form: Form) -> list[dict[str, str]]:
    rows = [{name: form[f"{name}_{number}"] for name in ("title", "amount", "isolated")} for number in range(BENEFITS)]
    return [row | {"amount": _plain(row["amount"])} for row in rows if any(row.values())]


def _costs(form: Form) -> list[dict[str, str]]:
    given = {kind: _plain(form[f"cost_{kind}"]) for kind in COSTS}
    return [
        {"kind": kind, "amount": amount, "basis": form[f"basis_{kind}"]} for kind, amount in given.items() if amount
    ]


def _plain(amount: str) -> str:
    """Rp 1.500.000 as people write it."""
    return amount.removeprefix("Rp").replace(".", "").replace(" ", "")


def _accounts_page(evaluation_id: Any, form: Form | None) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/evaluations/{evaluation_id}")
    shown = form or Form(values=_entered(reply.data))
    page = render_template(
        "pages/evaluation_accounts.html", evaluation=reply.data, etag=reply.etag, form=shown, lines=range(BENEFITS)
    )
    return page, shown.status


def _entered(evaluation: dict[str, Any]) -> dict[str, str]:
    values: dict[str, str] = {}
    for number, each in enumerate(evaluation["benefits"]):
        values |= {f"{name}_{number}": each[name] for name in ("title", "amount", "isolated")}
    for each in evaluation["costs"]:
        values |= {f"cost_{each['kind']}": each["amount"], f"basis_{each['kind']}": each["basis"]}
    return values
