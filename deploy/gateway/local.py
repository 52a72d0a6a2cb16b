"""The gateway of one machine: werkzeug's proxy behind the route table. In containers nginx takes its place."""

import io
import secrets
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from werkzeug.middleware.http_proxy import ProxyMiddleware
from werkzeug.wsgi import get_input_stream

from deploy.gateway.limits import Limiter
from deploy.gateway.problems import CONTENT_TYPE, PROBLEMS, language_of
from deploy.gateway.routes import DROPPED_HEADERS, HEALTH, MEGABYTE, RATES, REQUEST_ID, Rate, Route, route_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CHUNK = 64 * 1024
DRAINED = 32 * MEGABYTE


class Gateway:
    """A WSGI application that refuses, cleans and forwards."""

    def __init__(self, upstreams: Mapping[str, str], rates: Mapping[str, Rate] | None = None) -> None:
        self._upstreams = upstreams
        self._limits = {zone: Limiter(rate) for zone, rate in (RATES if rates is None else rates).items()}

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        request_id = _request_id(environ)
        answer = _Answer(environ, start_response, request_id)
        path = environ.get("PATH_INFO", "/")
        if path == HEALTH:
            return answer.empty()
        route = route_of(path)
        if refusal := self._refusal(route, environ):
            _drain(environ)
            return answer.problem(refusal)
        _clean(environ, request_id)
        return answer.forward(self._proxy(route, path))

    def _refusal(self, route: Route, environ: "WSGIEnvironment") -> int:
        """The status with which this request is refused; 0: it is not."""
        if not route.upstream:
            return 404
        if not self._limits[route.zone].allows(environ.get("REMOTE_ADDR", "")):
            return 429
        return 0 if _take_body(environ, route) else 413

    def _proxy(self, route: Route, path: str) -> "WSGIApplication":
        options = {
            "target": self._upstreams[route.upstream],
            "remove_prefix": False,
            "host": None,
            "headers": {},
            "ssl_context": None,
        }
        return ProxyMiddleware(_nothing, {}, chunk_size=CHUNK, timeout=route.seconds).proxy_to(options, path, "")


class _Answer:
    """One answer: ours, or the upstream's with the request id added."""

    def __init__(self, environ: "WSGIEnvironment", start_response: "StartResponse", request_id: str) -> None:
        self._environ, self._start, self._id = environ, start_response, request_id

    def empty(self) -> list[bytes]:
        self._start("204 No Content", [("X-Request-ID", self._id)])
        return []

    def problem(self, status: int) -> list[bytes]:
        problem = PROBLEMS[status]
        body = problem.body(language_of(self._environ.get("HTTP_ACCEPT_LANGUAGE", "")), self._id).encode()
        own = [("Content-Type", CONTENT_TYPE), ("Content-Length", str(len(body))), ("X-Request-ID", self._id)]
        self._start(f"{status} {problem.title}", [*own, *problem.headers.items()])
        return [body]

    def forward(self, application: "WSGIApplication") -> Iterable[bytes]:
        seen: list[str] = []

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            seen.append(status)
            if _is_away(status):
                return None  # the proxy's own page is not ours: a problem takes its place below
            kept = [pair for pair in headers if pair[0].lower() not in ("x-request-id", "server")]
            return self._start(status, [*kept, ("X-Request-ID", self._id)])

        body = application(self._environ, start)
        return self.problem(503) if seen and _is_away(seen[0]) else body


def create_app(environ: Mapping[str, str]) -> Gateway:
    """The gateway whose upstreams are named by UPSTREAM_TRAINING and so on.

    GATEWAY_RATE changes the limits of all: `20/40` is twenty a second and forty at once, `0` none.
    """
    named = {name: value for name, value in environ.items() if name.startswith("UPSTREAM_")}
    upstreams = {name.removeprefix("UPSTREAM_").lower(): value for name, value in named.items()}
    return Gateway(upstreams, _rates(environ.get("GATEWAY_RATE", "")))


def _rates(given: str) -> dict[str, Rate]:
    if not given:
        return RATES
    per_second, _, burst = given.partition("/")
    return {zone: Rate(int(per_second), int(burst or 0)) for zone in RATES}


def _is_away(status: str) -> bool:
    return status.startswith(("502", "504"))


def _request_id(environ: "WSGIEnvironment") -> str:
    given = environ.get("HTTP_X_REQUEST_ID", "")
    return given if REQUEST_ID.match(given) else secrets.token_hex(16)


def _clean(environ: "WSGIEnvironment", request_id: str) -> None:
    for name in DROPPED_HEADERS:
        environ.pop(f"HTTP_{name.upper().replace('-', '_')}", None)
    environ["HTTP_X_REQUEST_ID"] = request_id
    environ["HTTP_X_FORWARDED_FOR"] = environ.get("REMOTE_ADDR", "")
    environ["HTTP_X_FORWARDED_HOST"] = environ.get("HTTP_HOST", "")
    environ["HTTP_X_FORWARDED_PROTO"] = environ.get("wsgi.url_scheme", "http")


def _take_body(environ: "WSGIEnvironment", route: Route) -> bool:
    """False when the body is larger than the route allows. A body of unknown length is read to know it."""
    length = environ.get("CONTENT_LENGTH") or ""
    if length:
        return length.isdigit() and int(length) <= route.body
    if "HTTP_TRANSFER_ENCODING" not in environ:
        return True
    body = get_input_stream(environ).read(route.body + 1)
    environ.pop("HTTP_TRANSFER_ENCODING")
    environ.update({"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))})
    return len(body) <= route.body


def _drain(environ: "WSGIEnvironment") -> None:
    """Read what was refused, within reason: a client that still writes hears no answer."""
    stream, left = environ.get("wsgi.input", io.BytesIO()), DRAINED
    while left > 0 and (chunk := stream.read(CHUNK)):
        left -= len(chunk)


def _nothing(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    raise AssertionError("every request is forwarded to a named upstream")
