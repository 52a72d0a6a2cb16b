"""Who is signed in on this request, and the token that speaks for them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, cast

from flask import current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from web.errors import PageError
from web.oidc import IdentityAway, Provider, SignInRefused, Tokens
from web.sessions import FileSessions, Session

# Renewed a little early, so that a token does not die on its way.
EARLY_SECONDS = 45
ROLES = ("librarian", "supervisor", "assessor", "trainer", "manager", "auditor", "operator")


@dataclass(frozen=True)
class User:
    username: str
    name: str
    roles: frozenset[str]

    def any_of(self, *roles: str) -> bool:
        return bool(self.roles & set(roles))


def user() -> User | None:
    known = session.get("user")
    return User(known["username"], known["name"], frozenset(known["roles"])) if known else None


def remember(tokens: Tokens, claims: dict[str, Any]) -> None:
    config = current_app.config["BINA"]
    session.clear()
    cast(Session, session).renew()
    roles = claims.get(config.roles_claim) or []
    session["user"] = {
        "username": str(claims.get(config.username_claim) or claims["sub"]),
        "name": str(claims.get("name") or claims.get(config.username_claim) or claims["sub"]),
        "roles": sorted(set(roles) & set(ROLES)),
    }
    _keep(tokens)


def access_token() -> str | None:
    if "tokens" not in session:
        return None
    if session["tokens"]["expires_at"] - EARLY_SECONDS < time.time() and not g.get("renewed"):
        g.renewed = True
        _renew()
    return str(session["tokens"]["access"]) if "tokens" in session else None


P = ParamSpec("P")


def signed_in(*roles: str) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """For people with one of `roles` (none named: any). The APIs check again; this decides what is shown."""

    def decorate(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            person = user()
            if person is None:
                back = request.full_path.rstrip("?") if request.method == "GET" else "/"
                return redirect(url_for("account.sign_in", next=back))
            if roles and not person.any_of(*roles):
                raise PageError("not-yours")
            return view(*args, **kwargs)

        return guarded

    return decorate


def _renew() -> None:
    interface = cast(FileSessions, current_app.session_interface)
    key = cast(Session, session).key or ""
    with interface.store.locked(key):
        latest = interface.store.load(key) or {}
        if latest.get("tokens", {}).get("expires_at", 0) > session["tokens"]["expires_at"]:
            session["tokens"] = latest["tokens"]  # another request of the same person was first
            return
        try:
            _keep(cast(Provider, current_app.extensions["provider"]).refresh(session["tokens"]["refresh"] or ""))
            interface.store.save(key, dict(session))
        except SignInRefused:
            session.clear()
        except IdentityAway:
            return  # the old token may live a few seconds more; the API decides


def _keep(tokens: Tokens) -> None:
    before = session.get("tokens", {})
    session["tokens"] = {
        "access": tokens.access,
        "refresh": tokens.refresh or before.get("refresh"),
        "id": tokens.id_token or before.get("id"),
        "expires_at": tokens.expires_at,
    }
