"""Is this process alive, and may it get work? Routes in an API; in a worker a small server of its own."""

import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import orjson

from shared.telemetry import logs, metrics

# A check returns if all is well and raises if not. It must be quick: readiness is asked every few seconds.
Check = Callable[[], None]
Answer = tuple[int, bytes, str]

JSON = "application/json"


def liveness(checks: Mapping[str, Check] | None = None) -> Answer:
    """200 while the process itself works. Never depends on another process."""
    return _answer(checks or {})


def readiness(checks: Mapping[str, Check]) -> Answer:
    """200 when every check passes, else 503 naming the ones that failed."""
    return _answer(checks)


def _answer(checks: Mapping[str, Check]) -> Answer:
    results = {name: _run(name, check) for name, check in checks.items()}
    well = all(result == "ok" for result in results.values())
    body = orjson.dumps({"status": "ok" if well else "unavailable", "checks": results})
    return 200 if well else 503, body, JSON


def _run(name: str, check: Check) -> str:
    try:
        check()
    except Exception as error:
        logs.get(__name__).warning("not ready", check=name, reason=type(error).__name__)
        return type(error).__name__
    return "ok"


def serve(
    port: int, ready: Mapping[str, Check], alive: Mapping[str, Check] | None = None, *, host: str = ""
) -> ThreadingHTTPServer:
    """Answer /livez, /readyz and /metrics on `port` (0: any free one) from a background thread."""
    answers: dict[str, Callable[[], Answer]] = {
        "/livez": lambda: liveness(alive),
        "/readyz": lambda: readiness(ready),
        "/metrics": lambda: (200, *metrics.exposition()),
    }
    server = ThreadingHTTPServer((host, port), _handler(answers))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="health", daemon=True).start()
    return server


def _handler(answers: Mapping[str, Callable[[], Answer]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            answer = answers.get(self.path.partition("?")[0])
            status, body, content_type = answer() if answer else (404, b"{}", JSON)
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Health checks are not worth a line."""

    return Handler
