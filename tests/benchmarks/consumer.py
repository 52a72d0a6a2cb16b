"""The consumer: assessment's real handler on a backlog, against a per-message loop and MongoDB's own ceiling.

All three write the very same documents: all that the service keeps of a completion, wherever it keeps it.
"""

import threading
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import orjson
from pymongo.collection import Collection

from services.assessment.documents import DOCUMENTS, Credit
from services.assessment.events.incoming import incoming
from shared.clock import utcnow
from shared.contracts.envelope import routing_key_of, wrap
from shared.contracts.training import CourseCompletedV1
from shared.ids import new_id
from shared.messaging.consumer import BATCH, Consumer
from shared.messaging.topology import names, set_up
from shared.settings import Settings
from shared.storage import connection
from shared.storage.inbox import InboxRow
from tests.benchmarks.ground import bare_channel, in_transaction, seconds, service, wait_until
from tests.benchmarks.result import Result

OURS, PEER = 6000, 500
Rows = list[tuple[str, dict[str, Any]]]


def measure(mongo_url: str, amqp_url: str) -> list[Result]:
    """Ratios to the per-message loop and to the ceiling."""
    with service("assessment", mongo_url, amqp_url, DOCUMENTS) as settings:
        set_up(settings, incoming.routing_keys)
        ours = OURS / _drain(settings)
        written = _written()
        peer = PEER / _bare_loop(settings, written)
        ceiling = OURS / _ceiling(written)
    figures = {"ours/s": ours, "peer/s": peer, "ceiling/s": ceiling}
    return [
        Result("consumer: times a per-message loop", ours / peer, "x", at_least=10, figures=figures),
        Result(f"consumer: of MongoDB's ceiling, batches of {BATCH}", ours / ceiling, "", at_least=0.5),
    ]


def _written() -> dict[str, list[dict[str, Any]]]:
    """Every collection that holds a document of each event."""
    database = connection.database()
    found = {name: list(database[name].find()) for name in sorted(database.list_collection_names())}
    return {name: rows for name, rows in found.items() if len(rows) == OURS}


def _drain(settings: Settings) -> float:
    _fill(settings, OURS)
    stop = threading.Event()
    thread = threading.Thread(target=Consumer(settings, incoming, stop).run)

    def drain() -> None:
        thread.start()
        wait_until(lambda: InboxRow._get_collection().estimated_document_count() >= OURS)

    taken = seconds(drain)
    stop.set()
    thread.join()
    assert Credit.objects.count() == OURS
    return taken


def _bare_loop(settings: Settings, written: dict[str, list[dict[str, Any]]]) -> float:
    """Message by message: parse, one transaction (inbox, effects, outbox), acknowledge."""
    _clear(written)
    _fill(settings, PEER)
    client, rows = connection.client(), _by_event(written)
    channel = bare_channel(settings.amqp_url)
    channel.basic_qos(prefetch_count=50)

    def loop() -> None:
        for method, _properties, body in islice(channel.consume(names(settings).inbox), PEER):
            orjson.loads(body)
            mine = next(rows)
            in_transaction(client, lambda tx, mine=mine: _write(mine, tx))  # type: ignore[misc]
            channel.basic_ack(method.delivery_tag)

    taken = seconds(loop)
    channel.connection.close()
    return taken


def _ceiling(written: dict[str, list[dict[str, Any]]]) -> float:
    """No broker, no parsing: only the inserts, in transactions of the consumer's batch size."""
    _clear(written)
    client = connection.client()

    def insert() -> None:
        for first in range(0, OURS, BATCH):
            in_transaction(client, lambda tx, first=first: _write_batch(written, first, tx))  # type: ignore[misc]

    return seconds(insert)


def _write(rows: Rows, tx: Any) -> None:
    for name, row in rows:
        _collection(name).insert_one(row, session=tx)


def _write_batch(written: dict[str, list[dict[str, Any]]], first: int, tx: Any) -> None:
    for name, rows in written.items():
        _collection(name).insert_many(rows[first : first + BATCH], session=tx)


def _by_event(written: dict[str, list[dict[str, Any]]]) -> Iterator[Rows]:
    for rows in zip(*written.values(), strict=True):
        yield list(zip(written, rows, strict=True))


def _clear(written: dict[str, list[dict[str, Any]]]) -> None:
    for name in written:
        _collection(name).delete_many({})


def _collection(name: str) -> Collection[dict[str, Any]]:
    return connection.database()[name]


def _fill(settings: Settings, count: int) -> None:
    from shared.messaging.publisher import Outgoing, Publisher

    events = [_completion() for _ in range(count)]
    queue, confirmed = names(settings).inbox, [0]

    def send() -> None:
        for event in events:
            body = orjson.dumps(event)
            publisher.publish(Outgoing(event["id"], "", queue, body, {}, "application/cloudevents+json"))

    def on_confirmed(refs: list[str]) -> None:
        confirmed[0] += len(refs)
        if confirmed[0] == count:
            publisher.stop()

    publisher = Publisher(settings.amqp_url, send, on_confirmed, lambda _: None)
    publisher.run()
    publisher.close()


def _completion() -> dict[str, Any]:
    completion, now = new_id(), utcnow()
    data = {
        "completion_id": completion,
        "session_id": new_id(),
        "course_id": new_id(),
        "course_title": "Pelayanan Prima",
        "librarian_id": new_id(),
        "unit_id": new_id(),
        "completed_on": date(2026, 11, 23),
        "hours": 8,
        "competencies": [{"slug": "pelayanan", "title": "Pelayanan prima", "skkni_code": None}],
        "pre_score": 50,
        "post_score": 85,
    }
    event = wrap(
        CourseCompletedV1,
        id=new_id(),
        source="urn:binapustaka:bench/training",
        subject=completion,
        sequence=1,
        time=now,
        data=CourseCompletedV1.encode(data),
        correlation_id=new_id(),
        causation_id="",
        traceparent="",
    )
    assert routing_key_of(event) == CourseCompletedV1.routing_key
    return event
