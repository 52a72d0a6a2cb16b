"""ETag and If-Match: nobody overwrites what they have not seen."""

import threading
from typing import Any

from tests.integration.shared_http.conftest import BASE
from tests.integration.shared_http.toy import Shelf


def test_a_change_names_the_version_it_changes(client: Any, manager: dict[str, str], shelf: dict[str, Any]) -> None:
    address = f"{BASE}/shelves/{shelf['id']}"
    read = client.get(address, headers=manager)
    assert read.headers["ETag"] == '"1"'
    missing = client.patch(address, json={"title": "B"}, headers=manager)
    assert (missing.status_code, missing.json["code"]) == (428, "precondition-required")
    changed = client.patch(address, json={"title": "B"}, headers=manager | {"If-Match": '"1"'})
    assert (changed.status_code, changed.headers["ETag"], changed.json["title"]) == (200, '"2"', "B")
    stale = client.patch(address, json={"title": "C"}, headers=manager | {"If-Match": '"1"'})
    assert (stale.status_code, stale.json["code"], stale.headers["ETag"]) == (412, "stale", '"2"')
    assert "versi sekarang 2" in stale.json["detail"]
    for wrong in ('W/"2"', '"two"', "2x", ""):
        assert client.patch(address, json={"title": "C"}, headers=manager | {"If-Match": wrong}).status_code == 412
    assert client.patch(address, json={"title": "D"}, headers=manager | {"If-Match": '"9", "2"'}).status_code == 200
    assert client.patch(address, json={"title": "E"}, headers=manager | {"If-Match": "*"}).status_code == 200
    assert Shelf.objects.get(id=shelf["id"]).version == 4


def test_a_reader_who_has_it_gets_no_body(client: Any, manager: dict[str, str], shelf: dict[str, Any]) -> None:
    address = f"{BASE}/shelves/{shelf['id']}"
    same = client.get(address, headers=manager | {"If-None-Match": '"1"'})
    assert (same.status_code, same.data) == (304, b"")
    assert same.headers["ETag"] == '"1"'
    assert client.get(address, headers=manager | {"If-None-Match": '"0"'}).status_code == 200


def test_of_two_who_change_the_same_version_one_is_told(
    service: Any, manager: dict[str, str], shelf: dict[str, Any]
) -> None:
    statuses: list[int] = []
    start = threading.Barrier(4)

    def change(title: str) -> None:
        client = service.client
        start.wait(5)
        answer = client.patch(
            f"{BASE}/shelves/{shelf['id']}", json={"title": title}, headers=manager | {"If-Match": '"1"'}
        )
        statuses.append(answer.status_code)

    threads = [threading.Thread(target=change, args=(title,)) for title in "WXYZ"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(statuses) == [200, 412, 412, 412]


def test_capacity_holds_when_all_come_at_once(service: Any, librarian: dict[str, str], shelf: dict[str, Any]) -> None:
    codes: list[str] = []
    start = threading.Barrier(8)

    def put() -> None:
        client = service.client
        start.wait(5)
        answer = client.post(f"{BASE}/shelves/{shelf['id']}/books", headers=librarian)
        codes.append(answer.json.get("code", "done"))

    threads = [threading.Thread(target=put) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(codes) == ["done"] * 3 + ["shelf-full"] * 5
