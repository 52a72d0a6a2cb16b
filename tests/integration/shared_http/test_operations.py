"""Operators see the outbox and the dead letters, and act on them."""

from typing import Any

import pytest

from shared.clock import utcnow
from shared.ids import new_id
from shared.storage import dead_letters
from shared.storage.outbox import OutboxRow
from tests.integration.shared_http.conftest import BASE


@pytest.fixture
def operator(token: Any) -> dict[str, str]:
    return {"Authorization": f"Bearer {token('operator')}"}


@pytest.fixture
def letters(service: Any) -> list[str]:
    given = [
        dead_letters.Given(new_id(), "toy.inbox", "e", "t.v1", "malformed", "x", 1, None, b'{"a": 1}', {})
        for _ in range(3)
    ]
    dead_letters.store(given, utcnow())
    return [letter.id for letter in given]


def test_numbers(client: Any, operator: dict[str, str], shelf: dict[str, Any], letters: list[str]) -> None:
    status = client.get(f"{BASE}/operations", headers=operator).json
    assert status["outbox"]["pending"] == 1
    assert status["dead_letters"] == 3
    assert status["consumer"]["seen_at"] is None


def test_listed_in_pages_and_shown(client: Any, operator: dict[str, str], letters: list[str]) -> None:
    first = client.get(f"{BASE}/operations/dead-letters?limit=2", headers=operator).json
    rest = client.get(f"{BASE}/operations/dead-letters?limit=2&cursor={first['next']}", headers=operator).json
    assert [row["id"] for row in first["items"] + rest["items"]] == letters[::-1]
    assert rest["next"] is None
    shown = client.get(f"{BASE}/operations/dead-letters/{letters[0]}", headers=operator).json
    assert (shown["reason"], shown["message"]) == ("malformed", '{"a": 1}')


def test_replayed_and_discarded_once(client: Any, operator: dict[str, str], letters: list[str]) -> None:
    address = f"{BASE}/operations/dead-letters"
    assert client.post(f"{address}/{letters[0]}/replay", headers=operator).json["state"] == "replayed"
    assert client.delete(f"{address}/{letters[1]}", headers=operator).json["state"] == "discarded"
    assert OutboxRow.objects(key="toy.inbox").count() == 1
    again = client.post(f"{address}/{letters[1]}/replay", headers=operator)
    assert (again.status_code, again.json["code"]) == (409, "dead-letter-settled")
    assert client.delete(f"{address}/none", headers=operator).status_code == 404


def test_for_operators_only(client: Any, manager: dict[str, str]) -> None:
    assert client.get(f"{BASE}/operations", headers=manager).status_code == 403
    assert client.get(f"{BASE}/operations").status_code == 401
