"""Pages: complete, in order, and only by cursors we made."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from shared.clock import utcnow
from shared.http import paging
from shared.ids import new_id
from shared.storage import documents
from tests.integration.shared_http.conftest import BASE
from tests.integration.shared_http.toy import Shelf

SHELVES = f"{BASE}/shelves"


@pytest.fixture
def many(service: Any) -> list[str]:
    """Twelve shelves: opening days repeat, and some have none."""
    made = []
    for number in range(12):
        day = None if number % 4 == 3 else datetime(2026, 1, 1 + number % 3, tzinfo=UTC)
        made.append(Shelf(id=new_id(), title="T" if number % 2 else "U", opens_at=day))
    documents.insert_many(made, utcnow())
    return [shelf.id for shelf in made]


def walk(client: Any, address: str) -> Iterator[dict[str, Any]]:
    cursor = ""
    while True:
        page = client.get(f"{address}&cursor={cursor}" if cursor else address).json
        yield from page["items"]
        cursor = page["next"]
        if not cursor:
            return


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 12, 100])
def test_every_row_comes_once_and_in_order(client: Any, many: list[str], limit: int) -> None:
    rows = list(walk(client, f"{SHELVES}?limit={limit}"))
    assert sorted(row["id"] for row in rows) == sorted(many)
    keys = [(row["opens_at"] or "", row["id"]) for row in rows]
    assert keys == sorted(keys)


def test_newest_first_with_a_filter(client: Any, many: list[str]) -> None:
    rows = [row["id"] for row in walk(client, f"{SHELVES}?title=T&limit=2")]
    assert rows == [made for number, made in reversed(list(enumerate(many))) if number % 2]


@pytest.mark.parametrize("by", ["opens_at", "-opens_at", "id", "-id"])
def test_all_orders_are_complete(service: Any, many: list[str], by: str) -> None:
    with service.app.app_context():
        seen: list[str] = []
        query: dict[str, Any] = {"limit": 2}
        while True:
            page = paging.page(Shelf.objects, query, by=by)
            seen += [shelf.id for shelf in page["items"]]
            if page["next"] is None:
                break
            query["cursor"] = page["next"]
    assert sorted(seen) == sorted(many)


def test_a_cursor_is_ours_and_for_this_list(client: Any, many: list[str]) -> None:
    cursor = client.get(f"{SHELVES}?limit=2").json["next"]
    body, signature = cursor.rsplit(".", 1)
    # not its last character: some of that one's bits mean nothing
    changed = signature[:9] + ("A" if signature[9] != "A" else "B") + signature[10:]
    forged = [f"{body}.{changed}", body, "x", f"{body[:-2]}xx.{signature}", ".", "%00"]
    for wrong in forged:
        answer = client.get(f"{SHELVES}?cursor={wrong}")
        assert (answer.status_code, answer.json["code"]) == (422, "bad-cursor"), wrong
    # made for the whole list, not for this filter
    answer = client.get(f"{SHELVES}?title=T&cursor={cursor}")
    assert answer.json["code"] == "bad-cursor"
    assert client.get(f"{SHELVES}?cursor={cursor}&limit=7").status_code == 200
