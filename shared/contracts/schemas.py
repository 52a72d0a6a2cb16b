"""JSON Schema (2020-12) of the event contracts, from the same classes that the code validates with."""

from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

import shared.contracts.envelope  # noqa: F401  (registers every contract)
from shared.contracts.base import EVENTS, Payload


def payload_schema(contract: type[Payload]) -> dict[str, Any]:
    """The schema of one payload, self-contained. Unknown fields are allowed: readers are tolerant."""
    schema: dict[str, Any] = _converter().schema2jsonschema(contract())
    schema.pop("additionalProperties", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:binapustaka:schema:{contract.routing_key}",
        "title": contract.routing_key,
        "description": (contract.__doc__ or "").strip(),
        **schema,
    }


def _converter() -> Any:
    plugin = MarshmallowPlugin(schema_name_resolver=lambda _: "")  # no names: nested schemas stand inline
    APISpec("contracts", "1", "3.1.0", plugins=[plugin])
    return plugin.converter


def all_schemas() -> dict[str, dict[str, Any]]:
    """Every contract's schema by routing key, sorted."""
    return {key: payload_schema(EVENTS[key]) for key in sorted(EVENTS)}
