"""Without its database a service says so, quickly, and is still alive."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from shared.http import availability, edge
from shared.settings import Settings
from shared.storage import connection
from tests.integration.shared_http import toy
from tests.integration.shared_http.conftest import BASE

AWAY = "mongodb://127.0.0.1:9/?replicaSet=rs0"


@pytest.fixture
def lost(mint: Any) -> Iterator[Any]:
    connection.disconnect()
    yield toy.create_app(Settings.for_tests("toy", mongo_url=AWAY, **mint.settings()))
    connection.disconnect()
    availability._set(0.0)


def test_a_command_and_a_query_give_up_in_time(lost: Any, manager: dict[str, str]) -> None:
    client, began = lost.test_client(), time.monotonic()
    answer = client.post(f"{BASE}/shelves", json={"title": "A"}, headers=manager)
    assert time.monotonic() - began < 5
    assert (answer.status_code, answer.json["code"]) == (503, "database-unavailable")
    assert answer.headers["Retry-After"] == "1"
    began = time.monotonic()
    answer = client.get(f"{BASE}/shelves")
    assert answer.json["code"] == "database-unavailable"
    assert time.monotonic() - began < 0.2, "the second caller must not wait as the first did"


def test_after_a_pause_one_request_finds_out_for_all(lost: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "DEADLINE", 1.2)
    client = lost.test_client()
    client.get(f"{BASE}/shelves")
    availability._set(time.monotonic() - 1)
    waits: list[float] = []

    def read() -> None:
        began = time.monotonic()
        lost.test_client().get(f"{BASE}/shelves")
        waits.append(time.monotonic() - began)

    threads = [threading.Thread(target=read) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sum(wait > 1 for wait in waits) == 1


def test_it_lives_but_is_not_ready(lost: Any) -> None:
    client, began = lost.test_client(), time.monotonic()
    assert client.get("/livez").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (503, "unavailable")
    assert time.monotonic() - began < 2


def test_without_its_issuer_it_says_that_instead(mint: Any, mongo_url: str, manager: dict[str, str]) -> None:
    connection.disconnect()
    nowhere = mint.settings() | {"jwks_url": "http://127.0.0.1:9/keys"}
    client = toy.create_app(Settings.for_tests("toy", mongo_url=mongo_url, **nowhere)).test_client()
    answer = client.post(f"{BASE}/shelves", json={"title": "A"}, headers=manager)
    assert (answer.status_code, answer.json["code"]) == (503, "identity-unavailable")
    assert client.get(f"{BASE}/shelves").status_code == 200
    connection.disconnect()
