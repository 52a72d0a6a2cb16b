"""The envelope: CloudEvents 1.0, structured JSON. Made here and nowhere else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from marshmallow import ValidationError

import shared.contracts.activities
import shared.contracts.appraisal
import shared.contracts.assessment
import shared.contracts.claims
import shared.contracts.community
import shared.contracts.competencies
import shared.contracts.evaluation
import shared.contracts.notifier
import shared.contracts.opportunities
import shared.contracts.partners
import shared.contracts.plans
import shared.contracts.programmes
import shared.contracts.rating
import shared.contracts.reports
import shared.contracts.training  # noqa: F401  (importing a contract module registers its events)
from shared.clock import iso
from shared.contracts.base import EVENTS, PREFIX, Payload

CONTENT_TYPE = "application/cloudevents+json"


class Malformed(Exception):
    """The message is not an event we can read: never retried."""


class UnknownType(Malformed):
    """A type or version this code has no contract for."""


@dataclass(frozen=True)
class Incoming:
    """An event as a consumer sees it. `data` is validated and holds Python values."""

    id: str
    type: str
    source: str
    subject: str
    sequence: int
    time: datetime
    correlation_id: str
    traceparent: str
    data: dict[str, Any]

    @property
    def trace_id(self) -> str:
        """The trace of the request that this event goes back to; empty if it carries none."""
        parts = self.traceparent.split("-")
        return parts[1] if len(parts) > 1 else ""


def wrap(
    contract: type[Payload],
    *,
    id: str,
    source: str,
    subject: str,
    sequence: int,
    time: datetime,
    data: dict[str, Any],
    correlation_id: str,
    causation_id: str,
    traceparent: str,
) -> dict[str, Any]:
    """A finished CloudEvent. `data` must already be encoded by the contract."""
    event = {
        "specversion": "1.0",
        "id": id,
        "source": source,
        "type": contract.type,
        "subject": subject,
        "time": iso(time),
        "datacontenttype": "application/json",
        "dataschema": f"urn:binapustaka:schema:{contract.routing_key}",
        "sequence": f"{sequence:010d}",  # the CloudEvents sequence extension is text that sorts
        "correlationid": correlation_id,
        "traceparent": traceparent,
        "data": data,
    }
    return event | {"causationid": causation_id} if causation_id else event


def routing_key_of(event: dict[str, Any]) -> str:
    """The routing key under which a CloudEvent travels."""
    return str(event["type"]).removeprefix(PREFIX)


def parse(body: bytes | str) -> Incoming:
    """Read a message. Raises UnknownType or Malformed, each saying what is wrong."""
    try:
        event = orjson.loads(body)
        contract = EVENTS.get(routing_key_of(event))
        if contract is None:
            raise UnknownType(f"no contract for type {event['type']!r}")
        return Incoming(
            id=_text(event, "id"),
            type=contract.routing_key,
            source=_text(event, "source"),
            subject=_text(event, "subject"),
            sequence=int(event["sequence"]),
            time=datetime.fromisoformat(_text(event, "time")),
            correlation_id=event.get("correlationid", ""),
            traceparent=event.get("traceparent", ""),
            data=contract.decode(event["data"]),
        )
    except ValidationError as error:
        raise Malformed(f"payload does not fit its contract: {error.messages}") from error
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise Malformed(f"not a CloudEvent: {type(error).__name__}: {error}") from error


def _text(event: dict[str, Any], name: str) -> str:
    value = event[name]
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name} must be text")
    return value
