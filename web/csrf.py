"""A token on every form, and the browser's own word on where a request comes from."""

from urllib.parse import urlsplit

from flask import Flask, current_app, request, session
from itsdangerous import BadSignature, URLSafeTimedSerializer

from web.config import Config
from web.errors import PageError

FIELD = "csrf_token"
MAX_AGE = 12 * 3600
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def install(app: Flask, config: Config) -> None:
    app.extensions["csrf"] = URLSafeTimedSerializer(config.secret, salt="bina.web.csrf")
    app.before_request(_check)
    app.jinja_env.globals["csrf_token"] = token


def token() -> str:
    """Bound to the session of a signed-in person. Visitors have no session, so nothing to be stolen."""
    return str(current_app.extensions["csrf"].dumps(_bound_to()))


def _bound_to() -> str:
    return getattr(session, "key", None) or "visitor"


def _check() -> None:
    if request.method in UNSAFE and not (_same_origin() and _good_token()):
        raise PageError("form-expired")


def _same_origin() -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    public = urlsplit(current_app.config["BINA"].public_url)
    return origin in (None, f"{public.scheme}://{public.netloc}", request.host_url.rstrip("/"))


def _good_token() -> bool:
    try:
        bound = current_app.extensions["csrf"].loads(request.form.get(FIELD, ""), max_age=MAX_AGE)
    except BadSignature:
        return False
    return bool(bound == _bound_to())
