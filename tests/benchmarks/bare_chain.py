"""The peer for latency: bare pymongo and pika, the same guarantees, one event at a time.

`python -m tests.benchmarks.bare_chain MONGO_URL AMQP_URL`: consumes in this process until it is terminated.
"""

import sys
from typing import Any

import orjson
import pika
from pymongo import MongoClient

from shared.clock import utcnow
from shared.ids import new_id
from tests.benchmarks.ground import MAJORITY, bare_channel, in_transaction

DATABASE, QUEUE = "bench_bare_chain", "bench.bare.inbox"
QUORUM = {"x-queue-type": "quorum"}


class BareProducer:
    """Document and outbox in one transaction, then publish, confirm, mark."""

    def __init__(self, mongo_url: str, amqp_url: str) -> None:
        self.client: MongoClient[dict[str, Any]] = MongoClient(mongo_url)
        self.database = self.client[DATABASE]
        self.channel = bare_channel(amqp_url)
        self.channel.queue_declare(QUEUE, durable=True, arguments=QUORUM)

    def accept(self) -> str:
        """The command: state and event together. Returns the event's id."""
        key, now = new_id(), utcnow()
        event = {"id": key, "type": "thing.done.v1", "subject": key, "time": now.isoformat(), "data": {"n": 1}}

        def work(tx: Any) -> None:
            self.database["things"].insert_one({"_id": key, "version": 1}, session=tx)
            self.database["outbox"].insert_one({"_id": key, "event": event, "pending": True}, session=tx)

        in_transaction(self.client, work)
        return key

    def publish(self, key: str) -> None:
        """The relay's part, right away."""
        row = self.database["outbox"].find_one({"_id": key})
        assert row is not None
        self.channel.basic_publish("", QUEUE, orjson.dumps(row["event"]), pika.BasicProperties(delivery_mode=2))
        self.database["outbox"].update_one({"_id": key}, {"$unset": {"pending": ""}})


def consume(mongo_url: str, amqp_url: str) -> None:
    """Inbox and effect in one transaction, acknowledge; for ever."""
    client: MongoClient[dict[str, Any]] = MongoClient(mongo_url)
    database = client[DATABASE]
    channel = bare_channel(amqp_url)
    channel.queue_declare(QUEUE, durable=True, arguments=QUORUM)
    channel.basic_qos(prefetch_count=50)
    for method, _properties, body in channel.consume(QUEUE):
        event = orjson.loads(body)

        def work(tx: Any, event: dict[str, Any] = event) -> None:
            database["inbox"].insert_one({"_id": event["id"]}, session=tx)
            database["effects"].insert_one({"_id": event["subject"]}, session=tx)

        in_transaction(client, work)
        channel.basic_ack(method.delivery_tag)


if __name__ == "__main__":
    assert MAJORITY.document == {"w": "majority"}
    consume(sys.argv[1], sys.argv[2])
