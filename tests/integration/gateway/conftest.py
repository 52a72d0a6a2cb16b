"""Both gateways before the same upstreams, which tell what reached them."""

import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from deploy.gateway.nginx import Site, render
from deploy.gateway.routes import HEALTH, RATES, Rate
from deploy.local import health, ports, processes
from deploy.local.state import ROOT
from tests.support.waiting import eventually

NAMES = ("training", "assessment", "community", "notifier", "identity", "web")
Start = Callable[..., httpx.Client]


@pytest.fixture(scope="module")
def upstreams() -> Iterator[dict[str, str]]:
    servers = {name: ThreadingHTTPServer(("127.0.0.1", 0), _echo(name)) for name in NAMES}
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {name: f"127.0.0.1:{server.server_port}" for name, server in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(params=["werkzeug", "nginx"], scope="module")
def start(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """start(upstreams, rate="0") -> a client of that gateway."""
    if request.param == "nginx" and not shutil.which("nginx"):
        pytest.skip("nginx is not on this machine")
    run = _nginx if request.param == "nginx" else _werkzeug
    with ExitStack() as stack:

        def begin(places: dict[str, str], rate: str = "0") -> httpx.Client:
            return stack.enter_context(run(tmp_path_factory.mktemp(request.param), places, rate))

        yield begin


@pytest.fixture(scope="module")
def gateway(start: Start, upstreams: dict[str, str]) -> httpx.Client:
    return start(upstreams)


@contextmanager
def _werkzeug(folder: Path, places: dict[str, str], rate: str) -> Iterator[httpx.Client]:
    [port] = ports.free(1)
    environment = {f"UPSTREAM_{name.upper()}": f"http://{place}" for name, place in places.items()}
    environment |= {"PORT": str(port), "GATEWAY_RATE": rate, "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    with _running([sys.executable, "-m", "deploy.gateway"], environment, folder / "gateway.log", port) as client:
        yield client


@contextmanager
def _nginx(folder: Path, places: dict[str, str], rate: str) -> Iterator[httpx.Client]:
    [port] = ports.free(1)
    per_second, _, burst = rate.partition("/")
    rates = {zone: Rate(int(per_second), int(burst or 0)) for zone in RATES}
    config = folder / "nginx.conf"
    config.write_text(render(Site(f"127.0.0.1:{port}", str(folder), places, rates)))
    command = ["nginx", "-p", str(folder), "-e", "stderr", "-c", str(config), "-g", "daemon off; master_process off;"]
    with _running(command, {"PATH": os.environ["PATH"]}, folder / "gateway.log", port) as client:
        yield client


@contextmanager
def _running(command: list[str], environment: dict[str, str], log: Path, port: int) -> Iterator[httpx.Client]:
    child = processes.spawn(
        command, environment=environment, log=log, directory=ROOT, mark="tests:gateway", dies_with_parent=True
    )
    try:
        eventually(lambda: health.answers(f"http://127.0.0.1:{port}{HEALTH}") or _alive(child.poll(), log), seconds=20)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
            yield client
    finally:
        child.terminate()
        child.wait(20)


def _alive(code: int | None, log: Path) -> bool:
    if code is not None:
        raise RuntimeError(f"the gateway ended:\n{log.read_text()}")
    return False


def _echo(name: str) -> type[BaseHTTPRequestHandler]:
    class Echo(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen = {"name": name, "path": self.path, "body": len(body), "method": self.command}
            answer = json.dumps(
                seen | {"headers": {key.lower(): value for key, value in self.headers.items()}}
            ).encode()
            self.send_response(418 if self.path.endswith("/teapot") else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("X-Own", "kept")
            self.send_header("X-Request-ID", "from-upstream")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer)

        do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    return Echo
