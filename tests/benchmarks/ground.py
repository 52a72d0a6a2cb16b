"""Servers and settings for a measurement, and the peer's tools: bare pymongo and pika."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pika
from mongoengine import Document
from pymongo import MongoClient, WriteConcern
from pymongo.client_session import ClientSession

from shared.ids import new_id
from shared.settings import Settings
from shared.storage import connection, outbox, setup

MAJORITY = WriteConcern("majority")
DEADLINE_SECONDS = 120


@contextmanager
def service(name: str, mongo_url: str, amqp_url: str, documents: Sequence[type[Document]]) -> Iterator[Settings]:
    """A service's settings on a fresh database and its own names on the broker."""
    own = {"mongo_url": mongo_url, "amqp_url": amqp_url, "database": f"bench_{name}", "namespace": f"b{new_id()[-8:]}."}
    settings = Settings.for_tests(name, **own)
    connection.disconnect()
    connection.connect(settings)
    connection.client().drop_database(settings.database)
    outbox.use_source(settings.source)
    setup.ensure(documents)
    yield settings
    connection.client().drop_database(settings.database)
    connection.disconnect()


def in_transaction(client: MongoClient[Any], work: Callable[[ClientSession], None]) -> None:
    """What a careful bare loop does: one majority transaction, run again on conflict."""
    with client.start_session() as tx:
        tx.with_transaction(work, write_concern=MAJORITY)


def bare_channel(amqp_url: str) -> Any:
    """A confirming pika channel, one message at a time."""
    channel = pika.BlockingConnection(pika.URLParameters(amqp_url)).channel()
    channel.confirm_delivery()
    return channel


def wait_until(done: Callable[[], bool]) -> None:
    """Poll finely, but not so often that asking is measured; a measurement that does not end is an error."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError("the measurement does not end")
        time.sleep(0.01)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
