"""One development plan, for the librarian and the leader: its items with their origins, the gaps, the dialogue."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls, development_labels
from web.api import ApiProblem
from web.forms import Form, tell
from web.pages.development import PEOPLE
from web.signin import signed_in

blueprint = Blueprint("development_plan", __name__, url_prefix="/rencana")
STEPS = {"usulkan": "propose", "setujui": "agree"}
SAYINGS = {"kembalikan": "return", "komentar": "comments", "tinjauan": "close"}
ITEM = ("kind", "description", "success", "due_on", "owner")


@blueprint.get("/<uuid:plan_id>")
@signed_in(*PEOPLE)
def show(plan_id: Any) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/plans/{plan_id}")
    changeable = "change" in reply.data["may"]
    gaps = calls.part("assessment", f"/plans/{plan_id}/gaps") if changeable else calls.Part(None)
    return render_template("pages/development_plan.html", plan=reply.data, etag=reply.etag, gaps=gaps)


@blueprint.post("/<uuid:plan_id>/<any('usulkan','setujui'):step>")
@signed_in(*PEOPLE)
def take(plan_id: Any, step: str) -> ResponseReturnValue:
    words = _("The plan is proposed; the other side is told.") if step == "usulkan" else _("The plan is agreed.")
    return _done(plan_id, "POST", STEPS[step], None, words)


@blueprint.post("/<uuid:plan_id>/<any('kembalikan','komentar','tinjauan'):saying>")
@signed_in(*PEOPLE)
def say(plan_id: Any, saying: str) -> ResponseReturnValue:
    return _done(plan_id, "POST", SAYINGS[saying], {"text": request.form.get("text", "").strip()}, _("It is noted."))


@blueprint.post("/<uuid:plan_id>/lanjutkan")
@signed_in(*PEOPLE)
def carry_over(plan_id: Any) -> ResponseReturnValue:
    words = _("What was left open goes on in this plan. See whether each action and its day still fit.")
    return _done(plan_id, "POST", "carry-over", None, words)


@blueprint.post("/<uuid:plan_id>/kegiatan/<uuid:item_id>/tanda")
@signed_in(*PEOPLE)
def mark(plan_id: Any, item_id: Any) -> ResponseReturnValue:
    body = {"mark": request.form.get("mark", ""), "reason": request.form.get("reason", "").strip()}
    return _done(plan_id, "POST", f"items/{item_id}/mark", body, _("It is noted."), f"#kegiatan-{item_id}")


@blueprint.post("/<uuid:plan_id>/kegiatan/<uuid:item_id>/hapus")
@signed_in(*PEOPLE)
def remove(plan_id: Any, item_id: Any) -> ResponseReturnValue:
    return _done(plan_id, "DELETE", f"items/{item_id}", None, _("The action is taken out."))


@blueprint.get("/<uuid:plan_id>/kegiatan/baru")
@signed_in(*PEOPLE)
def new(plan_id: Any) -> ResponseReturnValue:
    key = request.args.get("celah", "")
    plan = calls.get("assessment", f"/plans/{plan_id}")
    gap = _gap(str(plan_id), key)
    values = {"gap": key, "owner": "librarian", "kind": gap["kinds"][0] if gap else ""}
    return _item_page(plan, Form(values=values), gap, None)


@blueprint.post("/<uuid:plan_id>/kegiatan/baru")
@signed_in(*PEOPLE)
def add(plan_id: Any) -> ResponseReturnValue:
    form = Form.sent()
    form.require(*ITEM, *(() if form["gap"] else ("wish",)))
    if form.good:
        body = _body(form) | {"gap": form["gap"] or None, "wish": None if form["gap"] else form["wish"]}
        if _sent(form, "POST", f"/plans/{plan_id}/items", body):
            flash(_("The action is in the plan."), "good")
            return redirect(url_for("development_plan.show", plan_id=plan_id), 303)
    plan = calls.get("assessment", f"/plans/{plan_id}")
    return _item_page(plan, form, _gap(str(plan_id), form["gap"]), None)


@blueprint.get("/<uuid:plan_id>/kegiatan/<uuid:item_id>")
@signed_in(*PEOPLE)
def edit(plan_id: Any, item_id: Any) -> ResponseReturnValue:
    plan = calls.get("assessment", f"/plans/{plan_id}")
    item = _item(plan.data, str(item_id))
    values = {name: item.get(name) or "" for name in (*ITEM, "course_id", "claim_id")}
    return _item_page(plan, Form(values=values), _gap(str(plan_id), item["gap"]["key"]), item)


@blueprint.post("/<uuid:plan_id>/kegiatan/<uuid:item_id>")
@signed_in(*PEOPLE)
def change(plan_id: Any, item_id: Any) -> ResponseReturnValue:
    form = Form.sent()
    form.require(*ITEM)
    if form.good and _sent(form, "PUT", f"/plans/{plan_id}/items/{item_id}", _body(form)):
        flash(_("The action is changed."), "good")
        return redirect(url_for("development_plan.show", plan_id=plan_id), 303)
    plan = calls.get("assessment", f"/plans/{plan_id}")
    item = _item(plan.data, str(item_id))
    return _item_page(plan, form, _gap(str(plan_id), item["gap"]["key"]), item)


def _item_page(plan: Any, form: Form, gap: Any, item: Any) -> ResponseReturnValue:
    own = plan.data["ground"] == "self"
    shown = render_template(
        "pages/development_item.html",
        plan=plan.data,
        etag=plan.etag,
        form=form,
        gap=gap or (item or {}).get("gap"),
        item=item,
        courses=_courses(gap),
        claims=_claims() if own else [],
    )
    return shown, form.status


def _courses(gap: Any) -> list[tuple[str, str]]:
    """Those that match the gap first, then whatever else is on offer."""
    matching = {each["id"]: each["title"] for each in (gap or {}).get("courses", [])}
    others = calls.part("training", "/courses", active="true", limit=100).items
    return list((matching | {each["id"]: each["title"] for each in others if each["id"] not in matching}).items())


def _claims() -> list[tuple[str, str]]:
    found = calls.part("assessment", "/learning-claims", limit=50).items
    return [(each["id"], each["title"]) for each in found]


def _gap(plan_id: str, key: str) -> Any:
    if not key:
        return None
    found = calls.part("assessment", f"/plans/{plan_id}/gaps").items
    return next((each for each in found if each["key"] == key), None)


def _item(plan: Any, item_id: str) -> Any:
    return next((each for each in plan["items"] if each["id"] == item_id), None) or abort(404)


def _body(form: Form) -> dict[str, Any]:
    course = form["course_id"] if form["kind"] == "course" else ""
    return {name: form[name] for name in ITEM} | {"course_id": course or None, "claim_id": form["claim_id"] or None}


def _sent(form: Form, method: str, path: str, body: Any) -> bool:
    try:
        calls.send(method, "assessment", path, body, etag=form["etag"])
    except ApiProblem as problem:
        form.take(problem, {"gap": "wish"})
        return False
    return True


def _done(plan_id: Any, method: str, path: str, body: Any, words: str, anchor: str = "") -> ResponseReturnValue:
    try:
        calls.send(method, "assessment", f"/plans/{plan_id}/{path}", body, etag=request.form.get("etag"))
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("development_plan.show", plan_id=plan_id) + anchor, 303)


@blueprint.app_template_global("action_kinds")
def action_kinds(gap: Any) -> list[tuple[str, str]]:
    """Kinds of action with their words: those that suit the gap first."""
    words = development_labels.ACTION_KINDS
    suited = list((gap or {}).get("kinds", []))
    return [(kind, str(words[kind])) for kind in dict.fromkeys([*suited, *words]) if kind in words]


@blueprint.app_template_global("action_owners")
def action_owners() -> list[tuple[str, str]]:
    return [(owner, str(words)) for owner, words in development_labels.OWNERS.items()]
