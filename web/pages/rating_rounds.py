"""Rounds for who leads them: prepare, name raters, watch, compare assessors, see the house as a whole."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in, user

blueprint = Blueprint("rating_rounds", __name__, url_prefix="/penilaian/putaran")
LOOKERS = ("manager", "supervisor", "assessor", "auditor")
ROLES = ("self", "supervisor", "peer", "assessor")


@blueprint.get("")
@signed_in(*LOOKERS)
def overview() -> ResponseReturnValue:
    rounds = calls.get("assessment", "/assessment-rounds", limit=50, cursor=request.args.get("cursor")).data
    return render_template("pages/rating_rounds.html", rounds=rounds)


@blueprint.get("/baru")
@signed_in("manager")
def new() -> ResponseReturnValue:
    today = utcnow().astimezone(WIB).date()
    begin = {"starts_on": f"{today.year}-01-01", "ends_on": today.isoformat()}
    return _new_page(Form(values=begin))


@blueprint.post("/baru")
@signed_in("manager")
def begin() -> ResponseReturnValue:
    form = Form.sent()
    form.require("title", "starts_on", "ends_on", "due_on")
    if form.good:
        body: dict[str, Any] = {name: form[name] for name in ("title", "starts_on", "ends_on", "due_on")}
        body["forms"] = {role: form[f"forms.{role}"] for role in ROLES if form[f"forms.{role}"]}
        try:
            made = calls.send("POST", "assessment", "/assessment-rounds", body).data
        except ApiProblem as problem:
            form.take(problem, {"forms": "forms.self"})
        else:
            flash(_("The round is prepared. Name who is assessed, then open it."), "good")
            return redirect(url_for("rating_rounds.show", round_id=made["id"]), 303)
    return _new_page(form)


@blueprint.get("/<uuid:round_id>")
@signed_in(*LOOKERS)
def show(round_id: str) -> ResponseReturnValue:
    person = user()
    reply = calls.get("assessment", f"/assessment-rounds/{round_id}")
    leads = person is not None and person.any_of("manager", "supervisor")
    cursor = request.args.get("cursor")
    rows = (
        calls.get("assessment", f"/assessment-rounds/{round_id}/progress", limit=100, cursor=cursor) if leads else None
    )
    return render_template(
        "pages/rating_round.html", round=reply.data, etag=reply.etag, progress=rows.data if rows else None
    )


@blueprint.post("/<uuid:round_id>/<any('buka','tutup'):step>")
@signed_in("manager")
def act(round_id: str, step: str) -> ResponseReturnValue:
    path = f"/assessment-rounds/{round_id}/{'open' if step == 'buka' else 'close'}"
    words = _("The raters are asked.") if step == "buka" else _("The round has ended; what is missing stays absent.")
    try:
        calls.send("POST", "assessment", path, etag=request.form.get("etag"))
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("rating_rounds.show", round_id=round_id), 303)


@blueprint.get("/<uuid:round_id>/orang")
@signed_in("manager")
def person(round_id: str) -> ResponseReturnValue:
    return _person_page(round_id, Form(), [], [])


@blueprint.post("/<uuid:round_id>/orang")
@signed_in("manager")
def add_person(round_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("librarian_id")
    peers, assessors = request.form.getlist("peers"), request.form.getlist("assessors")
    if form.good:
        body = {"librarian_id": form["librarian_id"], "peers": peers, "assessors": assessors}
        try:
            calls.send("POST", "assessment", f"/assessment-rounds/{round_id}/subjects", body)
        except ApiProblem as problem:
            form.take(problem, {"assessed-already": "librarian_id"})
        else:
            flash(_("Added. Add the next, or open the round."), "good")
            return redirect(url_for("rating_rounds.show", round_id=round_id), 303)
    return _person_page(round_id, form, peers, assessors)


@blueprint.get("/<uuid:round_id>/kalibrasi")
@signed_in("assessor", "librarian", "supervisor", "trainer", "manager")
def calibration(round_id: str) -> ResponseReturnValue:
    told = calls.get("assessment", f"/assessment-rounds/{round_id}/calibration").data
    return render_template("pages/rating_calibration.html", told=told)


@blueprint.get("/<uuid:round_id>/ringkasan")
@signed_in("manager", "auditor")
def summary(round_id: str) -> ResponseReturnValue:
    found = calls.get("assessment", f"/assessment-rounds/{round_id}").data
    cells = calls.get("assessment", f"/assessment-rounds/{round_id}/summary").data["items"]
    return render_template("pages/rating_summary.html", round=found, cells=cells)


@blueprint.get("/penilai/<uuid:assessment_id>")
@signed_in("supervisor", "manager")
def raters(assessment_id: str) -> ResponseReturnValue:
    return _raters_page(assessment_id, Form(), [])


@blueprint.post("/penilai/<uuid:assessment_id>/<any('tambah','ketiga'):step>")
@signed_in("manager")
def name_raters(assessment_id: str, step: str) -> ResponseReturnValue:
    form, chosen = Form.sent(), request.form.getlist("librarian_ids")
    path, body = f"/assessments/{assessment_id}/raters", {"role": form["role"], "librarian_ids": chosen}
    if step == "ketiga":
        path, body = f"/assessments/{assessment_id}/third-assessor", {"librarian_id": form["librarian_id"]}
    return _raters_done(assessment_id, path, body, form, chosen)


@blueprint.post("/penilai/<uuid:assessment_id>/lembar/<uuid:sheet_id>")
@signed_in("manager")
def reopen(assessment_id: str, sheet_id: str) -> ResponseReturnValue:
    form = Form.sent()
    path = f"/assessment-sheets/{sheet_id}/reopen"
    return _raters_done(assessment_id, path, {"reason": form["reason"]}, form, [])


def _raters_done(assessment_id: str, path: str, body: Any, form: Form, chosen: list[str]) -> ResponseReturnValue:
    try:
        calls.send("POST", "assessment", path, body)
    except ApiProblem as problem:
        form.take(problem)
        return _raters_page(assessment_id, form, chosen)
    flash(_("It is noted."), "good")
    return redirect(url_for("rating_rounds.raters", assessment_id=assessment_id), 303)


def _raters_page(assessment_id: str, form: Form, chosen: list[str]) -> ResponseReturnValue:
    found = calls.get("assessment", f"/assessments/{assessment_id}/raters").data["items"]
    result = calls.get("assessment", f"/assessments/{assessment_id}").data
    manager = user()
    others = _people() if manager is not None and manager.any_of("manager") else []
    taken = {each["rater_id"] for each in found} | {result["librarian_id"]}
    shown = render_template(
        "pages/rating_raters.html",
        result=result,
        raters=found,
        people=[each for each in others if each[0] not in taken],
        chosen=chosen,
        form=form,
    )
    return shown, form.status


def _person_page(round_id: str, form: Form, peers: list[str], assessors: list[str]) -> ResponseReturnValue:
    found = calls.get("assessment", f"/assessment-rounds/{round_id}").data
    shown = render_template(
        "pages/rating_person.html", round=found, people=_people(), form=form, peers=peers, assessors=assessors
    )
    return shown, form.status


def _new_page(form: Form) -> ResponseReturnValue:
    held = calls.everything("assessment", "/assessment-forms")
    forms = {
        role: [(each["id"], f"{each['title']} ({each['number']})") for each in held if each["role"] == role]
        for role in ROLES
    }
    return render_template("pages/rating_round_new.html", form=form, forms=forms), form.status


def _people() -> list[tuple[str, str]]:
    people: list[Any] = calls.everything("community", "/librarians", active="true")
    return [(each["id"], f"{each['name']} · {each['unit_name']}") for each in people]
