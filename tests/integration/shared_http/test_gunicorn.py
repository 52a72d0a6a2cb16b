"""The same application under gunicorn, one worker and two: served, counted once, logged as JSON, stopped gently."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from shared.ids import new_id
from tests.integration.shared_http.conftest import BASE
from tests.support.waiting import eventually

ROOT = Path(__file__).parents[3]
APP = "tests.integration.shared_http.toy:create_app()"


@contextmanager
def gunicorn(log: Path, mongo_url: str, workers: int, port: int) -> Iterator[str]:
    environment = os.environ | {
        "BINA_ENV": "dev",
        "MONGO_URL": mongo_url,
        "BINA_DATABASE_PREFIX": f"t_{new_id()[-12:]}_",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WEB_WORKERS": str(workers),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "python:shared.http.gunicorn_conf", APP]
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            eventually(lambda: answers(f"{url}/livez"), seconds=30)
            yield url
        finally:
            process.terminate()
            assert process.wait(20) == 0


def answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize("workers", [1, 2])
def test_served_by(workers: int, mongo_url: str, tmp_path: Path) -> None:
    log = tmp_path / "api.log"
    with gunicorn(log, mongo_url, workers, free_port()) as url:
        for _ in range(40):
            # a new connection each, so that all workers get some
            assert httpx.get(f"{url}{BASE}/problems/stale", timeout=5).status_code == 200
        for _ in range(3):
            assert counted(httpx.get(f"{url}/metrics", timeout=5).text) == 40
        assert httpx.get(f"{url}/readyz", timeout=5).status_code == 200
        huge = httpx.post(f"{url}{BASE}/shelves/mishaps/bug", content=iter([b"x" * 2**20] * 2), timeout=5)
        assert (huge.status_code, huge.json()["code"]) == (413, "body-too-large")
    lines = [orjson.loads(line) for line in log.read_bytes().splitlines()]
    assert sum(line["event"] == "request" for line in lines) == 41
    assert {line["service"] for line in lines} == {"web"}
    assert all("trace_id" in line for line in lines)


def counted(text: str) -> int:
    route = f'bina_http_request_seconds_count{{method="GET",route="{BASE}/problems/<string:code>",status="200"}}'
    [line] = [line for line in text.splitlines() if line.startswith(route)]
    return int(float(line.rsplit(" ", 1)[1]))


def test_a_slow_sender_does_not_stop_the_others(mongo_url: str, tmp_path: Path) -> None:
    import socket

    port = free_port()
    with gunicorn(tmp_path / "api.log", mongo_url, 1, port) as url:
        slow: list[Any] = []
        for _ in range(4):
            connection = socket.create_connection(("127.0.0.1", port), timeout=5)
            head = f"POST {BASE}/shelves/mishaps/bug HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"
            connection.sendall(head.encode() + b"x")
            slow.append(connection)
        began = time.monotonic()
        assert answers(f"{url}/livez")
        assert time.monotonic() - began < 2
        for connection in slow:
            connection.close()
