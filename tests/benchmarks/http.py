"""A command over HTTP against the bare floor, under the same gunicorn, for each kind of worker."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx

from deploy.local import ports
from shared.settings import Settings
from shared.storage import connection
from tests.benchmarks.result import Result
from tests.support.tokens import TokenMint
from tests.support.waiting import eventually

ROOT = Path(__file__).parents[2]
BODY = json.dumps({"title": "Rak anak", "capacity": 20})
CLIENTS, SECONDS, ROUNDS = 8, 3.0, 3
BARE, EDGE = "tests.benchmarks.bare_app:create_app()", "tests.benchmarks.edge_app:create_app()"
WORKERS = ("gthread", "sync", "gevent")


def measure(mongo_url: str) -> list[Result]:
    """Ours against the floor with the chosen worker; then ours with each worker class, to choose by."""
    with TemporaryDirectory() as folder:
        mint = TokenMint(Path(folder))
        token = mint.token("manager")
        environment = _environment(mongo_url, mint)
        pairs = [_pair(environment, token) for _ in range(ROUNDS)]  # interleaved: the machine's mood hits both
        classes = {
            name: _rate(EDGE, "/api/training/v1/shelves", environment | {"WEB_WORKER_CLASS": name}, token)
            for name in _classes()
        }
    ours, bare = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    ratio = median(pair[0] / pair[1] for pair in pairs)
    figures = {"ours/s": ours, "bare/s": bare}
    return [
        Result("http: command, of bare Flask and pymongo", ratio, "", at_least=0.8, figures=figures),
        *(Result(f"http: command with {name} worker", rate, "req/s") for name, rate in classes.items()),
    ]


def _classes() -> list[str]:
    def there(name: str) -> bool:
        return (
            name != "gevent"
            or subprocess.run([sys.executable, "-c", "import gevent"], capture_output=True, check=False).returncode == 0
        )

    return [name for name in WORKERS if there(name)]


def _environment(mongo_url: str, mint: TokenMint) -> dict[str, str]:
    settings = Settings.for_tests("training", **mint.settings())
    return {
        "BINA_ENV": "dev",
        "MONGO_URL": mongo_url,
        "BINA_DATABASE_PREFIX": "bench_",
        "OIDC_ISSUER": settings.issuer,
        "OIDC_JWKS_URL": settings.jwks_url,
        "PYTHONPATH": str(ROOT),
        "LOG_LEVEL": "INFO",
    }


def _pair(environment: dict[str, str], token: str) -> tuple[float, float]:
    ours = _rate(EDGE, "/api/training/v1/shelves", environment, token)
    return ours, _rate(BARE, "/shelves", environment, token)


def _rate(app: str, path: str, environment: dict[str, str], token: str) -> float:
    """Commands accepted per second over kept-alive connections."""
    [port] = ports.free(1)
    with _gunicorn(app, port, environment):
        _load(port, path, token, 0.7)
        done = _load(port, path, token, SECONDS)
    return done / SECONDS


@contextmanager
def _gunicorn(app: str, port: int, environment: dict[str, str]) -> Iterator[None]:
    command = [sys.executable, "-m", "gunicorn", "--config", "python:shared.http.gunicorn_conf", app]
    given = {**os.environ, **environment, "HOST": "127.0.0.1", "PORT": str(port)}
    with subprocess.Popen(command, cwd=ROOT, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            eventually(lambda: _answers(port), seconds=30)
            yield
        finally:
            server.terminate()


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/livez", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def _load(port: int, path: str, token: str, length: float) -> int:
    counts = [0] * CLIENTS
    end = time.monotonic() + length

    def client(number: int) -> None:
        link = HTTPConnection("127.0.0.1", port)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        while time.monotonic() < end:
            link.request("POST", path, BODY, headers)
            answer = link.getresponse()
            text = answer.read()
            assert answer.status == 201, text
            counts[number] += 1
        link.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def forget(mongo_url: str) -> None:
    """Drop what the measurement wrote."""
    connection.disconnect()
    connection.connect(Settings.for_tests("training", mongo_url=mongo_url))
    for name in ("bench_bare", "bench_training"):
        connection.client().drop_database(name)
    connection.disconnect()
