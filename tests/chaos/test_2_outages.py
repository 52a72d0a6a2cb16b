"""Broker and database away, and a broker whose disk is full: commands go on, events wait in the outboxes."""

import time

import pytest

from tests.chaos.conftest import Scene, seconds
from tests.support.waiting import eventually

AWAY_SECONDS = seconds("CHAOS_BROKER_AWAY_SECONDS", 120)


@pytest.mark.timeout(AWAY_SECONDS + 240)
def test_broker_away_for_two_minutes(scene: Scene) -> None:
    """Nobody who asks for something notices; afterwards everything arrives."""
    fleet, met = scene.town.fleet, scene.outages.count
    fleet.stop("rabbitmq")
    until = time.monotonic() + AWAY_SECONDS
    # A few bursts over the whole time, not one: connections must survive idleness and use.
    while time.monotonic() < until:
        with scene.traffic.flowing():
            scene.progress(commands=10)
        _idle(scene, until=min(until, time.monotonic() + AWAY_SECONDS / 6))
    assert scene.outages.count == met, "an API was not there, though only the broker was away"
    assert _waiting(scene) > 0
    fleet.start("rabbitmq")
    fleet.wait("rabbitmq")
    scene.audit.check()


def test_database_away_consumes_no_attempt(scene: Scene) -> None:
    """Events are on their way when the database goes: they wait for it, none becomes a dead letter."""
    fleet, holders = scene.town.fleet, ("notifier-worker", "probe-worker")
    fleet.stop(*scene.town.consumer_names)
    with scene.traffic.flowing():
        scene.progress(commands=40)
    fleet.start("community-worker", "assessment-worker")  # their relays: the probe is to have something to do
    eventually(lambda: _waiting(scene) == 0, 60)
    # They consume too, and tell of what they did: only once they are down does the count stand still.
    fleet.stop("community-worker", "assessment-worker")
    held = scene.town.broker.ready("probe.inbox")
    assert held > 20
    fleet.kill("mongod")
    fleet.start(*scene.town.consumer_names)
    eventually(lambda: scene.town.broker.ready("probe.inbox") == 0, 60)
    _stay_unacknowledged(scene, "probe.inbox", held)
    # Whoever is killed now holds deliveries that have had no effect.
    fleet.kill(*holders)
    fleet.start("mongod", *holders)
    fleet.wait("mongod", *scene.town.worker_names)
    scene.audit.check()


def test_full_disk_blocks_publishers_and_nobody_else(scene: Scene) -> None:
    with scene.town.broker.full_disk():
        with scene.traffic.flowing():
            scene.progress(commands=60)
        assert _waiting(scene) > 0, "events were published in spite of the alarm"
        # A relay that is killed while it is blocked has to come back into the same alarm.
        scene.town.fleet.restart("training-relay", "community-worker")
    scene.audit.check()


def _waiting(scene: Scene) -> int:
    boxes = [scene.town.collection(service, "outbox") for service in ("training", "assessment", "community")]
    return sum(box.count_documents({"pending": True}) for box in boxes)


def _idle(scene: Scene, until: float) -> None:
    """Nothing is asked of anybody, and every process stays up without its broker."""
    while time.monotonic() < until:
        assert all(child.poll() is None for child in scene.town.fleet.running.values())
        time.sleep(0.5)


def _stay_unacknowledged(scene: Scene, queue: str, count: int) -> None:
    """What had no effect stays with the broker, for longer than a consumer needs to do something wrong."""
    eventually(lambda: scene.town.broker.messages().get(queue) == count, 60)  # its own count is seconds late
    until = time.monotonic() + 8
    while time.monotonic() < until:
        assert scene.town.broker.messages().get(queue) == count, "acknowledged before the effect was stored"
