"""The relay: from the outbox to the broker, confirmed, marked. A crash publishes again, never loses.

Any number of relays may run; the one that holds the lease publishes, so that a subject's events leave in order.
"""

import threading
from datetime import UTC, datetime
from typing import Any

import orjson
from pymongo import WriteConcern
from pymongo.errors import PyMongoError

from shared.clock import utcnow
from shared.contracts.envelope import CONTENT_TYPE
from shared.ids import new_id
from shared.messaging.publisher import BrokerLost, Outgoing, Publisher
from shared.messaging.topology import names
from shared.settings import Settings
from shared.storage.lease import Lease
from shared.storage.outbox import EVENTS_EXCHANGE, OutboxRow
from shared.telemetry import logs, metrics

log = logs.get(__name__)
BATCH = 500  # rows read, and at most in flight, at a time
FIELDS = ("exchange", "key", "event", "body", "headers")
COUNT_LIMIT = 10_000  # beyond this the exact backlog is not worth the time counting takes
POLL_SECONDS = 1.0  # the safety net under the change stream
MARK_SECONDS = 0.05  # what is confirmed is marked together with what is confirmed until then
RECONNECT_SECONDS = 0.3
LEASE_SECONDS = 5.0


class Relay:
    """Publishes one service's outbox until `stop` is set. Run it on a thread of its own."""

    def __init__(self, settings: Settings, stop: threading.Event, *, wait_for_wake: bool = True) -> None:
        self._settings, self._stop = settings, stop
        self._exchange = names(settings).events
        self._lease = Lease("relay", new_id(), LEASE_SECONDS)
        self._watch = wait_for_wake
        self._publisher: Publisher | None = None
        self._confirmed: list[str] = []
        self._marking_soon = False
        self._more = False  # the last read was full
        self._woken = threading.Event()

    def run(self) -> None:
        """Publish until stopped, connecting again whenever broker or database went away."""
        if self._watch:
            threading.Thread(target=self._watch_outbox, name="outbox-watch", daemon=True).start()
        while not self._stop.is_set():
            try:
                self._publish_until_lost()
            except (BrokerLost, PyMongoError) as error:
                log.warning("relay connects again", reason=str(error))
                self._stop.wait(RECONNECT_SECONDS)
        self._lease.release()

    def _publish_until_lost(self) -> None:
        if not self._lease.hold():
            self._stop.wait(RECONNECT_SECONDS)
            return
        self._marking_soon = False
        publisher = Publisher(self._settings.amqp_url, self._tick, self._on_confirmed, self._on_unroutable)
        self._publisher = publisher
        try:
            publisher.run()
        finally:
            self._publisher = None
            publisher.close()
            self._mark()

    def _tick(self) -> None:
        """Once a second: keep the lease, mark and publish what was missed, stop when told to."""
        publisher = self._publisher
        if publisher is None:
            return
        if self._stop.is_set() or not self._lease.hold():
            publisher.stop()
            return
        self._mark()  # also what could not be marked while the database was away
        self._pump(continuing=False)
        _measure()
        publisher.later(POLL_SECONDS, self._tick)

    def _pump(self, continuing: bool = True) -> None:
        self._woken.clear()
        publisher = self._publisher
        if publisher is None or not publisher.ready:
            return
        if continuing and publisher.in_flight > BATCH // 4:
            self._more = True
            return  # the look from the beginning, once a second, is never skipped: late rows must not starve
        sent = publisher.refs_in_flight() | set(self._confirmed)
        # In a backlog read on behind what was sent; else from the beginning, for a row may commit after a younger one.
        rows = _pending(BATCH, after=max(sent, default="") if continuing and self._more else "", besides=sent)
        self._more = len(rows) == BATCH
        for row in rows:
            publisher.publish(self._outgoing(row))

    def _outgoing(self, row: dict[str, Any]) -> Outgoing:
        body = row.get("body") or orjson.dumps(row["event"])
        exchange = self._exchange if row["exchange"] == EVENTS_EXCHANGE else row["exchange"]
        return Outgoing(row["_id"], exchange, row["key"], bytes(body), row.get("headers") or {}, CONTENT_TYPE)

    def _on_confirmed(self, refs: list[str]) -> None:
        publisher = self._publisher
        self._confirmed += refs
        if publisher is None:
            return
        if len(self._confirmed) >= BATCH // 2:
            self._mark()
        elif not self._marking_soon:
            self._marking_soon = True
            publisher.later(MARK_SECONDS, self._mark)
        if self._more:
            self._pump()

    def _mark(self) -> None:
        """Mark what the broker has taken. Until then it is left out of every read."""
        self._marking_soon = False
        if self._confirmed:
            _mark_published(self._confirmed)
            self._confirmed = []

    def _on_unroutable(self, routing_key: str) -> None:
        metrics.UNROUTABLE.labels(routing_key).inc()

    def _watch_outbox(self) -> None:
        """Wake the publisher as soon as a row is written. Only a wake-up: the read is always of the collection."""
        pipeline = [{"$match": {"operationType": "insert"}}, {"$project": {"_id": 1}}]
        while not self._stop.is_set():
            try:
                with OutboxRow._get_collection().watch(pipeline, max_await_time_ms=1000) as changes:
                    while not self._stop.is_set():
                        if changes.try_next() is not None:
                            self._wake()
            except PyMongoError as error:
                log.warning("outbox watch begins again", reason=type(error).__name__)
                self._stop.wait(RECONNECT_SECONDS)

    def _wake(self) -> None:
        publisher = self._publisher
        if publisher is not None and not self._woken.is_set():
            self._woken.set()  # one wake-up serves every row written until it is heard
            publisher.wake(self._pump)


def _pending(limit: int, *, after: str, besides: set[str]) -> list[dict[str, Any]]:
    place: dict[str, Any] = {"_id": {"$gt": after}} if after else {"_id": {"$nin": list(besides)}}
    rows = OutboxRow._get_collection().find({"pending": True, **place}, FIELDS).sort("_id", 1).limit(limit)
    return [row for row in rows if row["_id"] not in besides]


def _mark_published(ids: list[str]) -> None:
    # Not waiting for the journal: a mark that is lost publishes again, which every consumer bears.
    outbox = OutboxRow._get_collection().with_options(write_concern=WriteConcern(1))
    outbox.update_many({"_id": {"$in": ids}}, {"$set": {"published_at": utcnow()}, "$unset": {"pending": ""}})
    metrics.PUBLISHED.inc(len(ids))


def _measure() -> None:
    oldest = OutboxRow._get_collection().find_one({"pending": True}, {"created_at": 1}, sort=[("_id", 1)])
    age = (datetime.now(UTC) - oldest["created_at"]).total_seconds() if oldest else 0.0
    metrics.OUTBOX_AGE.set(max(age, 0.0))
    metrics.OUTBOX_PENDING.set(OutboxRow._get_collection().count_documents({"pending": True}, limit=COUNT_LIMIT))
