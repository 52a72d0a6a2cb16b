"""After the rating, and around it: questions, what follows, how a point came about, lists, the organisation's year."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.pages.performance import LEADERS
from web.pages.performance_cycle import EVERYBODY, done
from web.signin import signed_in

blueprint = Blueprint("performance_after", __name__, url_prefix="/kinerja")


@blueprint.post("/siklus/<cycle_id>/pertanyaan/<question_id>")
@signed_in(*LEADERS)
def answer(cycle_id: str, question_id: str) -> ResponseReturnValue:
    body = {"text": request.form.get("text", "").strip()}
    return done(cycle_id, "PUT", f"questions/{question_id}/answer", body, _("It is answered."))


@blueprint.get("/siklus/<cycle_id>/tindak-lanjut")
@signed_in(*LEADERS)
def consequence(cycle_id: str) -> ResponseReturnValue:
    return _consequence_page(cycle_id, Form())


@blueprint.post("/siklus/<cycle_id>/tindak-lanjut")
@signed_in(*LEADERS)
def decide(cycle_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("kind", "reason", "owner", "due_on")
    if form.good:
        body = {name: form[name] for name in ("kind", "reason", "owner", "due_on")}
        path = f"/performance-cycles/{cycle_id}/consequences"
        try:
            calls.send("POST", "assessment", path, body, etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("It is recorded, and the person is told that it can be read."), "good")
            return redirect(url_for("performance_cycle.show", cycle_id=cycle_id), 303)
    return _consequence_page(cycle_id, form)


@blueprint.post("/siklus/<cycle_id>/tindak-lanjut/<consequence_id>")
@signed_in(*EVERYBODY)
def acknowledge(cycle_id: str, consequence_id: str) -> ResponseReturnValue:
    body = {"text": request.form.get("text", "").strip()}
    path = f"consequences/{consequence_id}/acknowledgement"
    return done(cycle_id, "PUT", path, body, _("It is noted that you have seen it."))


@blueprint.get("/angka-kredit/<librarian_id>/asal/<int:line>")
@signed_in(*EVERYBODY)
def origin(librarian_id: str, line: int) -> ResponseReturnValue:
    """One line of an account, step by step from the rating to the figure."""
    account = calls.get("assessment", f"/credit-points/{librarian_id}").data
    if not 1 <= line <= len(account["entries"]):
        abort(404)
    entry = account["entries"][line - 1]
    cycle = None
    if entry["kind"] == "year":
        cycle = calls.get("assessment", f"/performance-cycles/{entry['cycle_id']}").data
    return render_template("pages/performance_origin.html", account=account, entry=entry, cycle=cycle)


@blueprint.post("/angka-kredit/<librarian_id>/jenjang")
@signed_in("manager")
def change_level(librarian_id: str) -> ResponseReturnValue:
    body = {name: request.form.get(name, "").strip() for name in ("on", "from_level", "basis")}
    path = f"/credit-points/{librarian_id}/level-change"
    try:
        calls.send("PUT", "assessment", path, body, etag=request.form.get("etag"))
        flash(_("The account is brought up to date."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("performance_cycle.points", librarian_id=librarian_id), 303)


@blueprint.get("/tahun")
@signed_in("manager", "auditor")
def this_year() -> ResponseReturnValue:
    wanted = request.args.get("tahun", "")
    year = int(wanted) if wanted.isdigit() else utcnow().astimezone(WIB).year - 1
    return redirect(url_for("performance_after.year", year=year))


@blueprint.get("/tahun/<int:year>")
@signed_in("manager", "auditor")
def year(year: int) -> ResponseReturnValue:
    return _year_page(year, Form())


@blueprint.post("/tahun/<int:year>")
@signed_in("manager")
def record_year(year: int) -> ResponseReturnValue:
    form = Form.sent()
    form.require("predicate", "basis")
    if form.good:
        body = {name: form[name] for name in ("predicate", "basis")}
        try:
            calls.send("PUT", "assessment", f"/performance-years/{year}", body, etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("It is recorded. No rating is changed by it."), "good")
            return redirect(url_for("performance_after.year", year=year), 303)
    return _year_page(year, form)


def _consequence_page(cycle_id: str, form: Form) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/performance-cycles/{cycle_id}")
    if not reply.data["rating"]:
        abort(404)
    page = render_template("pages/performance_consequence.html", cycle=reply.data, etag=reply.etag, form=form)
    return page, form.status


def _year_page(year: int, form: Form) -> ResponseReturnValue:
    found = calls.get("assessment", f"/performance-years/{year}").data
    return render_template("pages/performance_year.html", found=found, form=form), form.status
