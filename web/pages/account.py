"""Signing in and out: the browser visits the identity provider, the tokens stay here on the server."""

from contextlib import suppress
from typing import cast
from urllib.parse import urlsplit

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from web import calls
from web.api import ApiProblem, Unreachable
from web.errors import PageError
from web.i18n import LANGUAGE_COOKIE, LANGUAGES, language
from web.oidc import IdentityAway, Provider, SignInRefused
from web.signin import remember, user

blueprint = Blueprint("account", __name__)


@blueprint.get("/masuk")
def sign_in() -> ResponseReturnValue:
    target = _safe(request.args.get("next", ""))
    if user():
        return redirect(target or url_for("account.home"))
    try:
        departure = _provider().departure(language())
    except IdentityAway as error:
        raise PageError("identity-away") from error
    session["departure"] = {
        "state": departure.state,
        "nonce": departure.nonce,
        "verifier": departure.verifier,
        "next": target,
    }
    return redirect(departure.url)


@blueprint.get("/masuk/kembali")
def arrive() -> ResponseReturnValue:
    departure = session.pop("departure", None)
    if not departure or request.args.get("state") != departure["state"] or "code" not in request.args:
        raise PageError("sign-in-failed")
    try:
        tokens, claims = _provider().arrival(request.args["code"], departure)
    except SignInRefused as error:
        raise PageError("sign-in-failed") from error
    except IdentityAway as error:
        raise PageError("identity-away") from error
    remember(tokens, claims)
    return redirect(departure["next"] or url_for("account.home"))


@blueprint.post("/keluar")
def sign_out() -> ResponseReturnValue:
    id_token = session.get("tokens", {}).get("id")
    session.clear()
    try:
        return redirect(_provider().farewell(id_token) or url_for("front.front"), 303)
    except IdentityAway:
        return redirect(url_for("front.front"), 303)


@blueprint.get("/beranda")
def home() -> ResponseReturnValue:
    """Where each role's day begins."""
    person = user()
    if person is None:
        return redirect(url_for("account.sign_in"))
    if person.any_of("manager", "auditor"):
        return redirect(url_for("loop.show"))
    if person.any_of("operator"):
        return redirect(url_for("operator.show"))
    return redirect(url_for("week.show"))


@blueprint.before_app_request
def write_to_me_in_this_language() -> None:
    """Whoever switches the language of the pages is also written to in it; a failure is no reason to stop."""
    wish = request.args.get("lang")
    if wish in LANGUAGES and wish != request.cookies.get(LANGUAGE_COOKIE) and user():
        with suppress(ApiProblem, Unreachable):
            calls.send("PUT", "notifier", "/me/language", {"language": wish})


@blueprint.get("/privasi")
def privacy() -> ResponseReturnValue:
    return render_template("pages/privacy.html")


def _provider() -> Provider:
    return cast(Provider, current_app.extensions["provider"])


def _safe(target: str) -> str:
    """Only an address of our own: a link may not send people elsewhere after signing in."""
    parts = urlsplit(target)
    own = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.netloc
    return target if own and not target.startswith("/masuk") else ""
