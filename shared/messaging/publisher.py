"""Publishing with many confirms in flight: one pika SelectConnection, used from one thread."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import pika
from pika.adapters.select_connection import SelectConnection
from pika.channel import Channel
from pika.spec import Basic, BasicProperties

from shared.telemetry import logs

log = logs.get(__name__)
CLOSE_SECONDS = 2.0
GOODBYE_SECONDS = 0.05
BLOCKED_SECONDS = 60  # after this long behind a broker alarm the connection is made anew


class BrokerLost(Exception):
    """The connection is gone. Whatever was in flight may or may not have arrived; it is published again."""


@dataclass(frozen=True)
class Outgoing:
    """One message to publish; `ref` comes back when the broker has confirmed it."""

    ref: str
    exchange: str
    routing_key: str
    body: bytes
    headers: dict[str, Any]
    content_type: str


class Publisher:
    """A confirming publisher on its own event loop.

    `on_ready` is called when the channel is open, `on_confirmed(refs)` with what the broker has taken,
    `on_unroutable(routing_key)` for what nobody is bound to (it counts as taken: nobody listens yet).
    Everything happens on the thread that calls `run`; others may only call `wake`.
    """

    def __init__(
        self,
        amqp_url: str,
        on_ready: Callable[[], None],
        on_confirmed: Callable[[list[str]], None],
        on_unroutable: Callable[[str], None],
    ) -> None:
        self._on_ready, self._on_confirmed, self._on_unroutable = on_ready, on_confirmed, on_unroutable
        self._in_flight: dict[int, str] = {}
        self._delivery_tag = 0
        self._failure: BaseException | None = None
        self._channel: Channel | None = None
        parameters = pika.URLParameters(amqp_url)
        parameters.blocked_connection_timeout = BLOCKED_SECONDS
        self._connection = SelectConnection(
            parameters,
            on_open_callback=lambda connection: connection.channel(on_open_callback=self._opened),
            on_open_error_callback=lambda _, error: self._lose(error),
            on_close_callback=lambda _, reason: self._lose(reason),
        )
        self._connection.add_on_connection_blocked_callback(lambda *_: log.warning("broker blocks publishers"))
        self._connection.add_on_connection_unblocked_callback(lambda *_: log.info("broker takes messages again"))

    @property
    def in_flight(self) -> int:
        """How many messages await their confirm."""
        return len(self._in_flight)

    @property
    def ready(self) -> bool:
        """Whether the channel is open; before, and after its end, there is nothing to publish on."""
        return self._channel is not None and self._channel.is_open

    def refs_in_flight(self) -> set[str]:
        """The refs of the messages that await their confirm."""
        return set(self._in_flight.values())

    def publish(self, message: Outgoing) -> None:
        """Send a message, persistent and mandatory, without waiting."""
        if self._channel is None or not self.ready:
            raise BrokerLost("the channel is closed")
        properties = BasicProperties(
            content_type=message.content_type, delivery_mode=2, message_id=message.ref, headers=message.headers or None
        )
        self._delivery_tag += 1
        self._in_flight[self._delivery_tag] = message.ref
        self._channel.basic_publish(message.exchange, message.routing_key, message.body, properties, mandatory=True)

    def run(self) -> None:
        """Run the loop until `stop`. Raises BrokerLost if the connection ends by itself, or what a callback raised."""
        self._connection.ioloop.start()
        if self._failure is not None:
            raise self._failure

    def wake(self, callback: Callable[[], None]) -> None:
        """Have `callback` called on the loop's thread, from any thread."""
        self._connection.ioloop.add_callback_threadsafe(callback)

    def later(self, seconds: float, callback: Callable[[], None]) -> None:
        """Have `callback` called on the loop's thread after a while."""
        self._connection.ioloop.call_later(seconds, callback)

    def stop(self) -> None:
        """End `run`; call it on the loop's thread."""
        self._connection.ioloop.stop()

    def close(self) -> None:
        """Close the connection, after `run` has ended. What is still in flight is published again another time."""
        loop = self._connection.ioloop
        try:
            if not self._connection.is_closed:
                if not self._connection.is_closing:
                    self._connection.close()
                self.later(CLOSE_SECONDS, self.stop)
                loop.start()
        except (
            Exception
        ) as error:  # pika asserts when a connection ends while it is still being made; it ends all the same
            log.warning("connection ended roughly", reason=repr(error)[:200])
        finally:
            loop.close()

    def _opened(self, channel: Channel) -> None:
        self._channel = channel
        channel.add_on_close_callback(lambda _, reason: self._lose(reason))
        channel.add_on_return_callback(self._returned)
        channel.confirm_delivery(self._confirmed, callback=lambda _: self._call(self._on_ready))

    def _confirmed(self, frame: Any) -> None:
        method = frame.method
        if isinstance(method, Basic.Nack):
            self._lose("the broker refused a message")
            return
        last = method.delivery_tag
        tags = list(takewhile(lambda tag: tag <= last, self._in_flight)) if method.multiple else [last]
        self._call(self._on_confirmed, [self._in_flight.pop(tag) for tag in tags])

    def _returned(self, _channel: Channel, method: Basic.Return, _properties: BasicProperties, _body: bytes) -> None:
        self._call(self._on_unroutable, method.routing_key)

    def _call(self, callback: Callable[..., None], *arguments: Any) -> None:
        """Call back, keeping what is raised for `run`: pika would take it for a broken stream."""
        try:
            callback(*arguments)
        except Exception as error:
            self._failure = self._failure or error
            self.stop()

    def _lose(self, reason: object) -> None:
        self._failure = self._failure or BrokerLost(str(reason))
        self.later(GOODBYE_SECONDS, self.stop)  # not at once: pika has yet to close the socket
