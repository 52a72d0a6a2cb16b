"""Deliveries that are doubled, out of order, or not to be read."""

import random

import orjson

from shared.ids import new_id
from tests.chaos.conftest import Scene
from tests.chaos.probe import REFUSED
from tests.support.waiting import eventually


def test_every_delivery_doubled(scene: Scene) -> None:
    """All that was ever published is published once more, in the middle of the day."""
    with scene.traffic.flowing():
        scene.progress(commands=40)
        events = [(event["key"], _body(event)) for event in scene.audit.events()]
        scene.town.broker.publish(events)
        scene.progress()
    scene.audit.check()


def test_deliveries_out_of_order(scene: Scene) -> None:
    """What happened while nobody listened arrives shuffled; in order it arrives only afterwards."""
    fleet, workers = scene.town.fleet, scene.town.worker_names
    fleet.stop(*workers)
    with scene.traffic.flowing():
        scene.progress(commands=60)
    events = [(event["key"], _body(event)) for event in scene.audit.events(pending=True)]
    assert len(events) >= 30
    random.Random(7).shuffle(events)
    scene.town.broker.publish(events)
    fleet.start(*workers)
    fleet.wait(*workers)
    # What one event's effect publishes is new; the shuffled ones are published by the relays once more, in order.
    scene.audit.check()


def test_poison_goes_to_the_dead_letters_and_nothing_else_does(scene: Scene) -> None:
    key = "community.librarian.registered.v1"
    good = next(event for event in scene.audit.events(key))
    unknown = {**good, "id": new_id(), "type": good["type"].replace(".v1", ".v99")}
    unfit = {**good, "id": new_id(), "data": {"librarian_id": 7}}
    poison = [b"{ not JSON", b"", b"\xff\xfe\x00", b"[1, 2]", _body(unknown), _body(unfit)]
    refused = {**good, "id": new_id(), "subject": f"{REFUSED}{new_id()}"}
    with scene.traffic.flowing():
        scene.town.broker.publish([("training.inbox", body) for body in poison], exchange="")
        scene.town.broker.publish([("probe.inbox", _body(refused))], exchange="")
        scene.progress(commands=30)
        scene.town.fleet.restart("training-consumer", "probe-worker")
    scene.audit.poison |= {("training", "malformed", body) for body in poison if body != _body(unknown)}
    scene.audit.poison |= {("training", "unknown-type", _body(unknown)), ("probe", "exhausted", _body(refused))}
    _until_only_poison_is_dead(scene)
    letter = scene.town.collection("probe", "dead_letters").find_one({"event_id": refused["id"]})
    assert letter["attempts"] == 4, "one delivery and three rungs"
    scene.audit.check()


def test_poison_while_the_database_is_away(scene: Scene) -> None:
    """The dead letter has nowhere to go yet: it waits, too."""
    fleet = scene.town.fleet
    fleet.kill("mongod")
    scene.town.broker.publish([("training.inbox", b"still not JSON")], exchange="")
    fleet.start("mongod")
    fleet.wait("mongod", *scene.town.worker_names)
    scene.audit.poison.add(("training", "malformed", b"still not JSON"))
    _until_only_poison_is_dead(scene)
    with scene.traffic.flowing():
        scene.progress()
    scene.audit.check()


def _until_only_poison_is_dead(scene: Scene) -> None:
    def looked_at() -> bool:
        found = scene.audit.dead_letters()
        missing, extra = scene.audit.poison - found, found - scene.audit.poison
        assert not missing, f"not dead yet: {missing}; on the way: {scene.town.broker.messages()}"
        assert not extra, f"dead without being poison: {extra}"
        return True

    eventually(looked_at, 60, every=0.5)


def _body(event: dict[str, object]) -> bytes:
    return orjson.dumps({name: value for name, value in event.items() if name != "key"})
