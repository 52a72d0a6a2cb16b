"""A whole platform of one's own: started by the runner, on free ports, in a folder that goes afterwards."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx
from pymongo import MongoClient
from pymongo.database import Database

from deploy.local import health, mongo, processes, rabbit, running
from deploy.local.plan import Plan, Process
from deploy.local.sign_in import sign_in
from deploy.local.state import ROOT, State
from tests.support.waiting import eventually

START_SECONDS = 180
MANAGER, LIBRARIAN, CHILDRENS_LIBRARIAN = "197501182005032014", "199803132024011018", "197405171999102009"
SUPERVISOR, OPERATOR, AUDITOR = "198310262010021009", "operator", "auditor"


class Platform:
    """A running platform and what a test may do to it. Process names are those of `./bina status`."""

    def __init__(self, state: State) -> None:
        self.state = state

    @cached_property
    def plan(self) -> Plan:
        return Plan.from_json(self.state.read("plan.json"))

    @property
    def url(self) -> str:
        return self.plan.url

    @property
    def mongo_url(self) -> str:
        return self.plan.notes["mongo_url"]

    @property
    def amqp_url(self) -> str:
        return self.plan.notes["amqp_url"]

    @cached_property
    def mongo(self) -> MongoClient[dict[str, Any]]:
        return MongoClient(self.mongo_url, tz_aware=True)

    def database(self, service: str) -> Database[dict[str, Any]]:
        """The database of a service, to look into."""
        return self.mongo[f"bina_{service}"]

    def sign_in(self, username: str = MANAGER) -> str:
        """An access token, by the whole flow."""
        return sign_in(self.url, username)

    def client(self, username: str | None = MANAGER) -> httpx.Client:
        """A client of the gateway, signed in (None: a visitor). Close it, or use it in a `with`."""
        headers = {"Authorization": f"Bearer {self.sign_in(username)}"} if username else {}
        return httpx.Client(base_url=self.url, headers=headers, timeout=30)

    def mail(self, to: str = "") -> list[dict[str, Any]]:
        """The mail that was sent (to an address), oldest first."""
        listed: list[dict[str, Any]] = httpx.get(self.plan.notes["mail"], params={"to": to}).json()
        return listed

    def address(self, name: str) -> str:
        """Where a process answers, past the gateway: http://127.0.0.1:port."""
        return self.process(name).health.split("/readyz")[0].split("/livez")[0].split("/gateway")[0]

    def process(self, name: str) -> Process:
        return running.find(self.state, name)

    def pid(self, name: str) -> int:
        found = self.state.process(name)
        assert found is not None, f"{name} does not run"
        return found.pid

    def kill(self, name: str, number: int = signal.SIGKILL) -> None:
        """End a process, children and all, and keep it down until `start`."""
        self.state.holds(name).touch()
        self._end(name, number)

    def crash(self, name: str) -> None:
        """SIGKILL; the supervisor starts it again by itself."""
        self._end(name, signal.SIGKILL)

    def start(self, name: str, seconds: float = 60) -> None:
        """Let a killed process come back, and wait until it is well."""
        self.state.holds(name).unlink(missing_ok=True)
        self.await_well(name, seconds=seconds)

    def await_well(self, *names: str, seconds: float = 60) -> None:
        """Wait until these processes (none named: all) are well."""
        for process in [self.process(name) for name in names] or self.plan.all:
            eventually(lambda process=process: self.is_well(process), seconds=seconds, every=0.05)  # type: ignore[misc]

    def is_well(self, process: Process) -> bool:
        return self.state.process(process.name) is not None and health.answers(process.health)

    def log(self, name: str) -> str:
        return self.state.log(name).read_text(errors="replace")

    def _end(self, name: str, number: int) -> None:
        for one in processes.marked(self.state.mark(name)):
            processes.send(one, number)
        eventually(lambda: not processes.marked(self.state.mark(name)), seconds=30)


@contextmanager
def running_platform(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> Iterator[Platform]:
    """A platform for the time of the block. The demonstration city is loaded unless told `--no-demo`."""
    given = {**os.environ, "BINA_PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "GATEWAY_RATE": "0"}
    given = {name: value for name, value in given.items() if name not in ("MONGO_URL", "AMQP_URL")} | _native()
    command = [sys.executable, "-m", "deploy.local", "up", "--state", str(folder), "--port", "0", *arguments]
    output = folder.parent / f"{folder.name}-up.log"
    with output.open("wb") as log:
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**given, **(environment or {})},
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=processes.die_with_parent,
        )
    platform = Platform(State(folder))
    try:
        eventually(lambda: _has_started(child, output), seconds=START_SECONDS, every=0.1)
        yield platform
    finally:
        if "mongo" in platform.__dict__:
            platform.mongo.close()
        child.send_signal(signal.SIGTERM)
        child.wait(90)


def _has_started(child: "subprocess.Popen[bytes]", output: Path) -> bool:
    if child.poll() is not None:
        raise RuntimeError(f"the platform did not start:\n{output.read_text()[-4000:]}")
    return "Ctrl-C stops it" in output.read_text()


def _native() -> dict[str, str]:
    # Tests kill servers by their pid, so private nodes are wanted where they can be had.
    return {"BINA_SERVERS": "native"} if mongo.find_binary() and rabbit.find_binary() else {}
