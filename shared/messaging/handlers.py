"""Which event types a service handles, and how. `events/incoming.py` of each service fills one of these."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import TypeVar

from shared.contracts.base import Payload
from shared.contracts.envelope import Incoming

One = Callable[[Incoming, datetime], None]
Many = Callable[[Sequence[Incoming], datetime], None]
F = TypeVar("F", bound=One)
G = TypeVar("G", bound=Many)


class Handlers:
    """The handlers of one service.

        incoming = Handlers("training")

        @incoming.on(NeedRaisedV1)
        def need_raised(event: Incoming, now: datetime) -> None: ...

        @incoming.on_batch(LibrarianRegisteredV1)
        def librarians_registered(events: Sequence[Incoming], now: datetime) -> None: ...

    Both kinds run inside the batch's transaction and may run again, so they touch only the database. `on_batch`
    gets neighbouring events of its type together: use it where many arrive and one bulk write serves all.
    `also` adds a listener beside the handler of a type, for records that have nothing to do with its work.
    """

    def __init__(self, service: str) -> None:
        self.service = service
        self._single: dict[str, One] = {}
        self._many: dict[str, Many] = {}
        self._also: dict[str, Many] = {}

    def on(self, contract: type[Payload]) -> Callable[[F], F]:
        """Handle each event of this type by itself."""

        def register(handler: F) -> F:
            self._refuse_second(contract.routing_key)
            self._single[contract.routing_key] = handler
            return handler

        return register

    def on_batch(self, *contracts: type[Payload]) -> Callable[[G], G]:
        """Handle neighbouring events of one type together."""

        def register(handler: G) -> G:
            for contract in contracts:
                self._refuse_second(contract.routing_key)
                self._many[contract.routing_key] = handler
            return handler

        return register

    def also(self, *contracts: type[Payload]) -> Callable[[G], G]:
        """Listen to neighbouring events of one type together, after whatever handles them."""

        def register(listener: G) -> G:
            for contract in contracts:
                if contract.routing_key in self._also:
                    raise ValueError(f"{self.service} already listens to {contract.routing_key}")
                self._also[contract.routing_key] = listener
            return listener

        return register

    @property
    def routing_keys(self) -> frozenset[str]:
        """The types handled: what the inbox queue is bound to."""
        return self._handled | frozenset(self._also)

    def apply(
        self, events: Sequence[Incoming], now: datetime, around: Callable[[Incoming, Callable[[], None]], None]
    ) -> None:
        """Hand the events, in order, to their handlers. `around` runs each call in the trace of its (first) event."""
        for routing_key, run in groupby(events, key=lambda event: event.type):
            neighbours = list(run)
            if many := self._many.get(routing_key):
                around(neighbours[0], partial(many, neighbours, now))
            elif single := self._single.get(routing_key):
                for event in neighbours:
                    around(event, partial(single, event, now))
            if also := self._also.get(routing_key):
                around(neighbours[0], partial(also, neighbours, now))

    @property
    def _handled(self) -> frozenset[str]:
        return frozenset(self._single) | frozenset(self._many)

    def _refuse_second(self, routing_key: str) -> None:
        if routing_key in self._handled:
            raise ValueError(f"{self.service} already handles {routing_key}")
