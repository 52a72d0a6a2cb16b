"""What every request leaves behind: a trace, a measured time, one log line, and headers that keep browsers safe."""

import hashlib
import re
import time

import structlog
from flask import Flask, Response, g, request

from shared.telemetry import logs, metrics, trace

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_QUIET = frozenset({"/livez", "/readyz", "/metrics"})

log = logs.get("access")


def register(app: Flask) -> None:
    """Observe every request of `app`."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.started = time.perf_counter()
    here = trace.continue_from(request.headers.get("traceparent"))
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else here.trace_id
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _end(response: Response) -> Response:
    seconds = time.perf_counter() - g.started
    route = request.url_rule.rule if request.url_rule else "unmatched"
    metrics.HTTP_SECONDS.labels(request.method, route, response.status_code).observe(seconds)
    headers = response.headers
    headers.update(_SECURITY)
    headers.setdefault("Cache-Control", "no-store" if "ETag" not in headers else "private, no-cache")
    headers["X-Request-ID"] = g.request_id
    headers["X-Trace-Id"] = trace.current().trace_id
    if route not in _QUIET:
        _write(route, response.status_code, seconds)
    return response


def _write(route: str, status: int, seconds: float) -> None:
    log.info(
        "request",
        method=request.method,
        route=route,
        path=request.path,
        status=status,
        ms=round(seconds * 1000, 2),
        actor=_actor(),
    )


def _actor() -> str | None:
    """A name for the principal that means nothing outside the logs."""
    who = g.get("principal")
    return hashlib.sha256(who.subject.encode()).hexdigest()[:12] if who and who.subject else None
