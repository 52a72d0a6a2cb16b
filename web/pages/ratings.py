"""Penilaian: what one is asked to fill in, one's own results, and a sheet with nothing lost on the way."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form
from web.signin import signed_in, user

blueprint = Blueprint("ratings", __name__, url_prefix="/penilaian")
EVERYBODY = ("librarian", "supervisor", "trainer", "assessor", "manager")
CANNOT_JUDGE = "-"
MOST_PROOFS = 5


@blueprint.get("")
@signed_in(*EVERYBODY)
def show() -> ResponseReturnValue:
    person = user()
    leads = person is not None and person.any_of("supervisor", "manager", "assessor")
    return render_template(
        "pages/ratings.html",
        sheets=calls.part("assessment", "/me/assessment-sheets", limit=50),
        own=calls.part("assessment", "/me/assessments", limit=20),
        others=calls.part("assessment", "/assessments", limit=50) if leads else None,
        disputes=calls.part("assessment", "/disputes", limit=20),
    )


@blueprint.get("/lembar/<sheet_id>")
@signed_in(*EVERYBODY)
def sheet(sheet_id: str) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/assessment-sheets/{sheet_id}")
    return _page(reply.data, reply.etag, Form(values=_kept(reply.data)))


@blueprint.post("/lembar/<sheet_id>")
@signed_in(*EVERYBODY)
def fill_in(sheet_id: str) -> ResponseReturnValue:
    found = calls.get("assessment", f"/assessment-sheets/{sheet_id}").data
    form, path = Form.sent(), f"/assessment-sheets/{sheet_id}"
    try:
        given = _given(found, form) | {}
        _upload(found, form, given)
        if not form.good:
            return _again(sheet_id, form)
        saved = calls.send("PUT", "assessment", path, {"answers": given}, etag=form["etag"])
        if form["do"] != "submit":
            flash(_("Saved. You can leave and go on later."), "good")
            return redirect(url_for("ratings.sheet", sheet_id=sheet_id), 303)
        calls.send("POST", "assessment", f"{path}/submit", {}, etag=saved.etag)
    except ApiProblem as problem:
        form.take(problem, {f"answers.{item['slug']}": f"level.{item['slug']}" for item in found["items"]})
        return _again(sheet_id, form)
    flash(_("Your assessment is submitted. Thank you."), "good")
    return redirect(url_for("ratings.show"), 303)


@blueprint.get("/bukti/<uuid:evidence_id>")
@signed_in(*EVERYBODY)
def proof(evidence_id: str) -> ResponseReturnValue:
    """A proof, for whoever may read it."""
    return calls.file("assessment", f"/evidence/{evidence_id}/content")


def _again(sheet_id: str, form: Form) -> ResponseReturnValue:
    """The page with what was typed, and with the version that holds now."""
    reply = calls.get("assessment", f"/assessment-sheets/{sheet_id}")
    return _page(reply.data, reply.etag, form)


def _page(found: dict[str, Any], etag: str | None, form: Form) -> ResponseReturnValue:
    proofs = {item["slug"]: _proofs(found, form, item["slug"]) for item in found["items"]}
    shown = render_template("pages/rating_sheet.html", sheet=found, etag=etag, form=form, proofs=proofs)
    return shown, form.status


def _kept(found: dict[str, Any]) -> dict[str, str]:
    """What was saved, as the form's own fields."""
    values = {}
    for slug, answer in found["answers"].items():
        if "level" in answer:
            values[f"level.{slug}"] = CANNOT_JUDGE if answer["level"] is None else str(answer["level"])
        values[f"comment.{slug}"] = answer.get("comment", "")
    return values


def _given(found: dict[str, Any], form: Form) -> dict[str, dict[str, Any]]:
    """The answers as typed; an item that nobody touched is not answered."""
    given = {item["slug"]: _answer(form, item["slug"]) for item in found["items"]}
    return {slug: answer for slug, answer in given.items() if "level" in answer or any(answer.values())}


def _answer(form: Form, slug: str) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "comment": form[f"comment.{slug}"],
        "evidence": request.form.getlist(f"evidence.{slug}")[:MOST_PROOFS],
    }
    level = form[f"level.{slug}"]
    if level:
        answer["level"] = int(level) if level.isdigit() else None
    return answer


def _upload(found: dict[str, Any], form: Form, given: dict[str, dict[str, Any]]) -> None:
    """A proof that came along goes to the item it was chosen for, and is saved with the rest."""
    for item in found["items"]:
        sent = request.files.get(f"proof.{item['slug']}")
        if sent is None or not sent.filename:
            continue
        try:
            made = calls.upload("assessment", "/evidence", sent.filename, sent.read()).data
        except ApiProblem as problem:
            form.errors[f"proof.{item['slug']}"] = problem.detail or _("This could not be done.")
            continue
        answer = given.setdefault(item["slug"], {"comment": "", "evidence": []})
        answer["evidence"] = list(dict.fromkeys([*answer["evidence"], made["id"]]))


def _proofs(found: dict[str, Any], form: Form, slug: str) -> list[str]:
    if form.values and "do" in form.values:
        return request.form.getlist(f"evidence.{slug}")
    return list(found["answers"].get(slug, {}).get("evidence", ()))
