"""Sertifikat: one's own, and what strangers see of them; everybody's, for the manager."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import tell
from web.signin import signed_in

blueprint = Blueprint("earned", __name__)
STATUSES = ("valid", "expired", "revoked")


@blueprint.get("/sertifikat-saya")
@signed_in()
def mine() -> ResponseReturnValue:
    cursor = request.args.get("cursor")
    found = calls.get("training", "/me/certificates", cursor=cursor, limit=20).data
    return render_template("pages/my_certificates.html", found=found)


@blueprint.post("/sertifikat-saya/<certificate_id>/izin")
@signed_in()
def permit(certificate_id: str) -> ResponseReturnValue:
    wish = {"shown": request.form.get("shown", ""), "download": request.form.get("download") == "yes"}
    try:
        calls.send("PUT", "training", f"/certificates/{certificate_id}/consent", wish, etag=request.form.get("etag"))
        flash(_("Kept. Strangers see of you what you chose."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("earned.mine") + f"#s-{certificate_id}", 303)


@blueprint.get("/lingkar/sertifikat")
@signed_in("manager", "auditor")
def everybody() -> ResponseReturnValue:
    status = request.args.get("status", "")
    wanted = status if status in STATUSES else None
    found = calls.get("training", "/certificates", status=wanted, cursor=request.args.get("cursor"), limit=50).data
    return render_template("pages/certificates.html", found=found, status=wanted, statuses=STATUSES)


@blueprint.post("/lingkar/sertifikat/<certificate_id>/cabut")
@signed_in("manager")
def revoke(certificate_id: str) -> ResponseReturnValue:
    try:
        reason = request.form.get("reason", "").strip()
        etag = request.form.get("etag")
        calls.send("POST", "training", f"/certificates/{certificate_id}/revoke", {"reason": reason}, etag=etag)
        flash(_("The certificate is revoked. Whoever checks it is told from now on."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("earned.everybody"), 303)
