"""Whatever is sent, the answer is one we meant: never a 500, and always of the promised form."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.shared_http.conftest import BASE

SHELVES = f"{BASE}/shelves"
SCALARS = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=50)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
NAMES = st.sampled_from(["title", "capacity", "code", "open", "keeper_id", "opens_at", "$where", "a.b", "__proto__"])
BODIES = st.dictionaries(NAMES, JSON, max_size=4) | JSON
HEADERS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)

fuzz = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,  # the same inputs in every run: a failure is everybody's
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def meant(answer: Any, *statuses: int) -> None:
    assert answer.status_code in statuses, (answer.status_code, answer.text)
    if answer.status_code >= 400:
        assert answer.content_type == "application/problem+json"


@fuzz
@given(body=BODIES)
def test_any_json(client: Any, manager: dict[str, str], body: Any) -> None:
    headers = manager | {"Content-Type": "application/json"}
    meant(client.post(SHELVES, data=json.dumps(body), headers=headers), 201, 400, 409, 422)


@fuzz
@given(body=st.binary(max_size=200))
def test_any_bytes(client: Any, manager: dict[str, str], body: bytes) -> None:
    headers = manager | {"Content-Type": "application/json"}
    meant(client.post(SHELVES, data=body, headers=headers), 400, 422)


@fuzz
@given(
    query=st.dictionaries(
        st.sampled_from(["limit", "cursor", "title", "x"]) | st.text(max_size=5), st.text(max_size=30)
    )
)
def test_any_query(client: Any, query: dict[str, str]) -> None:
    meant(client.get(SHELVES, query_string=query), 200, 422)


@fuzz
@given(
    name=st.sampled_from(
        ["Authorization", "If-Match", "If-None-Match", "Accept-Language", "traceparent", "X-Request-ID"]
    ),
    value=HEADERS,
)
def test_any_header(client: Any, name: str, value: str) -> None:
    meant(client.get(f"{SHELVES}/me", headers={name: value}), 200, 401)
    meant(client.get(SHELVES, headers={name: value}), 200)


@pytest.mark.parametrize("token", ["", "a.b.c", "..", "e30.e30.", "e30.e30.e30", "\x7f.\x7f.\x7f"])
@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "Basic", "DPoP"])
def test_any_authorization(client: Any, scheme: str, token: str) -> None:
    meant(client.post(SHELVES, json={"title": "A"}, headers={"Authorization": f"{scheme} {token}"}), 401)
