"""Exchanges and queues as values.

    pustaka.events (topic) ──types it handles──► <service>.inbox ──► consumer
          │                                        ▲        │ cannot be applied
          │ partner-visible types                  │ TTL    ▼
          ▼                                        └── <service>.retry.<rung>     given up ─► <service>.dead
    pustaka.partners (topic) ◄── the only place where partners' broker users may bind

All queues are quorum queues. The delivery limit is a crash guard only: real attempts are counted in our own
header. Dead-lettering is at-least-once, which needs `reject-publish`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kombu import Connection, Exchange, Queue, binding

from shared.contracts.base import EVENTS
from shared.messaging.policy import rung_name
from shared.settings import Settings
from shared.storage.outbox import EVENTS_EXCHANGE

PARTNERS_EXCHANGE = "pustaka.partners"
DELIVERY_LIMIT = 1000


@dataclass(frozen=True)
class Names:
    """The names one service uses on the broker."""

    namespace: str
    service: str

    @property
    def events(self) -> str:
        """The topic exchange on which every service publishes."""
        return self.namespace + EVENTS_EXCHANGE

    @property
    def partners(self) -> str:
        """The topic exchange on which partners may bind."""
        return self.namespace + PARTNERS_EXCHANGE

    @property
    def inbox(self) -> str:
        """The queue the service consumes."""
        return f"{self.namespace}{self.service}.inbox"

    @property
    def dead(self) -> str:
        """The queue of what it gave up."""
        return f"{self.namespace}{self.service}.dead"

    def retry(self, seconds: float) -> str:
        """The queue that holds a message for `seconds`."""
        return f"{self.namespace}{self.service}.retry.{rung_name(seconds)}"


def names(settings: Settings, service: str = "") -> Names:
    """The broker names of this service, or of another one on the same installation."""
    return Names(settings.namespace, service or settings.service)


def inbox_queue(at: Names, routing_keys: Iterable[str]) -> Queue:
    """The service's queue, bound to exactly the types it handles."""
    exchange = Exchange(at.events, "topic", durable=True)
    bindings = [binding(exchange, routing_key=key) for key in sorted(routing_keys)]
    return _queue(at.inbox, at.dead, {"x-delivery-limit": DELIVERY_LIMIT}, bindings)


def retry_queue(at: Names, seconds: float) -> Queue:
    """A rung: what lies here that long goes back to the service's own inbox, and to nobody else."""
    return _queue(at.retry(seconds), at.inbox, {"x-message-ttl": int(seconds * 1000)})


def dead_queue(at: Names) -> Queue:
    """Where given-up messages pass on their way to the dead-letter collection."""
    return Queue(at.dead, exchange=None, durable=True, queue_arguments={"x-queue-type": "quorum"})


def declare(connection: Connection, at: Names, routing_keys: Iterable[str], ladder: Sequence[float]) -> None:
    """Declare everything the service needs. Safe to run again."""
    with connection.channel() as channel:
        events = Exchange(at.events, "topic", durable=True)(channel)
        partners = Exchange(at.partners, "topic", durable=True)(channel)
        events.declare()
        partners.declare()
        for key, contract in EVENTS.items():
            if contract.audience == "partner":
                partners.bind_to(events, routing_key=key)
        for queue in (inbox_queue(at, routing_keys), dead_queue(at), *(retry_queue(at, rung) for rung in ladder)):
            queue(channel).declare()


def set_up(settings: Settings, routing_keys: Iterable[str]) -> None:
    """Connect, declare what this service needs, disconnect."""
    with Connection(settings.amqp_url, connect_timeout=5) as connection:
        declare(connection, names(settings), routing_keys, settings.retry_ladder)


def _queue(name: str, dead_letter_to: str, more: dict[str, int], bindings: list[binding] | None = None) -> Queue:
    arguments = {
        "x-queue-type": "quorum",
        "x-dead-letter-exchange": "",
        "x-dead-letter-routing-key": dead_letter_to,
        "x-dead-letter-strategy": "at-least-once",
        "x-overflow": "reject-publish",
    }
    return Queue(name, bindings=bindings or (), durable=True, queue_arguments=arguments | more)
