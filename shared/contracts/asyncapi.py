"""The AsyncAPI 3.0 document of everything that is said on the broker, generated from the contracts."""

from collections.abc import Mapping
from typing import Any

from shared.contracts.base import EVENTS, Payload
from shared.contracts.envelope import CONTENT_TYPE
from shared.contracts.schemas import payload_schema

SERVICES = ("assessment", "community", "notifier", "training")
TEXT = {"type": "string", "minLength": 1}
ENVELOPE = {
    "specversion": {"const": "1.0"},
    "id": {**TEXT, "description": "UUIDv7; the same on every delivery of this event"},
    "source": {**TEXT, "format": "uri-reference"},
    "subject": {**TEXT, "description": "id of what the event is about; events of a subject are ordered by `sequence`"},
    "time": {"type": "string", "format": "date-time"},
    "datacontenttype": {"const": "application/json"},
    "dataschema": {**TEXT, "format": "uri"},
    "sequence": {"type": "string", "pattern": "^[0-9]{10}$", "description": "the subject's version after the change"},
    "correlationid": TEXT,
    "causationid": TEXT,
    "traceparent": TEXT,
}


def document(consumers: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    """The document. `consumers` maps a service to the routing keys it handles."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Bina Pustaka events",
            "version": "1",
            "description": "CloudEvents 1.0 in structured JSON on the topic exchange `pustaka.events`; "
            "partner-visible types also on `pustaka.partners`. The routing key is the event's name.",
        },
        "defaultContentType": CONTENT_TYPE,
        "channels": {_name(key): _channel(EVENTS[key]) for key in sorted(EVENTS)},
        "operations": {**_sends(), **_receives(consumers)},
        "components": {"messages": {_name(key): _message(EVENTS[key]) for key in sorted(EVENTS)}},
    }


def _channel(contract: type[Payload]) -> dict[str, Any]:
    exchanges = ["pustaka.events", *(["pustaka.partners"] if contract.audience == "partner" else [])]
    name = _name(contract.routing_key)
    return {
        "address": contract.routing_key,
        "description": f"Exchanges: {', '.join(exchanges)}. Audience: {contract.audience}.",
        "messages": {name: {"$ref": f"#/components/messages/{name}"}},
        "bindings": {
            "amqp": {"is": "routingKey", "exchange": {"name": "pustaka.events", "type": "topic", "durable": True}}
        },
    }


def _message(contract: type[Payload]) -> dict[str, Any]:
    payload = payload_schema(contract)
    payload.pop("$schema"), payload.pop("$id")
    return {
        "name": contract.routing_key,
        "title": contract.routing_key,
        "summary": payload.pop("description"),
        "contentType": CONTENT_TYPE,
        "payload": {
            "type": "object",
            "required": ["specversion", "id", "source", "type", "subject", "time", "sequence", "data"],
            "properties": {**ENVELOPE, "type": {"const": contract.type}, "data": payload},
        },
        "x-audience": contract.audience,
        "x-personal": contract.personal,
        "x-public": contract.public,
    }


def _sends() -> dict[str, Any]:
    return {
        f"{service}.send.{_name(key)}": _operation("send", key)
        for service in SERVICES
        for key in sorted(EVENTS)
        if key.startswith(f"{service}.")
    }


def _receives(consumers: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    return {
        f"{service}.receive.{_name(key)}": _operation("receive", key)
        for service in sorted(consumers)
        for key in sorted(consumers[service])
    }


def _operation(action: str, key: str) -> dict[str, Any]:
    return {"action": action, "channel": {"$ref": f"#/channels/{_name(key)}"}}


def _name(key: str) -> str:
    return key.replace(".", "-")
