"""One Flask application per service, all built alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask, Request, Response
from flask.sessions import NullSession, SessionInterface, SessionMixin
from flask_smorest import Blueprint

from shared.auth.tokens import Verifier
from shared.errors import Problem
from shared.http import observed, operations, problems, service_routes
from shared.http.jsonio import OrjsonProvider
from shared.http.openapi import ProblemApi, schema_name
from shared.settings import Settings
from shared.storage import connection, outbox

_BEARER = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}


class _NoSessions(SessionInterface):
    """A service keeps no cookies; without this each request would make a signer for one."""

    def open_session(self, app: Flask, request: Request) -> NullSession:
        return NullSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """There is none."""


class Service(Flask):
    """Flask without what a service never uses, at some cost for every request: sessions and async views."""

    session_interface = _NoSessions()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Every view here is an ordinary function."""
        return func


def build(
    settings: Settings,
    *,
    title: str,
    blueprints: Iterable[Blueprint],
    problems: Mapping[str, Problem],
    documents: Sequence[type[Any]] = (),
) -> Flask:
    """The application of one service, its blueprints under /api/<service>/v1. Connects to nothing yet."""
    prefix = f"/api/{settings.service}/v1"
    app = Service(settings.service, static_folder=None)
    app.config.from_mapping(_config(settings, title, prefix))
    app.json = OrjsonProvider(app)
    app.extensions.update(settings=settings, verifier=Verifier.from_settings(settings), documents=documents)
    connection.connect(settings)
    outbox.use_source(settings.source)
    observed.register(app)
    _register_blueprints(app, prefix, [*blueprints, operations.blueprint])
    _register_problems(app, problems)
    service_routes.register(app, prefix)
    return app


def _config(settings: Settings, title: str, prefix: str) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret,
        "PROBLEM_BASE": f"{settings.public_url}{prefix}/problems",
        "MAX_CONTENT_LENGTH": 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 512 * 1024,
        "MAX_FORM_PARTS": 50,
        "API_TITLE": title,
        "API_VERSION": "v1",
        "OPENAPI_VERSION": "3.1.0",
    }


def _register_blueprints(app: Flask, prefix: str, blueprints: Iterable[Blueprint]) -> None:
    api = ProblemApi(app, spec_kwargs={"marshmallow_plugin": MarshmallowPlugin(schema_name_resolver=schema_name)})
    api.spec.components.security_scheme("bearer", _BEARER)
    for blueprint in blueprints:
        api.register_blueprint(blueprint, url_prefix=prefix + (blueprint.url_prefix or ""))


def _register_problems(app: Flask, own: Mapping[str, Problem]) -> None:
    problems.register(app, own)
