"""The OpenAPI 3.1 document of a service, as it is committed and served."""

from collections.abc import Iterator
from typing import Any

import orjson
from flask import Flask
from flask_smorest import Api

from shared.http.problems import CONTENT_TYPE, ProblemSchema, from_http

_METHODS = frozenset({"get", "post", "put", "patch", "delete"})
_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Sent again with the same key, a request gets its first answer again (kept 24 hours).",
    "schema": {"type": "string", "maxLength": 128},
}
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of the version to change; 428 where it is needed and missing.",
    "schema": {"type": "string"},
}


class ProblemApi(Api):
    """flask-smorest, with its errors told as problem documents."""

    ERROR_SCHEMA = ProblemSchema

    def handle_http_exception(self, error: Any) -> Any:
        """Answer with a problem document."""
        return from_http(error)


def schema_name(schema: Any) -> str:
    """The name of a schema in the document; "" puts it in place, without a name (a selection of fields)."""
    known = schema if isinstance(schema, type) else type(schema)
    if not isinstance(schema, type) and (schema.only or schema.exclude):
        return ""
    partial = not isinstance(schema, type) and bool(schema.partial)
    return str(known.__name__).removesuffix("Schema") + ("Change" if partial else "")


def document(app: Flask) -> str:
    """The document as JSON text, keys sorted, so that a change shows in a diff."""
    told = app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    # through JSON: a copy to complete, and status codes as text, for numbers and text do not sort together
    spec = orjson.loads(orjson.dumps(told, option=orjson.OPT_NON_STR_KEYS))
    for path in spec["paths"].values():
        for method, operation in path.items():
            if method in _METHODS:
                _complete(method, operation)
    for response in _problem_responses(spec):
        content = response.get("content", {})
        if "application/json" in content:
            content[CONTENT_TYPE] = content.pop("application/json")
    return orjson.dumps(spec, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode()


def _complete(method: str, operation: dict[str, Any]) -> None:
    parameters = operation.setdefault("parameters", [])
    if method == "post":
        parameters.append(_IDEMPOTENCY_KEY)
    elif method in {"put", "patch"}:
        parameters.append(_IF_MATCH)


def _problem_responses(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from spec.get("components", {}).get("responses", {}).values()
    for path in spec["paths"].values():
        for method, operation in path.items():
            if method in _METHODS:
                for status, response in operation["responses"].items():
                    if status == "default" or status >= "4":
                        yield response
