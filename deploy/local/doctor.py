"""`./bina doctor`: what this machine has, what it lacks, and the exact line that mends it."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from deploy.local import environment, mongo, packages, ports, rabbit
from deploy.local.servers import docker_answers
from deploy.local.state import SUPERVISOR, State
from deploy.local.terminal import say


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `mend` is what to type; `bars` whether `up` cannot do without."""

    fine: bool
    what: str
    mend: str = ""
    bars: bool = True


def doctor(state: State) -> int:
    """Print the findings; 0 when nothing bars `./bina up`."""
    findings = list(look(state))
    for one in findings:
        sign = "ok  " if one.fine else "MISS" if one.bars else "note"
        say(f"{sign}  {one.what}" + ("" if one.fine or not one.mend else f"\n      {one.mend}"))
    return 1 if any(not one.fine and one.bars for one in findings) else 0


def look(state: State) -> Iterator[Finding]:
    """Everything that `up` and `test` need, one by one."""
    ours = packages.can_install()
    yield Finding(sys.version_info >= (3, 11), f"Python {platform.python_version()}", "apt-get install python3")
    yield Finding(True, "uv makes the environment" if shutil.which("uv") else "venv and pip make the environment")
    yield Finding(environment.is_ready("local"), "environment from the lock", "./bina up   (makes it)", bars=False)
    docker = docker_answers()
    yield Finding(docker, "Docker answers", "not needed: servers also run natively", bars=False)
    yield from _mongo(docker)
    yield from _rabbit(docker, ours)
    yield from _port(state)
    yield Finding(
        shutil.which("chromium") is not None, "Chromium, for the browser tests",
        "./bina test   (installs it)" if ours else "apt-get install chromium", bars=False,
    )  # fmt: skip


def _mongo(docker: bool) -> Iterator[Finding]:
    given = os.environ.get("MONGO_URL")
    packaged = sys.platform == "linux" and platform.machine() == "x86_64"
    found = mongo.find_binary()
    how = "given by MONGO_URL" if given else found or ("Docker" if docker else "the package of the lock")
    mend = "brew tap mongodb/brew && brew install mongodb-community   or   MONGO_URL=… ./bina up"
    yield Finding(bool(given or found or docker or packaged), f"MongoDB: {how}", mend)


def _rabbit(docker: bool, ours: bool) -> Iterator[Finding]:
    given, found = os.environ.get("AMQP_URL"), rabbit.find_binary()
    how = "given by AMQP_URL" if given else found or ("Docker" if docker else "apt-get, by ./bina up")
    line = "brew install rabbitmq" if sys.platform == "darwin" else "sudo apt-get install rabbitmq-server"
    yield Finding(bool(given or found or docker or ours), f"RabbitMQ: {how}", line)


def _port(state: State) -> Iterator[Finding]:
    port = state.read("ports.json", {}).get("gateway", 8080)
    ours = state.process(SUPERVISOR) is not None
    word = "in use by this platform" if ours else "free"
    yield Finding(ours or ports.is_free(port), f"port {port} {word}", "./bina up --port 8090", bars=False)
