"""What a test does to the broker: looks into queues, puts messages there, fills its disk."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pika
from pika.adapters.blocking_connection import BlockingChannel

from deploy.local.plan import Process
from deploy.local.rabbit import find_binary

EVENTS = "pustaka.events"
CONTENT_TYPE = "application/cloudevents+json"
MORE_THAN_ANY_DISK = "100000GB"


@dataclass(frozen=True)
class Broker:
    """One RabbitMQ node; `process` is how it was started (None: it was given by URL)."""

    url: str
    process: Process | None

    @contextmanager
    def channel(self) -> Iterator[BlockingChannel]:
        parameters = pika.URLParameters(self.url)
        parameters.blocked_connection_timeout = 30
        connection = pika.BlockingConnection(parameters)
        try:
            channel = connection.channel()
            channel.confirm_delivery()
            yield channel
        finally:
            connection.close()

    def publish(self, messages: Sequence[tuple[str, bytes]], exchange: str = EVENTS, **headers: Any) -> None:
        """Publish (routing key, body) pairs, each confirmed; unroutable ones are nobody's business."""
        properties = pika.BasicProperties(content_type=CONTENT_TYPE, delivery_mode=2, headers=headers)
        with self.channel() as channel:
            for key, body in messages:
                channel.basic_publish(exchange, key, body, properties)

    def ready(self, queue: str) -> int:
        """How many messages wait in a queue."""
        with self.channel() as channel:
            return int(channel.queue_declare(queue, passive=True).method.message_count)

    def messages(self) -> dict[str, int]:
        """The queues that hold anything, delivered and not acknowledged included."""
        rows = [line.split("\t") for line in self.control("--silent", "list_queues", "name", "messages").splitlines()]
        return {name: int(count) for name, count in rows if count not in ("", "0")}

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """While inside, the broker believes that its disk is full and blocks whoever publishes."""
        self.control("set_disk_free_limit", MORE_THAN_ANY_DISK)
        try:
            yield
        finally:
            self.control("set_disk_free_limit", "50MB")

    def control(self, *arguments: str) -> str:
        """Run rabbitmqctl on the node."""
        assert self.process is not None, "a broker given by URL is not ours to harm"
        if self.process.command[0] == "docker":
            called = self.process.command[self.process.command.index("--name") + 1]
            command, environment = ["docker", "exec", called, "rabbitmqctl"], dict(os.environ)
        else:
            environment = dict(self.process.environment)
            tool = Path(find_binary() or "rabbitmq-server").with_name("rabbitmqctl")
            command = [str(tool), "--node", environment["RABBITMQ_NODENAME"]]
        done = subprocess.run(
            [*command, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
