"""A platform to be harmed: own database and broker, four APIs, four workers; training's worker in two halves."""

import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pymongo import MongoClient

from deploy.local import layout, ports
from deploy.local.plan import SERVICES, Plan, Process, Task
from deploy.local.servers import find_mongo, find_rabbit
from deploy.local.state import State
from tests.chaos.broker import Broker
from tests.chaos.fleet import Fleet
from tests.support.tokens import TokenMint

# Short rungs, so that "tried again, and in the end given up" fits into a test.
LADDER = "0.5,1,2"
AWAY_AFTER_MS = 2000  # a driver waits half a minute for a lost database before it says so; a test need not
HALVES = {"training-consumer": "consumer", "training-relay": "relay"}
PROBE = [sys.executable, "-m", "tests.chaos.probe"]


@dataclass
class Town:
    """What the tests reach for."""

    fleet: Fleet
    apis: dict[str, str]
    broker: Broker
    database: MongoClient[dict[str, Any]]
    mint: TokenMint

    @property
    def api_names(self) -> list[str]:
        return [f"{service}-api" for service in SERVICES]

    @property
    def worker_names(self) -> list[str]:
        return [name for name in self.fleet.known if name.endswith(("-worker", "-consumer", "-relay"))]

    @property
    def consumer_names(self) -> list[str]:
        return [name for name in self.worker_names if not name.endswith("-relay")]

    def collection(self, service: str, name: str) -> Any:
        return self.database[f"bina_{service}"][name]


@contextmanager
def town(folder: Path, mint: TokenMint) -> Iterator[Town]:
    """Start all of it; nothing of it is left afterwards."""
    state = State(folder)
    state.make()
    numbers = ports.allocate([*layout.port_names(), "training-relay", "probe"], {}, in_use=False)
    mongo, broker = find_mongo(state, numbers), find_rabbit(state, numbers)
    mongo = replace(mongo, url=f"{mongo.url}&serverSelectionTimeoutMS={AWAY_AFTER_MS}")
    plan = layout.lay_out(state, ports.free(1)[0], numbers, mongo, broker)
    fleet = Fleet(state)
    for process in [*plan.servers, *_ours(plan, mint, numbers)]:
        fleet.add(process)
    try:
        _start(fleet, plan)
        with MongoClient[dict[str, Any]](mongo.url, tz_aware=True, retryReads=True) as client:
            apis = {service: f"http://127.0.0.1:{numbers[f'{service}-api']}" for service in SERVICES}
            yield Town(fleet, apis, Broker(broker.url, fleet.known.get("rabbitmq")), client, mint)
    finally:
        fleet.end()


def _start(fleet: Fleet, plan: Plan) -> None:
    servers = [process.name for process in plan.servers]
    fleet.start(*servers)
    fleet.wait(*servers)
    probe = Task("probe setup", [*PROBE, "setup"], fleet.known["probe-worker"].environment)
    for stage in [*plan.stages, [probe]]:
        tasks = [subprocess.Popen(task.command, env={**task.environment, "RETRY_LADDER": LADDER}) for task in stage]
        assert [task.wait(90) for task in tasks] == [0] * len(tasks), "set-up failed"
    others = [name for name in fleet.known if name not in servers]
    fleet.start(*others)
    fleet.wait(*others, seconds=90)


def _ours(plan: Plan, mint: TokenMint, numbers: dict[str, int]) -> Iterator[Process]:
    over = {
        "OIDC_ISSUER": mint.settings()["issuer"],
        "OIDC_AUDIENCE": mint.settings()["audience"],
        "OIDC_JWKS_URL": mint.jwks_url,
        "RETRY_LADDER": LADDER,
        "BINA_SECRET": secrets.token_urlsafe(16),
    }
    for process in plan.processes:
        if process.name.startswith(("identity", "mail", "web", "gateway")):
            continue
        changed = replace(process, environment={**process.environment, **over})
        yield from _in_halves(changed, numbers) if process.name == "training-worker" else [changed]
        if process.name == "training-worker":
            yield _moved(replace(changed, name="probe-worker", command=[*PROBE, "worker"]), numbers["probe"])


def _in_halves(worker: Process, numbers: dict[str, int]) -> Iterator[Process]:
    places = {"training-consumer": numbers["training-worker"], "training-relay": numbers["training-relay"]}
    for name, only in HALVES.items():
        yield _moved(replace(worker, name=name, command=[*worker.command, "--only", only]), places[name])


def _moved(worker: Process, port: int) -> Process:
    environment = {**worker.environment, "WORKER_PORT": str(port), "PORT": str(port)}
    return replace(worker, environment=environment, health=f"http://127.0.0.1:{port}/readyz")
