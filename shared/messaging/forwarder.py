"""Moving a message on to a retry rung or the dead letters: confirmed before the original is acknowledged."""

from typing import Any

from amqp.exceptions import AMQPError
from kombu import Connection, Producer
from kombu.exceptions import OperationalError

CONFIRM_SECONDS = 10.0


class NotForwarded(Exception):
    """The copy was not confirmed. The original stays unacknowledged and comes again."""


class Forwarder:
    """A confirming publisher to single queues, on a connection of its own (never the consumer's)."""

    def __init__(self, amqp_url: str) -> None:
        self._url = amqp_url
        self._connection: Connection | None = None
        self._producer: Producer | None = None

    def send(self, queue: str, body: bytes, headers: dict[str, Any], content_type: str) -> None:
        """Publish a persistent copy and wait for the confirm. Raises NotForwarded."""
        try:
            self._ready().publish(
                body,
                exchange="",
                routing_key=queue,
                headers=headers,
                content_type=content_type,
                content_encoding="utf-8",
                delivery_mode=2,
                mandatory=True,
                confirm_timeout=CONFIRM_SECONDS,
            )
        except (OperationalError, OSError, AMQPError) as error:
            self.close()  # after a timeout a late confirm could be taken for another message's
            raise NotForwarded(str(error)) from error

    def close(self) -> None:
        """Drop the connection; the next `send` makes a new one."""
        connection, self._connection, self._producer = self._connection, None, None
        if connection is not None:
            connection.collect(socket_timeout=1)  # no long goodbye: the broker may be gone

    def _ready(self) -> Producer:
        if self._producer is None:
            self._connection = Connection(self._url, transport_options={"confirm_publish": True}, connect_timeout=5)
            self._producer = Producer(self._connection.channel(), serializer=None, auto_declare=False)
        return self._producer
