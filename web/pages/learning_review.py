"""Jam belajar for reviewers and managers: the queue, the units at a glance, the audit sample."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls
from web.api import ApiProblem
from web.filters import number
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("learning_review", __name__, url_prefix="/jam-belajar")
REVIEWERS = ("supervisor", "manager")
VERBS = {"terima": "accept", "tolak": "refuse", "kembalikan": "return"}
STATES = ("submitted", "returned", "accepted", "refused", "reversed")


@blueprint.get("/tinjau")
@signed_in(*REVIEWERS)
def queue() -> ResponseReturnValue:
    state = request.args.get("keadaan", "submitted")
    given = {"scope": "review", "state": state if state in STATES else "submitted"}
    found = calls.get("assessment", "/learning-claims", limit=50, cursor=request.args.get("cursor"), **given).data
    return render_template("pages/learning_review.html", claims=found, filters=given, states=STATES)


@blueprint.post("/ajuan/<uuid:claim_id>/<any(terima, tolak, kembalikan):step>")
@signed_in(*REVIEWERS)
def decide(claim_id: Any, step: str) -> ResponseReturnValue:
    words = request.form.get("reason", "").strip()
    body: dict[str, Any] = {"reason": words}
    if step == "terima":
        body = {"note": words, "despite_doubts": "despite" in request.form}
    path = f"/learning-claims/{claim_id}"
    try:
        done = calls.send("POST", "assessment", f"{path}/{VERBS[step]}", body, etag=request.form.get("etag")).data
    except ApiProblem as problem:
        form = Form.sent()
        form.take(problem)
        reply = calls.get("assessment", path)
        return render_template("pages/learning_claim.html", claim=reply.data, etag=reply.etag, form=form), form.status
    flash(_decided(done), "good")
    return redirect(url_for("learning_review.queue"), 303)


@blueprint.get("/unit")
@signed_in(*REVIEWERS)
def unit() -> ResponseReturnValue:
    year = _year(request.args.get("tahun", ""))
    people = calls.get("assessment", "/hours", limit=50, year=year, cursor=request.args.get("cursor")).data
    return render_template("pages/learning_unit.html", people=people, year=year)


@blueprint.get("/unit/<uuid:librarian_id>")
@signed_in(*REVIEWERS)
def person(librarian_id: Any) -> ResponseReturnValue:
    year = _year(request.args.get("tahun", ""))
    return render_template(
        "pages/learning_person.html",
        balance=calls.get("assessment", f"/hours/{librarian_id}", year=year).data,
        entries=calls.get("assessment", f"/hours/{librarian_id}/entries", year=year, limit=100).data,
        year=year,
    )


@blueprint.get("/audit")
@signed_in(*REVIEWERS, "auditor")
def samples() -> ResponseReturnValue:
    return _samples_page(Form(values={"year": str(_year("")), "size": "5"}))


@blueprint.post("/audit")
@signed_in("manager")
def draw() -> ResponseReturnValue:
    form = Form.sent()
    form.require("year", "seed", "size")
    for name in ("year", "size"):
        if form[name] and not form[name].isdigit():
            form.errors.setdefault(name, _("Please give a number."))
    if form.good:
        body = {"year": int(form["year"]), "seed": form["seed"], "size": int(form["size"])}
        try:
            made = calls.send("POST", "assessment", "/hours/audit-samples", body).data
            return redirect(url_for("learning_review.sample", sample_id=made["id"]), 303)
        except ApiProblem as problem:
            form.take(problem, {"sample-exists": "seed", "nothing-to-sample": "year"})
    return _samples_page(form)


@blueprint.get("/audit/<uuid:sample_id>")
@signed_in(*REVIEWERS)
def sample(sample_id: Any) -> ResponseReturnValue:
    found = calls.get("assessment", f"/hours/audit-samples/{sample_id}").data
    return render_template("pages/learning_sample.html", sample=found)


@blueprint.post("/audit/<uuid:sample_id>/<uuid:claim_id>")
@signed_in(*REVIEWERS)
def recheck(sample_id: Any, claim_id: Any) -> ResponseReturnValue:
    outcome = "failed" if "failed" in request.form else "confirmed"
    body = {"outcome": outcome, "reason": request.form.get("reason", "").strip()}
    try:
        calls.send("POST", "assessment", f"/hours/audit-samples/{sample_id}/claims/{claim_id}/recheck", body)
        flash(_("The recheck is noted."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("learning_review.sample", sample_id=sample_id), 303)


def _samples_page(form: Form) -> ResponseReturnValue:
    found = calls.get("assessment", "/hours/audit-samples", limit=50).data
    return render_template("pages/learning_samples.html", form=form, samples=found), form.status


def _decided(claim: dict[str, Any]) -> str:
    if claim["state"] == "accepted":
        return _("Accepted: %(hours)s JP are credited.", hours=number(claim["credited"]))
    if claim["state"] == "refused":
        return _("Refused. The reason is with the librarian.")
    return _("Sent back. The librarian can put it right.")


def _year(given: str) -> int:
    return int(given) if given.isdigit() and len(given) == 4 else utcnow().astimezone(WIB).year
