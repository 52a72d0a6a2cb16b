"""The APIs as the person of this request: their token, their language, their trace."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from flask import Response, current_app, g, request
from flask_babel import get_locale

from web.api import ApiProblem, Apis, Reply, Unreachable
from web.signin import access_token

PAGE_LIMIT = 100


@dataclass(frozen=True)
class Part:
    """A part of a page that may be missing while its service is away; the rest is shown all the same."""

    data: Any
    away: bool = False

    @property
    def items(self) -> list[Any]:
        return list((self.data or {}).get("items", []))


def get(service: str, path: str, **params: Any) -> Reply:
    return _apis().call("GET", service, path, headers=_headers(), params=params)


def part(service: str, path: str, **params: Any) -> Part:
    """Like get, but a service that is away, or has nothing for this person, leaves an empty part."""
    try:
        return Part(get(service, path, **params).data)
    except Unreachable:
        return Part(None, away=True)
    except ApiProblem as problem:
        if problem.status in (401, 429):
            raise
        return Part(None)


def everything(service: str, path: str, **params: Any) -> list[Any]:
    """All pages of a list (a few hundred rows at most in one city)."""
    items: list[Any] = []
    cursor = None
    while len(items) < 2000:
        data = get(service, path, limit=PAGE_LIMIT, cursor=cursor, **params).data
        items += data["items"]
        cursor = data.get("next")
        if not cursor:
            break
    return items


def send(method: str, service: str, path: str, body: Any = None, *, etag: str | None = None) -> Reply:
    headers = {**_headers(), "Idempotency-Key": _key(method, path, body)}
    if etag:
        headers["If-Match"] = f'"{etag}"'
    return _apis().call(method, service, path, headers=headers, json=body)


def file(service: str, path: str, **params: Any) -> Response:
    """A file of an API, handed on as it is."""
    found = _apis().file(service, path, _headers(), params)
    return Response(found.content, headers=dict(found.headers))


def upload(service: str, path: str, name: str, content: bytes, **fields: str) -> Reply:
    """A file with fields beside it, as a browser would send them."""
    typed = {field: (None, text.encode()) for field, text in fields.items()}
    return _apis().call("POST", service, path, headers=_headers(), files={"file": (name, content), **typed})


def _key(method: str, path: str, body: Any) -> str:
    # The form's own number makes a double click one command; the body in it makes a corrected form another.
    form_key = request.form.get("form_key") or g.setdefault("form_key", current_app.extensions["new_key"]())
    parts = (form_key.encode(), method.encode(), path.encode(), orjson.dumps(body))
    return hashlib.sha256(b"|".join(parts)).hexdigest()


def _headers() -> Mapping[str, str]:
    headers = {"Accept": "application/json", "Accept-Language": str(get_locale() or "id")}
    token = access_token()
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return headers | current_app.extensions["onward"]()


def _apis() -> Apis:
    apis: Apis = current_app.extensions["apis"]
    return apis
