"""Example of a queue reader: binds its own queue to what the agreement covers, and acknowledges what it has kept.

    AMQP_URL=amqps://mitra.NAME:…@pustaka… python reader.py NAME events.jsonl community.activity.held.v1 …

Needs pika, and nothing of ours. The broker lets it bind only the types of the agreement, to a queue of its own name.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pika

EXCHANGE = "pustaka.partners"
Take = Callable[[dict[str, Any]], None]


def queue_of(name: str) -> str:
    """The one queue that a partner's broker user may declare."""
    return f"mitra.{name}.events"


def declare(channel: Any, name: str, types: Sequence[str], *, exchange: str = EXCHANGE) -> str:
    """A durable queue, bound type by type. Events wait in it while the reader is away: a week, and 100,000 at most."""
    queue = queue_of(name)
    limits = {"x-queue-type": "quorum", "x-message-ttl": 7 * 86_400_000, "x-max-length": 100_000}
    channel.queue_declare(queue, durable=True, arguments=limits)
    for each in types:
        channel.queue_bind(queue, exchange, each)
    return queue


def read(channel: Any, queue: str, take: Take, *, idle_seconds: float | None = None) -> int:
    """Hand over event by event. It is acknowledged after it was taken: who dies in between gets it again."""
    taken = 0
    channel.basic_qos(prefetch_count=20)
    for method, _properties, body in channel.consume(queue, inactivity_timeout=idle_seconds):
        if method is None:
            break
        take(json.loads(body))
        channel.basic_ack(method.delivery_tag)
        taken += 1
    channel.cancel()
    return taken


def main() -> None:
    """Append every new event to the file, for ever."""
    name, place, types = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    seen = {json.loads(line)["id"] for line in place.read_text().splitlines()} if place.exists() else set()

    def keep(event: dict[str, Any]) -> None:
        if event["id"] not in seen:  # delivery is at least once
            with place.open("a") as file:
                file.write(json.dumps(event, ensure_ascii=False) + "\n")
            seen.add(event["id"])

    with pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"])) as connection:
        channel = connection.channel()
        read(channel, declare(channel, name, types), keep)


if __name__ == "__main__":
    main()
