"""Partners: what each agreement covers, which machines speak for the partner, how it ends."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.partner_labels import event_words
from web.signin import signed_in

blueprint = Blueprint("partners", __name__)


@blueprint.get("/mitra")
@signed_in("manager")
def overview() -> ResponseReturnValue:
    found = calls.get("community", "/partners", cursor=request.args.get("cursor"), limit=50).data
    return render_template("pages/partners.html", partners=found, words=event_words)


@blueprint.get("/mitra/<partner_id>")
@signed_in("manager")
def show(partner_id: str) -> ResponseReturnValue:
    partner = calls.get("community", f"/partners/{partner_id}").data
    types = calls.get("community", "/partner-events").data["items"]
    return render_template(
        "pages/partner.html",
        partner=partner,
        public=[each["type"] for each in types if each["public"]],
        nameable=[each["type"] for each in types if not each["public"]],
        words=event_words,
        form=Form(),
    )


@blueprint.post("/mitra/<partner_id>/cakupan")
@signed_in("manager")
def cover(partner_id: str) -> ResponseReturnValue:
    body = {"number": request.form.get("number", ""), "events": request.form.getlist("events")}
    return _done("PUT", partner_id, "scope", body, _("What the agreement covers is kept, and holds from now on."))


@blueprint.post("/mitra/<partner_id>/klien")
@signed_in("manager")
def authorise(partner_id: str) -> ResponseReturnValue:
    body = {"clients": request.form.get("clients", "").replace(",", " ").split()}
    return _done("PUT", partner_id, "clients", body, _("These machines speak for the partner from now on."))


@blueprint.post("/mitra/<partner_id>/akhiri")
@signed_in("manager")
def end(partner_id: str) -> ResponseReturnValue:
    body = {"number": request.form.get("number", ""), "reason": request.form.get("reason", "").strip()}
    words = _("The agreement is ended. Nothing more is handed on under it.")
    return _done("POST", partner_id, "end-agreement", body, words)


def _done(method: str, partner_id: str, path: str, body: dict[str, Any], words: str) -> ResponseReturnValue:
    try:
        calls.send(method, "community", f"/partners/{partner_id}/{path}", body, etag=request.form.get("etag"))
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("partners.show", partner_id=partner_id), 303)
