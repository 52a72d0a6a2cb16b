"""A small service of its own on real servers: one document, one event type, every part of the backbone."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pika
import pytest
from mongoengine import IntField, StringField

from shared.clock import utcnow
from shared.contracts.training import SessionClosedV1
from shared.ids import new_id
from shared.messaging.consumer import Consumer
from shared.messaging.handlers import Handlers
from shared.messaging.relay import Relay
from shared.messaging.topology import names, set_up
from shared.storage import documents, outbox, transaction

LADDER = (0.2, 0.4)


class Effect(documents.Aggregate):
    """What the handler leaves behind: one per event, so that twice would show."""

    session_id = StringField()
    sequence = IntField()
    meta = {"collection": "effects", "indexes": ["session_id"]}


class Chain:
    """Publish here, see the effect there."""

    def __init__(self, settings):
        self.settings = settings
        self.handlers = Handlers(settings.service)
        self.handlers.on(SessionClosedV1)(self._closed)
        self.refuse = set()
        self.names = names(settings)
        self._running = {}
        set_up(settings, self.handlers.routing_keys)

    def _closed(self, event, now):
        if event.data["course_id"] in self.refuse:
            raise ValueError(f"no course {event.data['course_id']}")
        documents.insert(Effect(id=new_id(), session_id=event.subject, sequence=event.sequence), now)

    def start(self, *parts):
        for part in parts:
            stop = threading.Event()
            job = Relay(self.settings, stop) if part == "relay" else Consumer(self.settings, self.handlers, stop)
            thread = threading.Thread(target=job.run, name=part)
            thread.start()
            self._running[part] = (stop, thread)

    def stop(self, *parts):
        for part in parts or list(self._running):
            stop, thread = self._running.pop(part)
            stop.set()
            thread.join(15)
            assert not thread.is_alive(), f"{part} does not stop"

    def publish(self, course_id="c", count=1):
        ids = [new_id() for _ in range(count)]
        transaction.run(lambda: [self._publish(one, course_id) for one in ids])
        return ids

    def _publish(self, id, course_id):
        data = {"session_id": id, "course_id": course_id, "attended": 1, "absent": 0}
        outbox.publish(SessionClosedV1, subject=id, sequence=1, now=utcnow(), data=data)

    def effects(self, ids=None):
        found = Effect.objects if ids is None else Effect.objects(session_id__in=ids)
        return sorted(found.scalar("session_id"))

    def channel(self):
        return pika.BlockingConnection(pika.URLParameters(self.settings.amqp_url)).channel()

    def put(self, body, queue=""):
        channel = self.channel()
        channel.basic_publish("", queue or self.names.inbox, body)
        channel.connection.close()

    def delete_queues(self):
        channel = self.channel()
        for queue in (
            self.names.inbox,
            self.names.dead,
            *(self.names.retry(rung) for rung in self.settings.retry_ladder),
        ):
            channel.queue_delete(queue)
        channel.exchange_delete(self.names.events)
        channel.exchange_delete(self.names.partners)
        channel.connection.close()


@pytest.fixture
def chain(make_service, amqp_url) -> Iterator[Chain]:
    service = make_service("training", None, [Effect], amqp_url=amqp_url, retry_ladder=LADDER)
    chain = Chain(replace(service.settings, namespace=f"t{new_id()[-8:]}."))
    yield chain
    chain.stop()
    chain.delete_queues()
