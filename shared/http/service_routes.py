"""Routes every service has: health, metrics, its OpenAPI document, and what each problem code means."""

from collections.abc import Callable

import pymongo
from flask import Blueprint, Flask, Response, current_app

from shared.errors import NotFound
from shared.http import openapi
from shared.http.guard import public
from shared.storage import connection
from shared.telemetry import health, metrics

_READY_WITHIN = 1.0


def register(app: Flask, prefix: str) -> None:
    """Add the routes. Health and metrics sit outside `prefix`: the gateway does not lead there."""
    answers: dict[str, Callable[[], health.Answer]] = {
        "livez": health.liveness,
        "readyz": lambda: health.readiness({"database": ping}),
        "metrics": lambda: (200, *metrics.exposition()),
    }
    for name, answer in answers.items():
        app.add_url_rule(f"/{name}", name, public(_view(answer)))
    about = Blueprint("about", __name__, url_prefix=prefix)
    about.add_url_rule("/openapi.json", "openapi", public(_openapi))
    about.add_url_rule("/problems/<string:code>", "problem", public(_problem))
    app.register_blueprint(about)


def ping() -> None:
    """Whether a primary answers. Raises pymongo's errors if not."""
    with pymongo.timeout(_READY_WITHIN):
        connection.database().command("ping")


def _view(answer: Callable[[], health.Answer]) -> Callable[[], Response]:
    def view() -> Response:
        status, body, content_type = answer()
        return Response(body, status, content_type=content_type)

    return view


def _openapi() -> Response:
    cached = current_app.extensions.setdefault("openapi", {})
    if "document" not in cached:
        cached["document"] = openapi.document(current_app._get_current_object())  # type: ignore[attr-defined]
    return Response(cached["document"], content_type="application/json")


def _problem(code: str) -> dict[str, object]:
    problem = current_app.extensions["problems"].get(code)
    if problem is None:
        raise NotFound("problem", code)
    return {
        "type": f"{current_app.config['PROBLEM_BASE']}/{code}",
        "code": code,
        "status": problem.status,
        "title": problem.title,
        "detail": {"id": problem.id, "en": problem.en},
    }
