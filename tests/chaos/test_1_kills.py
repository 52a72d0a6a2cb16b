"""Processes killed in turn and at random, while commands flow."""

import random

import pytest

from tests.chaos.conftest import Scene, seconds

SERVERS = ["rabbitmq", "mongod"]


def test_a_quiet_stretch_comes_out_even(scene: Scene) -> None:
    """Without any harm: so that what fails below fails because of the harm."""
    with scene.traffic.flowing():
        scene.progress(commands=60)
    scene.audit.check()


def test_each_process_killed_in_turn(scene: Scene) -> None:
    met = scene.outages.count
    with scene.traffic.flowing():
        for name in [*scene.town.api_names, *scene.town.worker_names, *SERVERS]:
            scene.town.fleet.restart(name)
            scene.progress()
    assert scene.outages.count > met, "no caller ever met a dead service: this tested nothing"
    scene.audit.check()


@pytest.mark.timeout(300)
def test_killed_at_random(scene: Scene) -> None:
    """Up to three at once, in any order, for a while; the seed is printed and can be given again."""
    seed = int(seconds("CHAOS_SEED", random.SystemRandom().randrange(10**6)))
    print(f"CHAOS_SEED={seed}")
    dice = random.Random(seed)
    everybody = [*scene.town.api_names, *scene.town.worker_names, *SERVERS]
    with scene.traffic.flowing():
        for _ in range(int(seconds("CHAOS_ROUNDS", 8))):
            victims = dice.sample(everybody, dice.randint(1, 3))
            scene.town.fleet.kill(*victims)
            dice.shuffle(victims)
            scene.town.fleet.start(*victims)
            scene.town.fleet.wait(*victims)
            scene.progress(commands=10)
    scene.audit.check()
