"""Replay: send a service's event log once more, to one consumer only.

The consumer's inbox lets nothing take effect twice, so this is safe at any time; it does work where the consumer
was emptied, began to handle a type later than the events were published, or was told to `forget` a type.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import orjson

from shared.contracts.envelope import CONTENT_TYPE
from shared.messaging.publisher import Outgoing, Publisher
from shared.messaging.topology import names
from shared.settings import Settings
from shared.storage.outbox import EVENTS_EXCHANGE, OutboxRow

WINDOW = 500


class Replay:
    """Sends this service's log to the inbox of `to`. `keys` limits it to some routing keys, `since` to later events."""

    def __init__(self, settings: Settings, to: str, *, keys: Sequence[str] = (), since: datetime | None = None) -> None:
        self._queue = names(settings, to).inbox
        self._rows = _log(keys, since)
        self._done = False
        self.sent = 0
        self._publisher = Publisher(settings.amqp_url, self._fill, self._on_confirmed, self._on_unroutable)

    def run(self) -> int:
        """Send all of it and return how many events were confirmed. Raises BrokerLost, LookupError (no such inbox)."""
        try:
            self._publisher.run()
        finally:
            self._publisher.close()
        return self.sent

    def _fill(self) -> None:
        while not self._done and self._publisher.in_flight < WINDOW:
            row = next(self._rows, None)
            if row is None:
                self._done = True
            else:
                body = orjson.dumps(row["event"])
                self._publisher.publish(Outgoing(row["_id"], "", self._queue, body, {}, CONTENT_TYPE))
        if self._done and self._publisher.in_flight == 0:
            self._publisher.stop()

    def _on_confirmed(self, refs: list[str]) -> None:
        self.sent += len(refs)
        self._fill()

    def _on_unroutable(self, queue: str) -> None:
        raise LookupError(f"there is no queue {queue}: has that service been set up?")


def _log(keys: Sequence[str], since: datetime | None) -> Iterator[dict[str, Any]]:
    wanted: dict[str, Any] = {"exchange": EVENTS_EXCHANGE}
    if keys:
        wanted["key"] = {"$in": list(keys)}
    if since:
        wanted["created_at"] = {"$gte": since}
    return iter(OutboxRow._get_collection().find(wanted).sort("_id", 1))
