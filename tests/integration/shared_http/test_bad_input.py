"""Each wrong request gets the problem its sender needs, and changes nothing."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest

from shared.storage.outbox import OutboxRow
from tests.integration.shared_http.conftest import BASE
from tests.integration.shared_http.toy import Shelf

SHELVES = f"{BASE}/shelves"
JSON = {"Content-Type": "application/json"}
MEMBERS = {"type", "title", "status", "detail", "instance", "code"}


def check(answer: Any, status: int, code: str) -> dict[str, Any]:
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json"), answer.text
    problem: dict[str, Any] = answer.json
    assert problem.keys() >= MEMBERS
    assert problem["code"] == code
    assert problem["status"] == status
    assert problem["type"].endswith(f"{BASE}/problems/{code}")
    assert problem["instance"] == f"urn:trace:{answer.headers['X-Trace-Id']}"
    assert "Traceback" not in answer.text
    return problem


@pytest.fixture(autouse=True)
def changes_nothing(service: Any) -> Any:
    yield
    assert (Shelf.objects.count(), OutboxRow.objects.count()) == (0, 0)


BODIES: list[tuple[Any, str, str]] = [
    ({}, "/body/title", "Missing data"),
    ({"title": {"$ne": None}}, "/body/title", "Not a valid string"),
    ({"title": {"$regex": "(a+)+$"}}, "/body/title", "Not a valid string"),
    ({"title": ["A"]}, "/body/title", "Not a valid string"),
    ({"title": 7}, "/body/title", "Not a valid string"),
    ({"title": "A\x00"}, "/body/title", "cannot be shown"),
    ({"title": "A", "capacity": "5"}, "/body/capacity", "Not a valid integer"),
    ({"title": "A", "capacity": True}, "/body/capacity", "Not a valid integer"),
    ({"title": "A", "capacity": 5.5}, "/body/capacity", "Not a valid integer"),
    ({"title": "A", "capacity": 0}, "/body/capacity", "Must be greater"),
    ({"title": "A", "capacity": 10**30}, "/body", ""),
    ({"title": "A", "open": 1}, "/body/open", "Not a valid boolean"),
    ({"title": "A", "keeper_id": {"$gt": ""}}, "/body/keeper_id", "Not a valid string"),
    ({"title": "A", "opens_at": "2026-11-23T09:00:00"}, "/body/opens_at", "aware"),
    ({"title": "A", "version": 9}, "/body/version", "Unknown field"),
    ({"title": "A", "__class__": "x"}, "/body/__class__", "Unknown field"),
    ({"title": "A", "a/b~c": 1}, "/body/a~1b~0c", "Unknown field"),
    ([], "/body", "Invalid input type"),
    ("text", "/body", "Invalid input type"),
    (None, "/body", "Invalid input type"),
]


@pytest.mark.parametrize(("body", "pointer", "detail"), BODIES, ids=repr)
def test_a_wrong_body(client: Any, manager: dict[str, str], body: Any, pointer: str, detail: str) -> None:
    content = b'{"title": "A", "capacity": 1e400}' if body and "10**" in repr(body) else _json(body)
    answer = client.post(SHELVES, data=content, headers=manager | JSON | {"Accept-Language": "en"})
    if answer.status_code == 400:
        check(answer, 400, "malformed-json")
        return
    [error] = check(answer, 422, "invalid")["errors"]
    assert error["pointer"].startswith(pointer)
    assert detail in error["detail"]


def _json(body: Any) -> bytes:
    import json

    return json.dumps(body).encode()


@pytest.mark.parametrize(
    "content", [b"{", b"{'a': 1}", b'{"title": NaN}', b"\xff\xfe", b'{"title": "\\ud800"}', b"[" * 5000]
)
def test_malformed_json(client: Any, manager: dict[str, str], content: bytes) -> None:
    check(client.post(SHELVES, data=content, headers=manager | JSON), 400, "malformed-json")


def test_another_content_type(client: Any, manager: dict[str, str]) -> None:
    check(client.post(SHELVES, data={"title": "A"}, headers=manager), 415, "unsupported-media-type")
    check(
        client.post(SHELVES, data=b"<x/>", headers=manager | {"Content-Type": "text/xml"}),
        415,
        "unsupported-media-type",
    )


def test_a_huge_body(client: Any, manager: dict[str, str]) -> None:
    body = orjson.dumps({"title": "A" * 2_000_000})
    check(client.post(SHELVES, data=body, headers=manager | JSON), 413, "body-too-large")
    check(client.post(f"{SHELVES}/imports", data=b"x" * (11 * 2**20), headers=manager), 413, "body-too-large")


def test_a_stranger_may_not_send_a_huge_body(client: Any) -> None:
    check(client.post(SHELVES, data=b"x" * 2_000_000, headers=JSON), 401, "unauthenticated")


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=1000", "limit=abc", "colour=red", "title=", "title=%00", "title[$ne]=1"]
)
def test_a_wrong_query(client: Any, query: str) -> None:
    [error] = check(client.get(f"{SHELVES}?{query}"), 422, "invalid")["errors"]
    assert error["pointer"].startswith("/query/")


def test_messages_are_in_the_callers_language(client: Any, manager: dict[str, str]) -> None:
    answer = client.post(SHELVES, json={"capacity": 0}, headers=manager)
    assert answer.headers["Content-Language"] == "id"
    assert answer.json["title"] == "Invalid input"
    assert answer.json["detail"].startswith("Ada isian yang belum benar.")
    details = {error["pointer"]: error["detail"] for error in answer.json["errors"]}
    assert details == {"/body/title": "Wajib diisi.", "/body/capacity": "Harus antara 1 dan 100."}


def test_no_such_address_or_method(client: Any, manager: dict[str, str]) -> None:
    check(client.get("/nothing"), 404, "not-found")
    check(client.get(f"{SHELVES}/019ab0c2-7d1e-7c11-9f0a-3c6f0d9e1a2b", headers=manager), 404, "not-found")
    answer = client.delete(SHELVES, headers=manager)
    check(answer, 405, "method-not-allowed")
    assert "POST" in answer.headers["Allow"]


def test_an_id_with_mongo_in_it_finds_nothing(client: Any, manager: dict[str, str]) -> None:
    for odd in ("$ne", "%7B%22$gt%22:%22%22%7D", "..%2f..", "%00", "a" * 3000):
        check(client.get(f"{SHELVES}/{odd}", headers=manager), 404, "not-found")


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        ("bug", 500, "internal-error"),
        ("unknown", 409, "not-in-the-table"),
        ("mine", 403, "forbidden"),
        ("fields", 422, "invalid"),
    ],
)
def test_what_goes_wrong_after_a_write_undoes_it(client: Any, kind: str, status: int, code: str) -> None:
    problem = check(client.post(f"{SHELVES}/mishaps/{kind}"), status, code)
    assert "secret" not in str(problem)


def test_fields_refused_by_a_command_are_pointed_at(client: Any) -> None:
    problem = client.post(f"{SHELVES}/mishaps/fields").json
    assert problem["errors"] == [
        {"pointer": "/body/a/b", "detail": "Tidak boleh nol."},
        {"pointer": "/body/c", "detail": "Harus berupa teks."},
        {"pointer": "/body/c", "detail": "x"},
    ]


BAD_AUTHORIZATION: list[tuple[str, Callable[[Any], str]]] = [
    ("basic", lambda _: "Basic dTpw"),
    ("empty", lambda _: "Bearer "),
    ("opaque", lambda _: "Bearer abc"),
    ("expired", lambda mint: "Bearer " + mint("manager", exp=1)),
    ("other audience", lambda mint: "Bearer " + mint("manager", aud="account")),
    ("ID token", lambda mint: "Bearer " + mint("manager", header={"typ": "JWT"})),
]


@pytest.mark.parametrize(("kind", "make"), BAD_AUTHORIZATION, ids=lambda case: case if isinstance(case, str) else "")
def test_a_bad_token(client: Any, token: Any, kind: str, make: Callable[[Any], str]) -> None:
    headers = {"Authorization": make(token)}
    answer = client.post(SHELVES, json={"title": "A"}, headers=headers)
    check(answer, 401, "unauthenticated")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="pustaka", error="invalid_token"'
    check(client.get(f"{SHELVES}/me", headers=headers), 401, "unauthenticated")


def test_no_token_or_the_wrong_role(client: Any, token: Any, librarian: dict[str, str]) -> None:
    answer = client.post(SHELVES, json={"title": "A"})
    check(answer, 401, "unauthenticated")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="pustaka"'
    check(client.post(SHELVES, json={"title": "A"}, headers=librarian), 403, "forbidden")
    partner = {"Authorization": f"Bearer {token('partner')}"}
    check(client.get(f"{SHELVES}/x", headers=partner), 403, "forbidden")


def test_visitors_and_staff_on_an_open_page(client: Any, manager: dict[str, str]) -> None:
    assert client.get(f"{SHELVES}/me").json == {"username": ""}
    assert client.get(f"{SHELVES}/me", headers=manager).json == {"username": "198310262010021009"}
