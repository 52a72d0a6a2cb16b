"""The development provider on a real port, as `./bina up` runs it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from werkzeug.serving import make_server

from deploy.identity.app import create_app
from deploy.identity.config import Config
from deploy.local import ports


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Config]:
    [port] = ports.free(1)
    config = configure(tmp_path_factory.mktemp("identity"), port)
    server = make_server("127.0.0.1", port, create_app(config), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield config
    server.shutdown()
    thread.join(5)
    server.server_close()


def configure(folder: Path, port: int, **over: str) -> Config:
    given = {
        "BINA_ENV": "dev",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "IDENTITY_STATE_DIR": str(folder),
        "WEB_CLIENT_SECRET": "web-secret",
        "PARTNER_CLIENT_SECRET": "partner-secret",
    }
    return Config.from_env(given | over)


@pytest.fixture
def client(provider: Config) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=provider.issuer) as client:
        yield client


@pytest.fixture(scope="module")
def configured() -> Callable[..., Config]:
    return configure
