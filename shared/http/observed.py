"""What every request leaves behind: a trace, a measured time, one log line, and headers that keep browsers safe."""

import hashlib
import re
import time
from functools import lru_cache

from flask import Flask, Request, Response, g, request

from shared.telemetry import logs, metrics, trace

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_SECURITY = [
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
]
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})  # a caller may invent more
_QUIET = frozenset({"/livez", "/readyz", "/metrics"})

log = logs.get("access")


def register(app: Flask) -> None:
    """Observe every request of `app`."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    headers = request.headers
    given = headers.get("X-Request-ID", "")
    here = trace.continue_from(headers.get("traceparent"), request_id=given if _REQUEST_ID.fullmatch(given) else "")
    g.started, g.request_id = time.perf_counter(), here.request_id or here.trace_id


def _end(response: Response) -> Response:
    seconds = time.perf_counter() - g.started
    asked = request._get_current_object()  # type: ignore[attr-defined]  # once, not at each look
    route = asked.url_rule.rule if asked.url_rule else "unmatched"
    method = asked.method if asked.method in _METHODS else "other"
    metrics.HTTP_SECONDS.labels(method, route, response.status_code).observe(seconds)
    ids = [("X-Request-ID", g.request_id), ("X-Trace-Id", trace.current().trace_id)]
    headers = response.headers
    headers.extend(_SECURITY + ids)
    if "Cache-Control" not in headers:
        headers.add("Cache-Control", "private, no-cache" if "ETag" in headers else "no-store")
    if route not in _QUIET:
        _write(asked, route, response.status_code, seconds)
    return response


def _write(asked: Request, route: str, status: int, seconds: float) -> None:
    log.info(
        "request",
        method=asked.method,
        route=route,
        path=asked.path,
        status=status,
        ms=round(seconds * 1000, 2),
        actor=_actor(g.principal.subject) if "principal" in g else None,
    )


@lru_cache(1024)
def _actor(subject: str) -> str | None:
    """A name for the principal that means nothing outside the logs."""
    return hashlib.sha256(subject.encode()).hexdigest()[:12] if subject else None
