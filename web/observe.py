"""A trace begins here and each call to an API carries it on. One log line and one measured time a request."""

import re
import time

from flask import Flask, Response, g, request

from shared.telemetry import logs, metrics, trace
from web.config import Config

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})  # a caller may invent more
_QUIET = frozenset({"/livez", "/readyz", "/metrics", "/static/<path:filename>"})

log = logs.get("access")


def install(app: Flask, _config: Config) -> None:
    app.before_request(_begin)
    app.after_request(_end)
    app.extensions["onward"] = onward
    app.jinja_env.globals["trace_id"] = lambda: trace.current().trace_id
    app.add_url_rule("/metrics", "metrics", _metrics)


def onward() -> dict[str, str]:
    """What lets an API continue the story of this request."""
    return {"traceparent": trace.traceparent(), "X-Request-ID": g.request_id}


def _begin() -> None:
    g.began = time.perf_counter()
    here = trace.continue_from(request.headers.get("traceparent"))
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else here.trace_id


def _end(response: Response) -> Response:
    seconds = time.perf_counter() - g.began
    # The route, never the path: an address may hold the code of somebody's certificate.
    route = request.url_rule.rule if request.url_rule else "unmatched"
    method = request.method if request.method in _METHODS else "other"
    metrics.HTTP_SECONDS.labels(method, route, response.status_code).observe(seconds)
    response.headers["X-Request-ID"] = g.request_id
    if route not in _QUIET:
        log.info("request", method=method, route=route, status=response.status_code, ms=round(seconds * 1000, 2))
    return response


def _metrics() -> Response:
    body, content_type = metrics.exposition()
    return Response(body, content_type=content_type)
