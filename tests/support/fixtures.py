"""The fixtures every test may ask for. None of them costs anything until it is asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.servers import amqp_server, mongo_server
from tests.support.services import ServiceUnderTest, forget_service, serve
from tests.support.tokens import TokenMint, bearer


@pytest.fixture(scope="session")
def server_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("servers")


@pytest.fixture(scope="session")
def mongo_url(server_folder: Path) -> Iterator[str]:
    with mongo_server(server_folder) as url:
        yield url


@pytest.fixture(scope="session")
def amqp_url(server_folder: Path) -> Iterator[str]:
    with amqp_server(server_folder) as url:
        yield url


@pytest.fixture(scope="session")
def mint(tmp_path_factory: pytest.TempPathFactory) -> TokenMint:
    return TokenMint(tmp_path_factory.mktemp("identity"))


@pytest.fixture
def token(mint: TokenMint) -> Callable[..., str]:
    """token("manager", username="1975…", exp=…) -> an access token."""
    return mint.token


@pytest.fixture
def auth() -> Callable[[str], dict[str, str]]:
    return bearer


@pytest.fixture
def make_service(mongo_url: str, mint: TokenMint) -> Iterator[Callable[..., ServiceUnderTest]]:
    """make_service("training", create_app, DOCUMENTS, **settings) -> .client, .settings; its database goes after."""
    made: list[ServiceUnderTest] = []

    def make(
        name: str, create_app: Callable[..., Any] | None = None, documents: Any = None, **over: Any
    ) -> ServiceUnderTest:
        made.append(serve(name, create_app, documents, mongo_url=mongo_url, **mint.settings(), **over))
        return made[-1]

    yield make
    for service in made:
        forget_service(service)


@pytest.fixture
def deliver() -> Callable[..., Any]:
    """deliver(handlers, EventClass, subject=…, sequence=…, data=…, event_id=None), by the real inbox."""
    from tests.support.events import deliver

    return deliver


@pytest.fixture
def published() -> Callable[..., list[dict[str, Any]]]:
    """published(EventClass) -> the CloudEvents of that type in the outbox of the connected database, oldest first."""
    from tests.support.events import published

    return published
