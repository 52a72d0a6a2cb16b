"""Events in tests: delivered through the real inbox transaction, read from the real outbox."""

from typing import Any

from shared.clock import utcnow
from shared.contracts.base import Payload
from shared.contracts.envelope import Incoming, parse, wrap
from shared.ids import new_id
from shared.storage.outbox import OutboxRow


def incoming(
    contract: type[Payload],
    *,
    subject: str,
    data: dict[str, Any],
    sequence: int = 1,
    event_id: str | None = None,
    **over: Any,
) -> Incoming:
    """The event as a consumer would see it, after a trip through JSON."""
    import orjson

    event = wrap(
        contract, id=event_id or new_id(), source="urn:binapustaka:test", subject=subject, sequence=sequence,
        time=over.get("time", utcnow()), data=contract.encode(data), correlation_id=new_id(), causation_id=new_id(),
        traceparent="",
    )  # fmt: skip
    return parse(orjson.dumps(event))


def deliver(
    handlers: Any,
    contract: type[Payload],
    *,
    subject: str,
    data: dict[str, Any],
    sequence: int = 1,
    event_id: str | None = None,
    **over: Any,
) -> Incoming:
    """Apply one event exactly as the consumer does; the same `event_id` twice is applied once."""
    from shared.messaging.applying import apply

    event = incoming(contract, subject=subject, data=data, sequence=sequence, event_id=event_id, **over)
    apply(handlers, [event], utcnow())
    return event


def published(contract: type[Payload]) -> list[dict[str, Any]]:
    """The CloudEvents of this type in the outbox, oldest first."""
    rows = OutboxRow._get_collection().find({"key": contract.routing_key}).sort("_id", 1)
    return [row["event"] for row in rows]
