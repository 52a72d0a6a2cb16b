"""A worker answers for itself over HTTP."""

from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import httpx
import pytest

from shared.telemetry import health, metrics

broken: list[str] = []


def database() -> None:
    if broken:
        raise ConnectionError(broken[0])


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    server = health.serve(0, {"database": database}, host="127.0.0.1")
    yield server
    server.shutdown()
    server.server_close()
    broken.clear()


def get(server: ThreadingHTTPServer, path: str) -> httpx.Response:
    return httpx.get(f"http://127.0.0.1:{server.server_port}{path}", timeout=5)


def test_ready_until_a_check_fails(server: ThreadingHTTPServer) -> None:
    assert get(server, "/readyz").json() == {"status": "ok", "checks": {"database": "ok"}}
    broken.append("secret host name")
    answer = get(server, "/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "checks": {"database": "ConnectionError"}}
    assert get(server, "/livez").status_code == 200


def test_metrics_and_nothing_else(server: ThreadingHTTPServer) -> None:
    metrics.RETRIES.labels("training.course.completed.v1", "5s").inc()
    answer = get(server, "/metrics?x=1")
    assert "bina_event_retries_total" in answer.text
    assert answer.headers["content-type"].startswith("text/plain")
    assert get(server, "/etc/passwd").status_code == 404
