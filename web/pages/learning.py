"""Jam belajar: the year's balance, where each hour came from, and claiming what was learned elsewhere."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("learning", __name__, url_prefix="/jam-belajar")
PEOPLE = ("librarian", "supervisor", "trainer", "assessor", "manager")
NEEDED = ("activity", "title", "starts_on", "ends_on", "hours")
OPTIONAL = ("organiser", "number", "reference", "note")
MOST_PROOFS = 5
PLACES = {"evidence": "file", **{f"evidence.{place}": "file" for place in range(MOST_PROOFS)}}
PROBLEMS = {"evidence-too-large": "file", "evidence-not-accepted": "file", "counted-already": "title",
            "number-of-another": "number"}  # fmt: skip


@blueprint.get("")
@signed_in(*PEOPLE)
def show() -> ResponseReturnValue:
    year = _year()
    return render_template(
        "pages/learning.html",
        year=year,
        this_year=utcnow().astimezone(WIB).year,
        balance=calls.part("assessment", "/hours/me", year=year),
        entries=calls.part("assessment", "/hours/me/entries", year=year, limit=100),
        claims=calls.part("assessment", "/learning-claims", limit=50),
    )


@blueprint.get("/aturan")
@signed_in(*PEOPLE)
def rules() -> ResponseReturnValue:
    found = calls.get("assessment", "/learning-activities").data
    return render_template("pages/learning_rules.html", activities=found["items"])


@blueprint.get("/ajukan")
@signed_in(*PEOPLE)
def new() -> ResponseReturnValue:
    return _form_page(Form(values={"activity": request.args.get("jenis", ""), "reference": request.args.get("di", "")}))


@blueprint.post("/ajukan")
@signed_in(*PEOPLE)
def file_claim() -> ResponseReturnValue:
    form = Form.sent()
    made = _sent(form, "POST", "/learning-claims", {"submit": "draft" not in request.form})
    if made is None:
        return _form_page(form)
    flash(_told(made), "good")
    return redirect(url_for("learning.claim", claim_id=made["id"]), 303)


@blueprint.get("/ajuan/<uuid:claim_id>")
@signed_in(*PEOPLE)
def claim(claim_id: Any) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/learning-claims/{claim_id}")
    return render_template("pages/learning_claim.html", claim=reply.data, etag=reply.etag, form=Form())


@blueprint.get("/ajuan/<uuid:claim_id>/ubah")
@signed_in(*PEOPLE)
def edit(claim_id: Any) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/learning-claims/{claim_id}")
    kept = {name: str(reply.data[name] or "") for name in (*NEEDED, *OPTIONAL)}
    proofs = {"evidence": ",".join(each["id"] for each in reply.data["evidence"])}
    chosen = {f"unit-{each['slug']}": "yes" for each in reply.data["competencies"]}
    return _form_page(Form(values=kept | proofs | chosen), reply.data, reply.etag)


@blueprint.post("/ajuan/<uuid:claim_id>/ubah")
@signed_in(*PEOPLE)
def change(claim_id: Any) -> ResponseReturnValue:
    form = Form.sent()
    path = f"/learning-claims/{claim_id}"
    if _sent(form, "PUT", path, {}) is None:
        return _form_page(form, calls.get("assessment", path).data, request.form.get("etag"))
    flash(_("The changes are kept. Submit the claim when it is ready."), "good")
    return redirect(url_for("learning.claim", claim_id=claim_id), 303)


@blueprint.post("/ajuan/<uuid:claim_id>/<any(kirim, tarik):step>")
@signed_in(*PEOPLE)
def move(claim_id: Any, step: str) -> ResponseReturnValue:
    verb = {"kirim": "submit", "tarik": "withdraw"}[step]
    try:
        path = f"/learning-claims/{claim_id}/{verb}"
        flash(_told(calls.send("POST", "assessment", path, etag=request.form.get("etag")).data), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("learning.claim", claim_id=claim_id), 303)


@blueprint.get("/bukti/<uuid:evidence_id>")
@signed_in(*PEOPLE)
def proof(evidence_id: Any) -> ResponseReturnValue:
    return calls.file("assessment", f"/evidence/{evidence_id}/content")


def _sent(form: Form, method: str, path: str, more: dict[str, Any]) -> dict[str, Any] | None:
    """What the API made of the form; None where it has to be looked at again, its files kept."""
    form.require(*NEEDED)
    proofs = _proofs(form)
    form.values = {**form.values, "evidence": ",".join(proofs)}
    if not form.good:
        return None
    body: dict[str, Any] = {name: form[name] for name in (*NEEDED, *OPTIONAL)} | {
        "hours": form["hours"].replace(",", ".")
    }
    units = [name.removeprefix("unit-") for name in form.values if name.startswith("unit-")]
    body |= {"evidence": proofs, "competencies": units}
    try:
        made: dict[str, Any] = calls.send(method, "assessment", path, body | more, etag=request.form.get("etag")).data
        return made
    except ApiProblem as problem:
        form.take(problem, PLACES | PROBLEMS)
        return None


def _proofs(form: Form) -> list[str]:
    kept = [each for each in form["evidence"].split(",") if each and f"drop-{each}" not in form.values]
    for sent in request.files.getlist("file"):
        if sent.filename:
            try:
                made = calls.upload("assessment", "/evidence", sent.filename, sent.read()).data
                kept = [*dict.fromkeys([*kept, made["id"]])]
            except ApiProblem as problem:
                form.errors.setdefault("file", problem.detail)
    return kept[:MOST_PROOFS]


def _form_page(form: Form, claim: Any = None, etag: str | None = None) -> ResponseReturnValue:
    activities = calls.get("assessment", "/learning-activities").data["items"]
    known = calls.part("assessment", "/evidence", limit=100).items if form["evidence"] else []
    names = {each["id"]: each["label"] or each["file_name"] for each in known}
    page = render_template(
        "pages/learning_new.html",
        form=form,
        claim=claim,
        etag=etag,
        activities=[each for each in activities if each["claimable"]],
        units=calls.part("assessment", "/competencies", limit=100).items,
        proofs=[(each, names.get(each, _("kept file"))) for each in form["evidence"].split(",") if each],
        last_day=utcnow().astimezone(WIB).date().isoformat(),
    )
    return page, form.status


def _told(claim: dict[str, Any]) -> str:
    if claim["state"] == "submitted":
        return _("Your claim is with your reviewer. You will be told as soon as it is decided.")
    if claim["state"] == "withdrawn":
        return _("The claim is withdrawn.")
    return _("The draft is kept. Nobody else sees it before you submit it.")


def _year() -> int:
    given = request.args.get("tahun", "")
    return int(given) if given.isdigit() and len(given) == 4 else utcnow().astimezone(WIB).year
