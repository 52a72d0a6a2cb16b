"""Pemberitahuan: what reaches me, how and when; and the page that a letter's own link leads to."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import tell
from web.signin import signed_in

blueprint = Blueprint("preferences", __name__)
SEPARATOR = "/"


@blueprint.get("/pemberitahuan")
@signed_in()
def show() -> ResponseReturnValue:
    return render_template("pages/preferences.html", found=calls.part("notifier", "/me/preferences"))


@blueprint.post("/pemberitahuan")
@signed_in()
def change() -> ResponseReturnValue:
    try:
        calls.send("PATCH", "notifier", "/me/preferences", _wish())
        flash(_("Kept. It holds from now on, also for what waits already."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("preferences.show"), 303)


@blueprint.get("/berhenti/<token>")
def ask(token: str) -> ResponseReturnValue:
    found = calls.get("notifier", f"/public/unsubscriptions/{token}").data
    return render_template("pages/unsubscribe.html", found=found, token=token)


@blueprint.post("/berhenti/<token>")
def stop(token: str) -> ResponseReturnValue:
    method = "DELETE" if request.form.get("again") else "POST"
    calls.send(method, "notifier", f"/public/unsubscriptions/{token}")
    return redirect(url_for("preferences.ask", token=token), 303)


def _wish() -> dict[str, Any]:
    form = request.form
    wish: dict[str, Any] = {name: form[name] for name in ("language", "zone", "digest_at") if form.get(name)}
    if form.get("quiet") == "yes":
        wish["quiet"] = {"start": form.get("quiet_start", ""), "end": form.get("quiet_end", "")}
    elif form.get("quiet") == "no":
        wish["quiet"] = None
    return {**wish, "choices": _choices()}


def _choices() -> list[dict[str, str]]:
    rows = ((*name.partition(SEPARATOR), chosen) for name, chosen in request.form.items() if SEPARATOR in name)
    return [{"channel": channel, "kind": kind, "choice": chosen} for channel, _sign, kind, chosen in rows]
