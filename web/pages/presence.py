"""Attendance by scanning: the code on the trainer's screen, and what whoever scans it sees."""

import math
from datetime import datetime
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from shared.clock import utcnow
from web import calls
from web.api import ApiProblem
from web.signin import signed_in

blueprint = Blueprint("presence", __name__)


@blueprint.get("/lingkar/sesi/<session_id>/kehadiran")
@signed_in("manager", "trainer")
def show(session_id: str) -> ResponseReturnValue:
    """The page loads itself anew whenever the code changes, without script; it holds still for whoever asks."""
    session = calls.get("training", f"/sessions/{session_id}").data
    try:
        shown = calls.get("training", f"/sessions/{session_id}/presence").data
    except ApiProblem as problem:
        return render_template("pages/presence_refused.html", problem=problem), problem.status
    address = _address(shown["code"]) if shown["code"] else None
    still = "diam" in request.args
    picture = _picture(address) if address else None
    page = render_template(
        "pages/presence_code.html", session=session, shown=shown, address=address, picture=picture, still=still
    )
    return page, {} if still else {"Refresh": str(_seconds_until(shown["changes_at"]))}


@blueprint.get("/hadir/<code>")
def scan(code: str) -> ResponseReturnValue:
    """A scanned code: exchanged at once, so that it outlasts signing in. Nothing is recorded by looking."""
    try:
        scanned = calls.send("POST", "training", "/presence/scans", {"code": code}).data
    except ApiProblem as problem:
        return render_template("pages/presence_refused.html", problem=problem), problem.status
    return redirect(url_for("presence.confirm", receipt=scanned["receipt"]))


@blueprint.get("/hadir/tanda/<receipt>")
@signed_in()
def confirm(receipt: str) -> ResponseReturnValue:
    session = calls.get("training", f"/sessions/{receipt.split('.')[0]}").data
    return render_template("pages/presence_confirm.html", session=session, receipt=receipt)


@blueprint.post("/hadir/tanda/<receipt>")
@signed_in()
def record(receipt: str) -> ResponseReturnValue:
    try:
        enrolment = calls.send("POST", "training", "/presence", {"receipt": receipt}).data
    except ApiProblem as problem:
        return render_template("pages/presence_refused.html", problem=problem), problem.status
    flash(_("Your presence is recorded: %(title)s.", title=enrolment["course_title"]), "good")
    return redirect(url_for("week.show") + f"#sesi-{enrolment['session_id']}", 303)


def _address(code: str) -> str:
    public: str = current_app.config["BINA"].public_url
    return public.rstrip("/") + url_for("presence.scan", code=code)


def _picture(address: str) -> Markup:
    import segno

    drawn: Any = segno.make(address, error="m", micro=False)
    # Dark on light in every colour scheme, or cameras will not read it. No sizes and no styles: CSS has them.
    return Markup(drawn.svg_inline(border=4, omitsize=True, dark="#000", light="#fff", svgclass="qr"))  # noqa: S704


def _seconds_until(moment: str) -> int:
    left = datetime.fromisoformat(moment.replace("Z", "+00:00")) - utcnow()
    return max(1, math.ceil(left.total_seconds()))
