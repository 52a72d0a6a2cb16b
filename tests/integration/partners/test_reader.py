"""The example reader of deploy/partners on a real broker: only what it bound, in order, again if it was not kept."""

import json
from collections.abc import Iterator
from typing import Any

import pika
import pytest

from deploy.partners import reader
from shared.ids import new_id

HELD, OTHER = "community.activity.held.v1", "training.programme.published.v1"


@pytest.fixture
def channel(amqp_url: str) -> Iterator[Any]:
    with pika.BlockingConnection(pika.URLParameters(amqp_url)) as connection:
        yield connection.channel()


def test_the_reader_gets_what_it_bound_in_order_and_again_what_it_did_not_keep(channel: Any, amqp_url: str) -> None:
    name = new_id()[-8:]
    exchange, queue = f"t-{name}.pustaka.partners", reader.queue_of(name)
    channel.exchange_declare(exchange, "topic", durable=True)
    try:
        assert reader.declare(channel, name, [HELD], exchange=exchange) == queue
        for number, key in enumerate((HELD, OTHER, HELD, HELD)):
            channel.basic_publish(exchange, key, json.dumps({"id": number, "type": key}).encode())
        kept: list[int] = []

        def dies_at_the_second(event: dict[str, Any]) -> None:
            if len(kept) == 1:
                raise OSError("disk full")
            kept.append(event["id"])

        with pika.BlockingConnection(pika.URLParameters(amqp_url)) as other, pytest.raises(OSError, match="disk full"):
            reader.read(other.channel(), queue, dies_at_the_second, idle_seconds=2)
        assert kept == [0]
        again: list[int] = []
        assert reader.read(channel, queue, lambda event: again.append(event["id"]), idle_seconds=1) == 2
        assert again == [2, 3]
    finally:
        channel.queue_delete(queue)
        channel.exchange_delete(exchange)
