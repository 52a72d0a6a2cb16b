"""Taking a test: plain forms, saved as often as one likes, gone on with where one left off."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("test_taking", __name__, url_prefix="/tes")


@blueprint.get("")
@signed_in()
def show() -> ResponseReturnValue:
    return render_template("pages/tests.html", tests=calls.part("training", "/me/tests"))


@blueprint.post("/<sitting_id>/mulai")
@signed_in()
def begin(sitting_id: str) -> ResponseReturnValue:
    try:
        attempt = calls.send("POST", "training", f"/sittings/{sitting_id}/attempts").data["attempt"]
    except ApiProblem as problem:
        tell(problem)
        return redirect(url_for("test_taking.show"), 303)
    return redirect(url_for("test_taking.take", attempt_id=attempt["id"]), 303)


@blueprint.get("/kerjakan/<attempt_id>")
@signed_in()
def take(attempt_id: str) -> ResponseReturnValue:
    return _page(calls.get("training", f"/attempts/{attempt_id}").data, Form())


@blueprint.post("/kerjakan/<attempt_id>")
@signed_in()
def answer(attempt_id: str) -> ResponseReturnValue:
    taking = calls.get("training", f"/attempts/{attempt_id}").data
    given = {each["id"]: _given(each) for each in taking["questions"]}
    try:
        if request.form.get("do") == "submit":
            done = calls.send("POST", "training", f"/attempts/{attempt_id}/submit", {"answers": given}).data
            _say_handed_in(done["attempt"])
        else:
            calls.send("PUT", "training", f"/attempts/{attempt_id}/answers", {"answers": given})
            flash(_("Saved. You can leave and go on later."), "good")
    except ApiProblem as problem:
        form = Form()
        form.take(problem)
        return _page(_typed(taking, given), form)
    return redirect(url_for("test_taking.take", attempt_id=attempt_id), 303)


def _page(taking: dict[str, Any], form: Form) -> ResponseReturnValue:
    return render_template("pages/test.html", taking=taking, form=form), form.status


def _say_handed_in(attempt: dict[str, Any]) -> None:
    if attempt["overdue"]:
        flash(_("The time was over: the answers saved last were handed in."), "warn")
    else:
        flash(_("Your answers are handed in."), "good")


def _typed(taking: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The test with what was typed in place of what was saved: nobody types an essay twice."""
    questions = [{**each, "answer": given[each["id"]]} for each in taking["questions"]]
    return {**taking, "questions": questions}


def _given(question: dict[str, Any]) -> Any:
    name = f"q-{question['id']}"
    if question["kind"] == "multiple":
        return request.form.getlist(name) or None
    if question["kind"] == "matching":
        places = {
            str(place): request.form.get(f"{name}-{place}", "") for place in range(len(question["content"]["lefts"]))
        }
        return {place: right for place, right in places.items() if right} or None
    return request.form.get(name, "").strip() or None
