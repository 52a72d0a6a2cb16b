"""Kesempatan: calls, nominating, choosing in turn, reporting back."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.opportunity_labels import KINDS
from web.signin import signed_in, user

blueprint = Blueprint("opportunities", __name__, url_prefix="/kesempatan")
PEOPLE = ("librarian", "supervisor", "trainer", "assessor", "manager")
READERS = (*PEOPLE, "auditor")
STATES = ("open", "closed", "cancelled")
NEEDED = ("title", "kind", "organiser", "place", "starts_on", "ends_on", "deadline", "quota")
NUMBERS = ("quota", "cost", "min_years")


@blueprint.get("")
@signed_in(*READERS)
def overview() -> ResponseReturnValue:
    state = request.args.get("keadaan", "")
    found = calls.get(
        "community", "/opportunities", state=state if state in STATES else "", cursor=request.args.get("cursor")
    ).data
    return render_template(
        "pages/opportunities.html",
        calls=found,
        nominations=calls.part("community", "/nominations", limit=50),
        chosen_state=state,
        states=STATES,
        first=not request.args.get("cursor"),
    )


@blueprint.get("/giliran")
@signed_in(*READERS)
def rotation() -> ResponseReturnValue:
    return render_template("pages/opportunity_rotation.html", turns=calls.get("community", "/rotation").data["items"])


@blueprint.get("/baru")
@signed_in("manager")
def new() -> ResponseReturnValue:
    return _form_page(Form())


@blueprint.post("/baru")
@signed_in("manager")
def offer() -> ResponseReturnValue:
    form = Form.sent()
    form.require(*NEEDED)
    for name in NUMBERS:
        if form[name] and not form[name].replace(".", "").isdigit():
            form.errors.setdefault(name, _("Please give a whole number."))
    if form.good:
        try:
            made = calls.send("POST", "community", "/opportunities", _offered(form)).data
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The call is open; everybody eligible has been told."), "good")
            return redirect(url_for("opportunities.show", opportunity_id=made["id"]), 303)
    return _form_page(form)


@blueprint.get("/<uuid:opportunity_id>")
@signed_in(*READERS)
def show(opportunity_id: Any) -> ResponseReturnValue:
    return _call_page(opportunity_id, Form())


@blueprint.post("/<uuid:opportunity_id>/calonkan")
@signed_in(*PEOPLE)
def nominate(opportunity_id: Any) -> ResponseReturnValue:
    form = Form.sent()
    form.require("motivation")
    if form.good:
        body = {"motivation": form["motivation"], "librarian_id": form["librarian_id"] or None}
        try:
            calls.send("POST", "community", f"/opportunities/{opportunity_id}/nominations", body)
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The nomination is made."), "good")
            return redirect(url_for("opportunities.show", opportunity_id=opportunity_id), 303)
    return _call_page(opportunity_id, form)


@blueprint.post("/<uuid:opportunity_id>/<any(tutup, batalkan):step>")
@signed_in("manager")
def end(opportunity_id: Any, step: str) -> ResponseReturnValue:
    verb, body = ("close", None) if step == "tutup" else ("cancel", {"reason": request.form.get("reason", "").strip()})
    try:
        calls.send("POST", "community", f"/opportunities/{opportunity_id}/{verb}", body, etag=request.form.get("etag"))
        flash(_("Nominations are closed.") if step == "tutup" else _("The call is cancelled."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("opportunities.show", opportunity_id=opportunity_id), 303)


@blueprint.get("/pencalonan/<uuid:nomination_id>")
@signed_in(*READERS)
def nomination(nomination_id: Any) -> ResponseReturnValue:
    return _nomination_page(nomination_id, Form())


@blueprint.post("/pencalonan/<uuid:nomination_id>/<any(pilih, tolak, mundur):step>")
@signed_in(*PEOPLE)
def decide(nomination_id: Any, step: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("reason")
    verb = {"pilih": "approve", "tolak": "decline", "mundur": "withdraw"}[step]
    body: dict[str, Any] = {"reason": form["reason"]}
    body |= {"despite_overdue": "despite" in request.form} if step == "pilih" else {}
    return _moved(nomination_id, verb, body, form, _("The decision is kept."))


@blueprint.post("/pencalonan/<uuid:nomination_id>/lapor")
@signed_in(*PEOPLE)
def report(nomination_id: Any) -> ResponseReturnValue:
    form = Form.sent()
    form.require("learned", "applied", "hours")
    body = {name: form[name] for name in ("learned", "applied")} | {"number": form["number"] or None}
    body |= {"hours": form["hours"].replace(",", ".")}
    return _moved(nomination_id, "report", body, form, _("Thank you. The hours are with your reviewer."))


def _moved(nomination_id: Any, verb: str, body: dict[str, Any], form: Form, words: str) -> ResponseReturnValue:
    if form.good:
        path = f"/nominations/{nomination_id}/{verb}"
        try:
            calls.send("POST", "community", path, body, etag=request.form.get("etag"))
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(words, "good")
            return redirect(url_for("opportunities.nomination", nomination_id=nomination_id), 303)
    return _nomination_page(nomination_id, form)


def _offered(form: Form) -> dict[str, Any]:
    body: dict[str, Any] = {name: form[name] for name in NEEDED if name not in NUMBERS}
    body |= {name: int(form[name].replace(".", "") or 0) for name in NUMBERS}
    body |= {name: form[name] or None for name in ("partner_id", "programme_id")}
    chosen = {name: request.form.getlist(name) for name in ("positions", "unit_ids")}
    return body | chosen | {"description": form["description"]}


def _form_page(form: Form) -> ResponseReturnValue:
    people = calls.everything("community", "/librarians", active="true")
    page = render_template(
        "pages/opportunity_new.html",
        form=form,
        kinds=KINDS.items(),
        positions=sorted({each["position"] for each in people}),
        units=calls.part("community", "/libraries", limit=100).items,
        partners=calls.part("community", "/partners", limit=100).items,
        programmes=calls.part("training", "/programmes", limit=100).items,
        chosen={name: request.form.getlist(name) for name in ("positions", "unit_ids")},
        today=_today(),
    )
    return page, form.status


def _call_page(opportunity_id: Any, form: Form) -> ResponseReturnValue:
    path, person = f"/opportunities/{opportunity_id}", user()
    reply = calls.get("community", path)
    manager = person is not None and person.any_of("manager", "auditor")
    me = calls.part("community", "/me").data or {}
    page = render_template(
        "pages/opportunity.html",
        call=reply.data,
        etag=reply.etag,
        form=form,
        candidates=calls.part("community", f"{path}/nominations").items if manager else [],
        own=_of_call(opportunity_id) if not manager else [],
        people=_may_nominate(me) if person and person.any_of("supervisor", "manager") else [],
        me=me,
        units={each["id"]: each["name"] for each in calls.part("community", "/libraries", limit=100).items},
    )
    return page, form.status


def _of_call(opportunity_id: Any) -> list[Any]:
    items = calls.part("community", "/nominations", limit=100).items
    return [each for each in items if each["opportunity_id"] == str(opportunity_id)]


def _may_nominate(me: dict[str, Any]) -> list[tuple[str, str]]:
    person = user()
    unit = None if person and person.any_of("manager") else me.get("unit_id", "-")
    found = calls.everything("community", "/librarians", active="true", unit_id=unit)
    return [(each["id"], f"{each['name']}, {each['unit_name']}") for each in found]


def _nomination_page(nomination_id: Any, form: Form) -> ResponseReturnValue:
    reply = calls.get("community", f"/nominations/{nomination_id}")
    call = calls.get("community", f"/opportunities/{reply.data['opportunity_id']}").data
    me = calls.part("community", "/me").data or {}
    page = render_template(
        "pages/nomination.html",
        nomination=reply.data,
        call=call,
        etag=reply.etag,
        form=form,
        own=me.get("id") == reply.data["librarian_id"],
        today=_today(),
    )
    return page, form.status


def _today() -> str:
    return utcnow().astimezone(WIB).date().isoformat()
