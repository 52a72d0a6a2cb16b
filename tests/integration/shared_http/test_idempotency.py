"""A POST sent again has one effect and the same answer."""

import threading
from typing import Any

import pytest

from shared.storage.idempotency import IdempotencyKey
from shared.storage.outbox import OutboxRow
from tests.integration.shared_http.conftest import BASE
from tests.integration.shared_http.toy import Shelf

SHELVES = f"{BASE}/shelves"


def test_a_replay_gives_the_first_answer_and_no_second_effect(client: Any, manager: dict[str, str]) -> None:
    headers = manager | {"Idempotency-Key": "key-1"}
    first = client.post(SHELVES, json={"title": "A"}, headers=headers)
    again = client.post(SHELVES, json={"title": "A"}, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.data == again.data
    assert again.headers["ETag"] == first.headers["ETag"] == '"1"'
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (Shelf.objects.count(), OutboxRow.objects.count()) == (1, 1)


def test_the_same_key_with_another_body_is_refused(client: Any, manager: dict[str, str]) -> None:
    headers = manager | {"Idempotency-Key": "key-1"}
    client.post(SHELVES, json={"title": "A"}, headers=headers)
    other = client.post(SHELVES, json={"title": "B"}, headers=headers)
    assert other.status_code == 422
    assert other.json["code"] == "idempotency-key-reused"
    assert Shelf.objects.count() == 1


def test_a_key_belongs_to_one_principal_and_one_route(client: Any, token: Any, shelf: dict[str, Any]) -> None:
    for username in ("1", "2"):
        headers = {"Authorization": f"Bearer {token('manager', username=username)}", "Idempotency-Key": "same"}
        assert client.post(SHELVES, json={"title": "A"}, headers=headers).status_code == 201
        answer = client.post(f"{SHELVES}/{shelf['id']}/books", headers=headers)
        assert answer.status_code == 201
        assert "Idempotency-Replayed" not in answer.headers


def test_a_refusal_is_not_kept(client: Any, manager: dict[str, str], shelf: dict[str, Any]) -> None:
    books = f"{SHELVES}/{shelf['id']}/books"
    for _ in range(3):
        client.post(books, headers=manager)
    headers = manager | {"Idempotency-Key": "full"}
    assert client.post(books, headers=headers).json["code"] == "shelf-full"
    Shelf.objects(id=shelf["id"]).update(capacity=4)
    assert client.post(books, headers=headers).status_code == 201


def test_two_racers_with_one_key_make_one_effect(service: Any, manager: dict[str, str], shelf: dict[str, Any]) -> None:
    answers: list[Any] = []
    start = threading.Barrier(8)

    def race() -> None:
        client = service.client
        start.wait(5)
        answers.append(client.post(f"{SHELVES}/{shelf['id']}/books", headers=manager | {"Idempotency-Key": "race"}))

    threads = [threading.Thread(target=race) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [answer.status_code for answer in answers] == [201] * 8
    assert len({answer.data for answer in answers}) == 1
    assert sum("Idempotency-Replayed" not in answer.headers for answer in answers) == 1
    assert Shelf.objects.get(id=shelf["id"]).books == 1


@pytest.mark.parametrize("key", ["", " ", "x" * 129, "a b", "ü"])
def test_a_key_must_be_one(client: Any, manager: dict[str, str], key: str) -> None:
    answer = client.post(SHELVES, json={"title": "A"}, headers=manager | {"Idempotency-Key": key})
    assert answer.status_code == 422
    assert answer.json["code"] == "idempotency-key-invalid"


def test_an_import_is_replayed_too(client: Any, manager: dict[str, str]) -> None:
    headers = manager | {"Idempotency-Key": "import", "Content-Type": "text/csv"}
    first = client.post(f"{SHELVES}/imports", data=b"a;b\n1;2\n", headers=headers)
    again = client.post(f"{SHELVES}/imports", data=b"a;b\n1;2\n", headers=headers)
    assert first.json == again.json == {"bytes": 8}
    assert again.headers["Idempotency-Replayed"] == "true"
    assert Shelf.objects.count() == 1


def test_keys_go_after_a_day(service: Any) -> None:
    indexes = IdempotencyKey._get_collection().index_information()
    assert any(index.get("expireAfterSeconds") == 86400 for index in indexes.values())
