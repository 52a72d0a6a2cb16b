"""One result: side by side, down to the items; shared after a conversation, acknowledged or disputed, settled."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form
from web.pages.ratings import EVERYBODY
from web.signin import signed_in, user

blueprint = Blueprint("rating_results", __name__, url_prefix="/penilaian")
STEPS = {"bagikan": "share", "akhiri": "seal", "terima": "acknowledge", "keberatan": "disputes"}


@blueprint.get("/hasil/<assessment_id>")
@signed_in(*EVERYBODY)
def show(assessment_id: str) -> ResponseReturnValue:
    return _page(assessment_id, Form())


@blueprint.post("/hasil/<assessment_id>/<any('bagikan','akhiri','terima','keberatan'):step>")
@signed_in(*EVERYBODY)
def act(assessment_id: str, step: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require(*{"bagikan": ["note"], "keberatan": ["reason"]}.get(step, []))
    bodies: dict[str, Any] = {
        "bagikan": {"note": form["note"]},
        "akhiri": None,
        "terima": {"text": form["text"]},
        "keberatan": {"reason": form["reason"], "codes": request.form.getlist("codes")},
    }
    if form.good:
        path = f"/assessments/{assessment_id}/{STEPS[step]}"
        try:
            calls.send("POST", "assessment", path, bodies[step], etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("It is noted."), "good")
            return redirect(url_for("rating_results.show", assessment_id=assessment_id), 303)
    return _page(assessment_id, form)


@blueprint.get("/keberatan/<dispute_id>")
@signed_in(*EVERYBODY)
def dispute(dispute_id: str) -> ResponseReturnValue:
    return _dispute_page(dispute_id, Form())


@blueprint.post("/keberatan/<dispute_id>/jawaban")
@signed_in(*EVERYBODY)
def answer(dispute_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("text")
    return _dispute_done(dispute_id, "POST", "answers", {"text": form["text"]}, form)


@blueprint.post("/keberatan/<dispute_id>/penengah")
@signed_in("manager")
def entrust(dispute_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("librarian_id")
    return _dispute_done(dispute_id, "PUT", "settler", {"librarian_id": form["librarian_id"]}, form)


@blueprint.post("/keberatan/<dispute_id>/putusan")
@signed_in(*EVERYBODY)
def settle(dispute_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("outcome", "verdict")
    levels = [
        {"code": name.removeprefix("level."), "level": int(value)}
        for name, value in form.values.items()
        if name.startswith("level.") and value.isdigit()
    ]
    changed = levels if form["outcome"] == "changed" else []
    body = {"outcome": form["outcome"], "reason": form["verdict"], "levels": changed}
    return _dispute_done(dispute_id, "POST", "settle", body, form)


def _dispute_done(dispute_id: str, method: str, step: str, body: Any, form: Form) -> ResponseReturnValue:
    if form.good:
        try:
            calls.send(method, "assessment", f"/disputes/{dispute_id}/{step}", body, etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem, {"settler-was-rater": "librarian_id", "reason": "verdict", "levels": "outcome"})
        else:
            flash(_("It is noted."), "good")
            return redirect(url_for("rating_results.dispute", dispute_id=dispute_id), 303)
    return _dispute_page(dispute_id, form)


def _page(assessment_id: str, form: Form) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/assessments/{assessment_id}")
    return render_template("pages/rating_result.html", result=reply.data, etag=reply.etag, form=form), form.status


def _dispute_page(dispute_id: str, form: Form) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/disputes/{dispute_id}")
    result = calls.part("assessment", f"/assessments/{reply.data['assessment_id']}").data
    person = user()
    manages = person is not None and person.any_of("manager") and reply.data["state"] == "open"
    people = calls.everything("community", "/librarians", active="true") if manages else []
    shown = render_template(
        "pages/rating_dispute.html",
        dispute=reply.data,
        etag=reply.etag,
        result=result,
        people=[(each["id"], f"{each['name']} · {each['unit_name']}") for each in people],
        form=form,
    )
    return shown, form.status
