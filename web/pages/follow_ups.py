"""Tindak lanjut: did the training help at work? The supervisor's few questions, and the person's own, on a telephone.
And the improvements that somebody owns."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("follow_ups", __name__, url_prefix="/evaluasi")
EVERYBODY = ("librarian", "supervisor", "trainer", "assessor", "manager")


@blueprint.get("/tindak-lanjut")
@signed_in(*EVERYBODY)
def overview() -> ResponseReturnValue:
    found = calls.get("assessment", "/follow-ups", limit=100, cursor=request.args.get("cursor")).data
    return render_template("pages/follow_ups.html", found=found)


@blueprint.get("/tindak-lanjut/<uuid:follow_up_id>")
@signed_in(*EVERYBODY)
def show(follow_up_id: Any) -> ResponseReturnValue:
    return _page(follow_up_id, Form())


@blueprint.post("/tindak-lanjut/<uuid:follow_up_id>")
@signed_in(*EVERYBODY)
def answer(follow_up_id: Any) -> ResponseReturnValue:
    form = Form.sent()
    steps = {name.removeprefix("step."): step for name, step in form.values.items() if name.startswith("step.")}
    body = {"steps": steps, "note": form["note"], "evidence": form["evidence"]}
    try:
        calls.send("POST", "assessment", f"/follow-ups/{follow_up_id}/answers", body)
    except ApiProblem as problem:
        form.take(problem, {f"steps.{slug}": f"step.{slug}" for slug in _asked(problem)})
        return _page(follow_up_id, form)
    flash(_("Thank you. What you have seen is kept."), "good")
    return redirect(url_for("follow_ups.show", follow_up_id=follow_up_id), 303)


@blueprint.get("/perbaikan")
@signed_in(*EVERYBODY, "auditor")
def improvements() -> ResponseReturnValue:
    given = {name: request.args.get(name) for name in ("cursor", "state")}
    found = calls.get("assessment", "/improvements", limit=50, **given).data
    return render_template("pages/improvements.html", found=found, me=calls.part("community", "/me"))


@blueprint.post("/perbaikan/<uuid:improvement_id>/<any(finish, drop):action>")
@signed_in(*EVERYBODY)
def end(improvement_id: Any, action: str) -> ResponseReturnValue:
    body = {"outcome": request.form.get("outcome", "").strip()}
    try:
        calls.send("POST", "assessment", f"/improvements/{improvement_id}/{action}", body)
        flash(_("It is noted."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("follow_ups.improvements"), 303)


def _asked(problem: ApiProblem) -> list[str]:
    return [name.removeprefix("steps.") for name in problem.fields if name.startswith("steps.")]


def _page(follow_up_id: Any, form: Form) -> ResponseReturnValue:
    found = calls.get("assessment", f"/follow-ups/{follow_up_id}").data
    return render_template("pages/follow_up.html", found=found, form=form), form.status
