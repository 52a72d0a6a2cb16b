"""Applying events once: inbox record and effects in one transaction, for a batch or for a single event."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from pymongo.errors import (
    AutoReconnect,
    BulkWriteError,
    DuplicateKeyError,
    ExecutionTimeout,
    PyMongoError,
    ServerSelectionTimeoutError,
)

from shared.contracts.envelope import Incoming
from shared.messaging.handlers import Handlers
from shared.storage import inbox, transaction
from shared.telemetry import metrics, trace

DUPLICATE_KEY = 11000


def apply(handlers: Handlers, events: Sequence[Incoming], now: datetime) -> int:
    """Apply the events in one transaction, each at most once ever. Returns how many were new.

    Whatever a handler raises comes out, and nothing of the batch is kept.
    """
    batch = inbox.without_repeats(events)
    try:
        # Optimistic: most batches hold only new events, and looking first would cost every one a round trip.
        fresh = transaction.run(lambda: _effects(handlers, batch, now))
    except (DuplicateKeyError, BulkWriteError) as error:
        if not _already_seen(error):
            raise
        fresh = transaction.run(lambda: _effects(handlers, inbox.unseen(handlers.service, batch), now))
    metrics.DUPLICATES.inc(len(events) - fresh)
    return fresh


def is_outage(error: BaseException) -> bool:
    """Whether the database was away, rather than the event at fault."""
    if isinstance(error, (AutoReconnect, ServerSelectionTimeoutError, ExecutionTimeout)):
        return True
    labels = ("RetryableWriteError", "TransientTransactionError")
    return isinstance(error, PyMongoError) and any(error.has_error_label(label) for label in labels)


def _effects(handlers: Handlers, events: Sequence[Incoming], now: datetime) -> int:
    if events:
        inbox.record(handlers.service, events, now)
        handlers.apply(events, now, _in_trace)
    return len(events)


def _in_trace(event: Incoming, call: Callable[[], None]) -> None:
    started = time.perf_counter()
    with trace.step(event.traceparent, correlation_id=event.correlation_id, causation_id=event.id):
        call()
    metrics.HANDLER_SECONDS.labels(event.type).observe(time.perf_counter() - started)


def _already_seen(error: DuplicateKeyError | BulkWriteError) -> bool:
    if isinstance(error, DuplicateKeyError):
        return True
    errors = (error.details or {}).get("writeErrors", [])
    return any(each.get("code") == DUPLICATE_KEY for each in errors)
