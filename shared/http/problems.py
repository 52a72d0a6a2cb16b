"""Refusals and failures as problem documents (RFC 9457). Never a stack trace, never an English-only dead end."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Flask, Response, current_app, request
from marshmallow import Schema, fields
from mongoengine.errors import NotUniqueError, OperationError
from pymongo.errors import DuplicateKeyError, PyMongoError
from werkzeug.exceptions import HTTPException

from shared.auth.errors import IdentityUnavailable, Unauthenticated
from shared.errors import Invalid, Problem, ServiceError, Stale
from shared.http import availability, language
from shared.http.common_problems import BY_STATUS, COMMON
from shared.http.jsonio import dump
from shared.http.messages import localised
from shared.telemetry import logs, trace

CONTENT_TYPE = "application/problem+json"
_LOCATIONS = {"json": "/body", "json_or_form": "/body", "querystring": "/query"}

log = logs.get(__name__)


class InputErrorSchema(Schema):
    """One thing wrong with the input."""

    pointer = fields.String(required=True, metadata={"description": "JSON pointer, e.g. /body/starts_at"})
    detail = fields.String(required=True)


class ProblemSchema(Schema):
    """Problem details (RFC 9457)."""

    type = fields.String(required=True, metadata={"format": "uri"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True, metadata={"description": "urn:trace:<trace id>"})
    code = fields.String(required=True, metadata={"description": "The last part of `type`"})
    errors = fields.List(fields.Nested(InputErrorSchema))


def register(app: Flask, problems: Mapping[str, Problem]) -> None:
    """Answer every error of `app` as a problem; `problems` are the service's own, by code."""
    app.extensions["problems"] = {**COMMON, **problems}
    app.register_error_handler(ServiceError, _from_service)
    app.register_error_handler(Unauthenticated, _from_unauthenticated)
    app.register_error_handler(IdentityUnavailable, lambda _: respond("identity-unavailable", retry_after=3))
    app.register_error_handler(availability.DatabaseAway, _from_absence)
    app.register_error_handler(PyMongoError, _from_database)
    app.register_error_handler(OperationError, _from_database)
    app.register_error_handler(NotUniqueError, lambda _: respond("already-exists"))
    app.register_error_handler(DuplicateKeyError, lambda _: respond("already-exists"))
    app.register_error_handler(HTTPException, from_http)
    app.register_error_handler(Exception, _from_bug)


def respond(
    code: str,
    facts: Mapping[str, Any] | None = None,
    *,
    errors: list[dict[str, str]] | None = None,
    retry_after: int | None = None,
    fallback_status: int = 409,
) -> Response:
    """The problem document for `code`, in the caller's language."""
    problem = current_app.extensions["problems"].get(code)
    if problem is None:
        log.error("a refusal has no entry in the problems table", code=code)
        problem = Problem(fallback_status, "Refused", COMMON["conflict"].id, COMMON["conflict"].en)
    body: dict[str, Any] = {
        "type": f"{current_app.config['PROBLEM_BASE']}/{code}",
        "title": problem.title,
        "status": problem.status,
        "detail": _filled(language.choose(problem.id, problem.en), facts or {}),
        "instance": f"urn:trace:{trace.current().trace_id}",
        "code": code,
    }
    if errors:
        body["errors"] = errors
    response = Response(dump(body), problem.status, content_type=CONTENT_TYPE)
    response.headers["Content-Language"] = language.current()
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def from_http(error: HTTPException) -> Response:
    """An error of Flask, werkzeug or webargs as a problem; its headers (Allow, ...) are kept."""
    if error.code is not None and error.code < 400:
        return Response(error.get_response().get_data(), error.code, error.get_headers())
    data = getattr(error, "data", None) or {}
    code = data.get("code") or BY_STATUS.get(error.code or 500, "internal-error")
    errors = _pointers(data["messages"]) if error.code == 422 and "messages" in data else None
    response = respond(code, errors=errors)
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            response.headers[name] = value
    return response


def _from_service(error: ServiceError) -> Response:
    errors = _of_fields(error.messages) if isinstance(error, Invalid) else None
    response = respond(error.code, error.facts, errors=errors)
    if isinstance(error, Stale):
        response.set_etag(str(error.current_version))
    return response


def _from_unauthenticated(error: Unauthenticated) -> Response:
    response = respond("unauthenticated")
    challenge = 'Bearer realm="pustaka"'
    if error.presented:
        log.info("token refused", reason=error.reason)
        challenge += ', error="invalid_token"'
    response.headers["WWW-Authenticate"] = challenge
    return response


def _from_database(error: Exception) -> Response:
    return _from_absence(error) if availability.is_absence(error) else _from_bug(error)


def _from_absence(error: Exception) -> Response:
    log.warning("database unavailable", reason=type(error).__name__, detail=str(error)[:200])
    return respond("database-unavailable", retry_after=1)


def _from_bug(error: Exception) -> Response:
    log.error("unhandled exception", exc_info=error, method=request.method, path=request.path)
    return respond("internal-error")


def _pointers(messages: Mapping[str, Any]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for location, wrong in messages.items():
        found.extend(_walk(_LOCATIONS.get(location, f"/{location}"), wrong))
    return found


def _walk(pointer: str, wrong: Any) -> Iterator[dict[str, str]]:
    if isinstance(wrong, Mapping):
        for key, inner in wrong.items():
            step = "" if key == "_schema" else "/" + str(key).replace("~", "~0").replace("/", "~1")
            yield from _walk(pointer + step, inner)
    elif isinstance(wrong, list | tuple):
        for inner in wrong:
            yield from _walk(pointer, inner)
    else:
        yield {"pointer": pointer, "detail": _worded(str(wrong))}


def _worded(message: str) -> str:
    own: Problem | None = current_app.extensions["problems"].get(message)
    return language.choose(own.id, own.en) if own else localised(message)


def _of_fields(messages: Mapping[str, Any]) -> list[dict[str, str]]:
    return [
        error for field, wrong in messages.items() for error in _walk("/body/" + str(field).replace(".", "/"), wrong)
    ]


def _filled(template: str, facts: Mapping[str, Any]) -> str:
    try:
        return template.format_map(facts)
    except (KeyError, IndexError, ValueError):
        log.error("a problem text lacks a fact", template=template)
        return template
