"""The consumer: takes what has arrived, applies it in one transaction, acknowledges it at once.

If a batch fails for a reason that trying again will not mend, its events are applied one by one, and only the
culprit goes to a retry rung or to the dead letters. An outage of broker or database consumes no attempt.
"""

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kombu import Connection
from kombu import Consumer as KombuConsumer
from kombu.message import Message
from pymongo.errors import PyMongoError

from shared.clock import utcnow
from shared.contracts.envelope import CONTENT_TYPE, Incoming, Malformed, parse
from shared.messaging import applying, dead_letters, policy
from shared.messaging.forwarder import Forwarder, NotForwarded
from shared.messaging.handlers import Handlers
from shared.messaging.headers import attempt_of, headers_after
from shared.messaging.topology import dead_queue, declare, inbox_queue, names
from shared.settings import Settings
from shared.storage import status
from shared.storage.dead_letters import count as dead_letter_count
from shared.telemetry import logs, metrics

log = logs.get(__name__)
BATCH = 100
PREFETCH = 2 * BATCH
LINES_PER_BATCH = 10
RECONNECT_SECONDS = 0.3
TICK_SECONDS = 1.0


class Interrupted(Exception):
    """Told to stop in the middle of a batch; what is not acknowledged comes again."""


@dataclass(frozen=True)
class Delivery:
    """A message and the event in it."""

    message: Message
    event: Incoming


class Consumer:
    """Consumes one service's inbox until `stop` is set. Run it on a thread of its own."""

    def __init__(self, settings: Settings, handlers: Handlers, stop: threading.Event) -> None:
        self._settings, self._handlers, self._stop = settings, handlers, stop
        self._names = names(settings)
        self._forwarder = Forwarder(settings.amqp_url)
        self._arrived: list[Message] = []
        self._dead: list[Message] = []
        self._lag = 0.0

    def run(self) -> None:
        """Consume until stopped, connecting again (every 0.3 s) whenever the broker went away."""
        while not self._stop.is_set():
            self._arrived, self._dead = [], []
            connection = Connection(self._settings.amqp_url, connect_timeout=5)
            lost = (*connection.connection_errors, *connection.channel_errors, NotForwarded, Interrupted, PyMongoError)
            try:
                with connection:
                    declare(connection, self._names, self._handlers.routing_keys, self._settings.retry_ladder)
                    self._consume(connection)
            except lost as error:
                metrics.CONSUMER_READY.set(0)
                log.warning("consumer connects again", reason=f"{type(error).__name__}: {error}")
                self._stop.wait(RECONNECT_SECONDS)
        self._forwarder.close()

    def _consume(self, connection: Connection) -> None:
        channel, dead_channel = connection.channel(), connection.channel()
        channel.basic_qos(0, PREFETCH, False)
        inbox = KombuConsumer(
            channel, [inbox_queue(self._names, ())(channel)], on_message=self._arrived.append, auto_declare=False
        )
        dead = KombuConsumer(
            dead_channel, [dead_queue(self._names)(dead_channel)], on_message=self._dead.append, auto_declare=False
        )
        with inbox, dead:
            metrics.CONSUMER_READY.set(1)
            while not self._stop.is_set():
                self._gather(connection)
                self._bury()
                if self._arrived:
                    self._handle(self._arrived)
                    channel.basic_ack(self._arrived[-1].delivery_tag, multiple=True)
                    self._arrived.clear()
                if status.due():
                    self._report(channel)

    def _gather(self, connection: Connection) -> None:
        """Wait for one message, then take without waiting what has arrived besides, up to a batch."""
        timeout: float = TICK_SECONDS
        while len(self._arrived) < BATCH and not self._stop.is_set():
            try:
                connection.drain_events(timeout=timeout)
            except (TimeoutError, BlockingIOError):
                return
            timeout = 0

    def _handle(self, messages: Sequence[Message]) -> None:
        deliveries = [delivery for delivery in map(self._read, messages) if delivery is not None]
        if not deliveries:
            return
        try:
            self._apply_patiently([delivery.event for delivery in deliveries])
        except Interrupted:
            raise
        except Exception as error:  # any handler error: find the culprit, keep the others
            log.warning("batch falls back to single events", size=len(deliveries), reason=repr(error))
            for delivery in deliveries:
                self._apply_alone(delivery)
        self._lag = (utcnow() - deliveries[-1].event.time).total_seconds()
        metrics.CONSUMER_LAG.set(self._lag)

    def _read(self, message: Message) -> Delivery | None:
        try:
            return Delivery(message, parse(message.body))
        except Malformed as error:
            self._put_aside(message, error)
            return None

    def _apply_alone(self, delivery: Delivery) -> None:
        try:
            self._apply_patiently([delivery.event])
        except Interrupted:
            raise
        except Exception as error:  # whatever it is, the ladder decides
            self._put_aside(delivery.message, error, delivery.event.type)

    def _apply_patiently(self, events: list[Incoming]) -> None:
        """Apply; while the database is away, wait for it."""
        while True:
            try:
                applying.apply(self._handlers, events, utcnow())
                _tell(events)
                return
            except Exception as error:
                if not applying.is_outage(error):
                    raise
                log.warning("database away, waiting", reason=type(error).__name__)
                if self._stop.wait(RECONNECT_SECONDS):
                    raise Interrupted("stopped while the database was away") from error

    def _put_aside(self, message: Message, error: BaseException, kind: str = "unknown") -> None:
        headers = dict(message.headers or {})
        verdict = policy.decide(error, attempt_of(headers), self._settings.retry_ladder)
        if isinstance(verdict, policy.Retry):
            queue, reason = self._names.retry(verdict.rung), ""
            metrics.RETRIES.labels(kind, policy.rung_name(verdict.rung)).inc()
        else:
            queue, reason = self._names.dead, verdict.reason
            metrics.DEAD_LETTERED.labels(kind, reason).inc()
        log.warning("event put aside", queue=queue, reason=reason or repr(error), attempt=attempt_of(headers))
        copy = headers_after(headers, error, verdict, utcnow())
        self._forwarder.send(queue, dead_letters.body_of(message), copy, CONTENT_TYPE)

    def _report(self, channel: Any) -> None:
        waiting = channel.queue_declare(self._names.inbox, passive=True).message_count
        metrics.DEAD_LETTERS.set(dead_letter_count())
        status.report(self._lag, waiting)

    def _bury(self) -> None:
        """Move what lies in the dead queue to the collection where people look."""
        if self._dead:
            dead_letters.store(self._dead, self._names.inbox, utcnow())
            for message in self._dead:
                message.ack()
            self._dead.clear()


def _tell(events: Sequence[Incoming]) -> None:
    """One line an event, in the trace of the request that it goes back to; of a large batch one line for all."""
    for kind, count in Counter(event.type for event in events).items():
        metrics.HANDLED.labels(kind).inc(count)
    if len(events) > LINES_PER_BATCH:
        log.info("events applied", events=[f"{event.id} {event.type} {event.trace_id}" for event in events])
        return
    for event in events:
        log.info("event applied", event_id=event.id, type=event.type, subject=event.subject, trace_id=event.trace_id)
