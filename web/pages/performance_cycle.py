"""One performance cycle, for the person rated and for the leader: what is shown depends on stage and side."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.pages.performance import LEADERS, expectations
from web.signin import signed_in

blueprint = Blueprint("performance_cycle", __name__, url_prefix="/kinerja")
EVERYBODY = ("librarian", "supervisor", "trainer", "assessor", "manager")
# what is said in one field: address -> method, path
SAYINGS = {
    "pertanyaan": ("POST", "questions"),
    "dialog": ("PUT", "dialogue"),
    "umpan-balik": ("POST", "feedback"),
    "tanggapan": ("POST", "comments"),
    "keberatan": ("POST", "dispute"),
    "jawaban": ("POST", "dispute/answer"),
}
JUDGING = {"evaluasi": "evaluations", "nilai": "rating"}


@blueprint.get("/siklus/<cycle_id>")
@signed_in(*EVERYBODY)
def show(cycle_id: str) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/performance-cycles/{cycle_id}")
    return render_template("pages/performance_cycle.html", cycle=reply.data, etag=reply.etag, form=Form())


@blueprint.post(
    "/siklus/<cycle_id>/<any('pertanyaan','dialog','umpan-balik','tanggapan','keberatan','jawaban'):saying>"
)
@signed_in(*EVERYBODY)
def say(cycle_id: str, saying: str) -> ResponseReturnValue:
    method, path = SAYINGS[saying]
    body = {"text": request.form.get("text", "").strip()}
    return done(cycle_id, method, path, body, _("It is noted."))


@blueprint.post("/siklus/<cycle_id>/harapan")
@signed_in(*LEADERS)
def change(cycle_id: str) -> ResponseReturnValue:
    body = {"expectations": expectations(Form.sent())}
    words = _("The expectations are changed; both note the dialogue again.")
    return done(cycle_id, "PUT", "expectations", body, words)


@blueprint.get("/siklus/<cycle_id>/<any('evaluasi','nilai'):judging>")
@signed_in(*LEADERS)
def judge(cycle_id: str, judging: str) -> ResponseReturnValue:
    return _judge_page(cycle_id, judging, Form(values={"months": "12", "first_month": "1"}))


@blueprint.post("/siklus/<cycle_id>/<any('evaluasi','nilai'):judging>")
@signed_in(*LEADERS)
def judged(cycle_id: str, judging: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("result", "behaviour", "period" if judging == "evaluasi" else "months")
    if judging == "nilai":
        for name in ("months", "first_month"):
            if form[name] and not form[name].isdigit():
                form.errors.setdefault(name, _("Please give a whole number of months."))
    if form.good:
        path = f"/performance-cycles/{cycle_id}/{JUDGING[judging]}"
        try:
            calls.send("POST", "assessment", path, _judgement(form, judging), etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem, {"period-evaluated": "period"})
        else:
            flash(_("It is recorded, and the person can read it."), "good")
            return redirect(url_for("performance_cycle.show", cycle_id=cycle_id), 303)
    return _judge_page(cycle_id, judging, form)


@blueprint.get("/angka-kredit/<librarian_id>")
@signed_in(*EVERYBODY)
def points(librarian_id: str) -> ResponseReturnValue:
    return _points_page(librarian_id, Form())


@blueprint.post("/angka-kredit/<librarian_id>/semula")
@signed_in("manager")
def earlier(librarian_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("through_year", "accumulated", "base", "basis")
    body: dict[str, Any] = {name: form[name].replace(",", ".") for name in ("accumulated", "base")}
    body |= {"basis": form["basis"], "through_year": int(form["through_year"]) if form["through_year"].isdigit() else 0}
    return _account_changed(librarian_id, "earlier", body, form)


@blueprint.post("/angka-kredit/<librarian_id>/sejak")
@signed_in("manager")
def rank_since(librarian_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("since")
    return _account_changed(librarian_id, "rank-since", {"since": form["since"]}, form)


def _judgement(form: Form, judging: str) -> dict[str, Any]:
    body = {name: form[name] for name in ("result", "behaviour", "note")}
    if judging == "evaluasi":
        return body | {"period": form["period"]}
    noted = {name.removeprefix("noted."): text for name, text in form.values.items() if name.startswith("noted.")}
    return body | {
        "months": int(form["months"]),
        "first_month": int(form["first_month"] or 1),
        "noted": {name: text for name, text in noted.items() if text},
    }


def _judge_page(cycle_id: str, judging: str, form: Form) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/performance-cycles/{cycle_id}")
    shown = render_template(
        "pages/performance_judge.html", cycle=reply.data, etag=reply.etag, judging=judging, form=form
    )
    return shown, form.status


def _account_changed(librarian_id: str, what: str, body: Any, form: Form) -> ResponseReturnValue:
    if form.good:
        try:
            calls.send("PUT", "assessment", f"/credit-points/{librarian_id}/{what}", body, etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The account is brought up to date."), "good")
            return redirect(url_for("performance_cycle.points", librarian_id=librarian_id), 303)
    return _points_page(librarian_id, form)


def _points_page(librarian_id: str, form: Form) -> ResponseReturnValue:
    account = calls.get("assessment", f"/credit-points/{librarian_id}").data
    return render_template("pages/performance_points.html", account=account, form=form), form.status


def done(cycle_id: str, method: str, path: str, body: Any, words: str) -> ResponseReturnValue:
    try:
        calls.send(method, "assessment", f"/performance-cycles/{cycle_id}/{path}", body, etag=request.form.get("etag"))
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("performance_cycle.show", cycle_id=cycle_id), 303)
