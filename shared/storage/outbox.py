"""The outbox: events wait here, in the transaction that caused them, until the relay has published them.

Rows stay afterwards: they are the service's event log, from which any consumer can be rebuilt.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from mongoengine import BinaryField, BooleanField, DateTimeField, DictField, StringField

from shared.contracts.base import EVENTS, Payload
from shared.contracts.envelope import Incoming, wrap
from shared.ids import new_id
from shared.storage.base import Stored
from shared.telemetry import trace

EVENTS_EXCHANGE = "pustaka.events"
_collected: ContextVar[list[dict[str, Any]] | None] = ContextVar("outbox_rows", default=None)
_source: list[str] = ["urn:binapustaka:unset"]


class OutboxRow(Stored):
    """One message to publish: a CloudEvent for the event exchange, or a raw `body` for one queue (`exchange` "")."""

    id = StringField(primary_key=True)
    exchange = StringField(default=EVENTS_EXCHANGE)
    key = StringField(required=True)
    event = DictField()
    body = BinaryField()
    headers = DictField()
    pending = BooleanField()
    created_at = DateTimeField(required=True)
    published_at = DateTimeField()

    meta = {
        "collection": "outbox",
        "indexes": [
            {"fields": ["pending", "id"], "partialFilterExpression": {"pending": True}},
            {"fields": ["key", "id"]},
            {"fields": ["event.subject", "id"]},
        ],
    }


def use_source(source: str) -> None:
    """Set the `source` URI under which this process publishes (once, at start)."""
    _source[0] = source


def publish(
    contract: type[Payload],
    *,
    subject: str,
    sequence: int,
    now: datetime,
    data: dict[str, Any],
    cause: Incoming | None = None,
) -> str:
    """Publish an event in the running transaction and return its id.

    `sequence` is the subject document's version after the change. `cause` is the event being handled, needed only
    where a batch handler publishes for one of many. Raises ValueError if `data` does not fit the contract.
    """
    here = trace.current()
    event_id = new_id()
    event = wrap(
        contract,
        id=event_id,
        source=_source[0],
        subject=subject,
        sequence=sequence,
        time=now,
        data=contract.encode(data),
        correlation_id=cause.correlation_id if cause else here.correlation_id,
        causation_id=cause.id if cause else here.causation_id,
        traceparent=cause.traceparent if cause else trace.traceparent(),
    )
    _rows().append(
        {
            "_id": event_id,
            "exchange": EVENTS_EXCHANGE,
            "key": contract.routing_key,
            "event": event,
            "pending": True,
            "created_at": now,
        }
    )
    return event_id


def resend(*, queue: str, body: bytes, headers: dict[str, Any], now: datetime) -> None:
    """Send a raw message to one queue, in the running transaction (dead letters replayed)."""
    _rows().append(
        {
            "_id": new_id(),
            "exchange": "",
            "key": queue,
            "body": body,
            "headers": headers,
            "pending": True,
            "created_at": now,
        }
    )


def rename_person(service: str, librarian_id: str, pseudonym: str) -> None:
    """Take a person out of the event log of this service: published personal events name a pseudonym instead."""
    personal = [key for key, each in EVENTS.items() if each.personal and key.startswith(f"{service}.")]
    about = {"key": {"$in": personal}, "event.data.librarian_id": librarian_id, "pending": {"$ne": True}}
    OutboxRow._get_collection().update_many(about, {"$set": {"event.data.librarian_id": pseudonym}})


@contextmanager
def collecting() -> Iterator[None]:
    """Gather what the block publishes and write it in one insert at its end."""
    token = _collected.set([])
    try:
        yield
        rows = _rows()
        if len(rows) == 1:
            OutboxRow._get_collection().insert_one(rows[0])
        elif rows:
            OutboxRow._get_collection().insert_many(rows)
    finally:
        _collected.reset(token)


def _rows() -> list[dict[str, Any]]:
    rows = _collected.get()
    if rows is None:
        raise RuntimeError("events are published inside a transaction")
    return rows
