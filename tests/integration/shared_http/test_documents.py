"""What a service says of itself: its OpenAPI document, its problems, and that no door stands open unseen."""

from typing import Any

import orjson
from openapi_spec_validator import validate

from shared.http import openapi
from shared.http.edge import unguarded
from tests.integration.shared_http.conftest import BASE


def test_the_document_is_valid_and_stable(service: Any, client: Any) -> None:
    text = openapi.document(service.app)
    validate(orjson.loads(text))
    assert text == openapi.document(service.app)
    assert client.get(f"{BASE}/openapi.json").text == text


def test_errors_are_documented_as_problems(service: Any) -> None:
    document = orjson.loads(openapi.document(service.app))
    for response in document["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]
    post = document["paths"][f"{BASE}/shelves"]["post"]
    assert post["security"] == [{"bearer": []}]
    assert post["x-roles"] == ["manager"]
    assert post["responses"]["default"] == {"$ref": "#/components/responses/DEFAULT_ERROR"}
    assert "Idempotency-Key" in [parameter.get("name") for parameter in post["parameters"]]
    assert document["paths"][f"{BASE}/shelves"]["get"]["security"] == []
    assert document["openapi"] == "3.1.0"


def test_every_endpoint_says_who_may_call_it(service: Any) -> None:
    assert unguarded(service.app) == []


def test_a_problem_type_resolves(client: Any) -> None:
    problem = client.get("/nothing").json
    assert client.get(f"{BASE}/problems/{problem['code']}").json["type"] == problem["type"]
    described = client.get(f"{BASE}/problems/shelf-full").json
    assert described["status"] == 409
    assert described["detail"] == {"id": "Rak penuh ({capacity}).", "en": "The shelf is full ({capacity})."}
    assert client.get(f"{BASE}/problems/none").status_code == 404
