"""A survey from behind the desk: how it is answered, papers to enter, comments to look at, what is done about it."""

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.pages import survey
from web.signin import signed_in, user

blueprint = Blueprint("survey_desk", __name__)
DESK = ("librarian", "supervisor", "manager")
READERS = ("manager", "auditor", "supervisor", "trainer", "assessor")


@blueprint.get("/survei/terbuka")
@signed_in(*DESK)
def running() -> ResponseReturnValue:
    """The open surveys, for whoever stands at the desk."""
    found = calls.part("assessment", "/public/surveys", limit=50)
    return render_template("pages/survey_running.html", surveys=found)


@blueprint.get("/survei/<survey_id>/kelola")
@signed_in(*{*DESK, *READERS})
def show(survey_id: str) -> ResponseReturnValue:
    return _page(survey_id, Form())


@blueprint.get("/survei/<survey_id>/entri")
@signed_in(*DESK)
def papers(survey_id: str) -> ResponseReturnValue:
    today = utcnow().astimezone(WIB).date().isoformat()
    kept = {name: request.args.get(name, "") for name in ("batch", "sheet", "unit_id", "answered_on", "hour_band")}
    return _entry(survey_id, Form(values=kept | {"answered_on": kept["answered_on"] or today}))


@blueprint.post("/survei/<survey_id>/entri")
@signed_in(*DESK)
def enter(survey_id: str) -> ResponseReturnValue:
    asked, form = survey.survey(survey_id), Form.sent()
    form.require("batch", "sheet", "unit_id", "answered_on", "hour_band")
    values = _values(asked, form)
    for name in ("batch", "sheet"):
        if form[name] and not (form[name].isdigit() and len(form[name]) < 6):
            form.errors.setdefault(name, _("Please give a number."))
    if form.good:
        body = survey.said(form, values) | {name: int(form[name]) for name in ("batch", "sheet")}
        body |= {name: form[name] for name in ("answered_on", "hour_band")}
        try:
            calls.send("POST", "assessment", f"/surveys/{survey_id}/papers", body)
        except ApiProblem as problem:
            form.take(problem, survey.renamed(values) | dict.fromkeys(("paper-unknown", "paper-entered"), "sheet"))
        else:
            flash(_("Sheet %(batch)s-%(sheet)s is entered.", batch=form["batch"], sheet=form["sheet"]), "good")
            kept: dict[str, Any] = {name: form[name] for name in ("batch", "unit_id", "answered_on", "hour_band")}
            follows = int(form["sheet"]) + 1
            return redirect(url_for("survey_desk.papers", survey_id=survey_id, sheet=follows, **kept), 303)
    return _entry(survey_id, form)


@blueprint.get("/survei/<survey_id>/komentar")
@signed_in(*READERS)
def comments(survey_id: str) -> ResponseReturnValue:
    given = {name: request.args.get(name) for name in ("cursor", "state")}
    found = calls.get("assessment", f"/surveys/{survey_id}/comments", limit=50, **given).data
    asked = survey.survey(survey_id)
    return render_template("pages/survey_comments.html", survey=asked, comments=found)


@blueprint.post("/survei/<survey_id>/komentar/<comment_id>")
@signed_in("manager")
def review(survey_id: str, comment_id: str) -> ResponseReturnValue:
    body = {"decision": request.form.get("decision", ""), "text": request.form.get("text", "")}
    _try("POST", f"/surveys/{survey_id}/comments/{comment_id}/review", body)
    return redirect(url_for("survey_desk.comments", survey_id=survey_id, state="waiting"), 303)


@blueprint.post("/survei/<survey_id>/rencana")
@signed_in("manager")
def plan(survey_id: str) -> ResponseReturnValue:
    form = Form.sent()
    names = ("element", "action", "owner", "due_on")
    form.require(*names)
    if form.good:
        try:
            calls.send("POST", "assessment", f"/surveys/{survey_id}/actions", {name: form[name] for name in names})
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The plan is part of the published report."), "good")
            return redirect(url_for("survey_desk.show", survey_id=survey_id) + "#rencana", 303)
    return _page(survey_id, form)


@blueprint.post("/survei/<survey_id>/rencana/<action_id>")
@signed_in("manager")
def done(survey_id: str, action_id: str) -> ResponseReturnValue:
    body = {name: request.form[name] for name in ("done_on", "outcome") if request.form.get(name)}
    _try("PATCH", f"/surveys/{survey_id}/actions/{action_id}", body, request.form.get("etag"))
    return redirect(url_for("survey_desk.show", survey_id=survey_id) + "#rencana", 303)


def _try(method: str, path: str, body: dict[str, Any], etag: str | None = None) -> None:
    try:
        calls.send(method, "assessment", path, body, etag=etag)
        flash(_("Noted."), "good")
    except ApiProblem as problem:
        tell(problem)


def _page(survey_id: str, form: Form) -> ResponseReturnValue:
    person = user()
    reader = person is not None and person.any_of(*READERS)
    desk = person is not None and person.any_of(*DESK)
    shown = render_template(
        "pages/survey_manage.html",
        survey=survey.survey(survey_id),
        facts=calls.part("assessment", f"/surveys/{survey_id}").data if reader else None,
        index=calls.part("assessment", f"/surveys/{survey_id}/index"),
        handouts=calls.part("assessment", f"/surveys/{survey_id}/handouts") if desk else calls.Part(None),
        actions=calls.part("assessment", f"/surveys/{survey_id}/actions"),
        form=form,
    )
    return shown, form.status


def _entry(survey_id: str, form: Form) -> ResponseReturnValue:
    number = form["submission_id"] or str(uuid.uuid4())
    asked = survey.survey(survey_id)
    return render_template("pages/survey_entry.html", survey=asked, form=form, submission_id=number), form.status


def _values(asked: dict[str, Any], form: Form) -> dict[str, int]:
    """A blank was not answered; anything but 1 to 4 is looked at again."""
    values = {}
    for slug in (element["slug"] for element in asked["elements"]):
        if form[slug] in ("1", "2", "3", "4"):
            values[slug] = int(form[slug])
        elif form[slug]:
            form.errors.setdefault(slug, _("1, 2, 3 or 4; empty where nothing was ticked."))
    return values
