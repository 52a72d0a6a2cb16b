"""A trace begins here: each page's calls to the APIs carry it. Numbers by route, never by address."""

import time

from flask import Flask, Response, g, request

from shared.telemetry import metrics, trace
from web.config import Config


def install(app: Flask, _config: Config) -> None:
    app.before_request(_begin)
    app.after_request(_count)
    app.extensions["traceparent"] = trace.traceparent
    app.jinja_env.globals["trace_id"] = lambda: trace.current().trace_id
    app.add_url_rule("/metrics", "metrics", _metrics)


def _begin() -> None:
    g.began = time.perf_counter()
    trace.continue_from(request.headers.get("traceparent"))


def _count(response: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else "none"
    seconds = time.perf_counter() - g.get("began", time.perf_counter())
    metrics.HTTP_SECONDS.labels(request.method, route, response.status_code).observe(seconds)
    return response


def _metrics() -> Response:
    body, content_type = metrics.exposition()
    return Response(body, content_type=content_type)
