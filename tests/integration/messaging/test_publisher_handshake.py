"""A broker that accepts and never answers, as one does while it boots: closing must not fail."""

import socket

import pytest

from shared.messaging.publisher import Publisher


class Woken(Exception):
    """What a callback raises while the connection is being made."""


def wake() -> None:
    raise Woken


def test_a_connection_that_is_still_being_made_can_be_closed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        publisher = Publisher(f"amqp://127.0.0.1:{port}/", wake, lambda _: None, lambda _: None)
        publisher.later(0.3, wake)
        assert not publisher.ready
        with pytest.raises(Woken):
            publisher.run()
        publisher.close()
