"""The relay: outbox to confirmed and marked, against publishing and marking one by one, and the broker's ceiling."""

import threading
from typing import Any

import orjson
import pika

from shared.clock import utcnow
from shared.contracts.training import SessionClosedV1
from shared.ids import new_id
from shared.messaging.relay import BATCH, Relay
from shared.messaging.topology import names, set_up
from shared.settings import Settings
from shared.storage import outbox, transaction
from shared.storage.outbox import OutboxRow
from tests.benchmarks.ground import bare_channel, seconds, service, wait_until
from tests.benchmarks.result import Result

OURS, PEER, CHUNK = 20_000, 1000, 1000


def measure(mongo_url: str, amqp_url: str) -> list[Result]:
    """Ratios to the loop and to the ceiling."""
    with service("training", mongo_url, amqp_url, ()) as settings:
        set_up(settings, [SessionClosedV1.routing_key])
        _write(OURS)
        ours = OURS / _relay(settings)
        bodies = [orjson.dumps(row["event"]) for row in OutboxRow._get_collection().find().limit(OURS)]
        OutboxRow._get_collection().delete_many({})
        _write(PEER)
        peer = PEER / _one_by_one(settings)
        ceiling = OURS / _confirmed_ceiling(settings, bodies)
    figures = {"ours/s": ours, "peer/s": peer, "ceiling/s": ceiling}
    return [
        Result("relay: times publish-and-mark one by one", ours / peer, "x", at_least=6, figures=figures),
        Result("relay: of the broker's confirmed ceiling", ours / ceiling, "", at_least=0.5),
    ]


def _write(count: int) -> None:
    for _ in range(0, count, CHUNK):
        transaction.run(_publish_chunk)


def _publish_chunk() -> None:
    for _ in range(CHUNK):
        _publish()


def _publish() -> None:
    session = new_id()
    data = {"session_id": session, "course_id": new_id(), "attended": 12, "absent": 3}
    outbox.publish(SessionClosedV1, subject=session, sequence=1, now=utcnow(), data=data)


def _relay(settings: Settings) -> float:
    stop = threading.Event()
    thread = threading.Thread(target=Relay(settings, stop, wait_for_wake=False).run)

    def drain() -> None:
        thread.start()
        wait_until(lambda: OutboxRow._get_collection().find_one({"pending": True}) is None)

    taken = seconds(drain)
    stop.set()
    thread.join()
    return taken


def _one_by_one(settings: Settings) -> float:
    channel, rows = bare_channel(settings.amqp_url), OutboxRow._get_collection()
    properties = pika.BasicProperties(delivery_mode=2)

    def loop() -> None:
        while row := rows.find_one({"pending": True}, sort=[("_id", 1)]):
            body = orjson.dumps(row["event"])
            channel.basic_publish(names(settings).events, row["key"], body, properties, mandatory=True)
            rows.update_one({"_id": row["_id"]}, {"$set": {"published_at": utcnow()}, "$unset": {"pending": ""}})

    taken = seconds(loop)
    channel.connection.close()
    return taken


def _confirmed_ceiling(settings: Settings, bodies: list[bytes]) -> float:
    """No database: ready bodies over one connection, the relay's window of confirms in flight."""
    waiting, todo = [0], iter(bodies)
    properties = pika.BasicProperties(delivery_mode=2)

    def fill(channel: Any) -> None:
        while waiting[0] < BATCH and (body := next(todo, None)) is not None:
            channel.basic_publish(names(settings).events, SessionClosedV1.routing_key, body, properties, mandatory=True)
            waiting[0] += 1
        if not waiting[0]:
            connection.close()

    def opened(channel: Any) -> None:
        last = [0]

        def confirmed(frame: Any) -> None:
            waiting[0] -= frame.method.delivery_tag - last[0] if frame.method.multiple else 1
            last[0] = max(last[0], frame.method.delivery_tag)
            fill(channel)

        channel.confirm_delivery(confirmed, callback=lambda _: fill(channel))

    connection = pika.SelectConnection(
        pika.URLParameters(settings.amqp_url),
        on_open_callback=lambda made: made.channel(on_open_callback=opened),
        on_close_callback=lambda made, _: made.ioloop.stop(),
    )
    return seconds(connection.ioloop.start)
