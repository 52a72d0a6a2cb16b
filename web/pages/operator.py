"""Operations: is everything delivered, and what to do with what could not be."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.config import SERVICES
from web.forms import tell
from web.signin import signed_in

blueprint = Blueprint("operator", __name__, url_prefix="/operator")


@blueprint.get("")
@signed_in("operator")
def show() -> ResponseReturnValue:
    services = [(service, calls.part(service, "/operations")) for service in SERVICES]
    deliveries = calls.part("notifier", "/deliveries", limit=10)
    return render_template("pages/operator.html", services=services, deliveries=deliveries)


@blueprint.get("/<service>/surat-mati")
@signed_in("operator")
def dead_letters(service: str) -> ResponseReturnValue:
    _known(service)
    letters = calls.get(service, "/operations/dead-letters", cursor=request.args.get("cursor"), limit=50).data
    return render_template("pages/dead_letters.html", service=service, letters=letters)


@blueprint.get("/<service>/surat-mati/<letter_id>")
@signed_in("operator")
def dead_letter(service: str, letter_id: str) -> ResponseReturnValue:
    _known(service)
    letter = calls.get(service, f"/operations/dead-letters/{letter_id}").data
    return render_template("pages/dead_letter.html", service=service, letter=letter, letter_id=letter_id)


@blueprint.post("/<service>/surat-mati/<letter_id>/ulang")
@signed_in("operator")
def replay(service: str, letter_id: str) -> ResponseReturnValue:
    words = _("It is back in the inbox of the service.")
    return _act(service, "POST", f"/operations/dead-letters/{letter_id}/replay", words)


@blueprint.post("/<service>/surat-mati/<letter_id>/buang")
@signed_in("operator")
def discard(service: str, letter_id: str) -> ResponseReturnValue:
    return _act(service, "DELETE", f"/operations/dead-letters/{letter_id}", _("It is discarded."))


@blueprint.post("/tindak-lanjut")
@signed_in("operator", "manager")
def sweep() -> ResponseReturnValue:
    as_of = request.form.get("as_of", "").strip()
    body: dict[str, Any] = {"as_of": as_of} if as_of else {}
    try:
        calls.send("POST", "assessment", "/sweeps", body)
        flash(_("Follow-ups were looked through; those due are told."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("operator.show"), 303)


def _act(service: str, method: str, path: str, words: str) -> ResponseReturnValue:
    _known(service)
    try:
        calls.send(method, service, path)
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("operator.dead_letters", service=service), 303)


def _known(service: str) -> None:
    if service not in SERVICES:
        abort(404)
