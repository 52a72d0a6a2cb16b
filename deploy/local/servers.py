"""MongoDB and RabbitMQ, in this order: a URL given, Docker, a binary here, one we may install, else what to type."""

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from deploy.local import environment, mongo, packages, rabbit
from deploy.local.inheritance import inherited
from deploy.local.plan import Process, Task
from deploy.local.state import State
from deploy.local.terminal import Stop, say, step

MONGO_IMAGE = "mongo:7.0"
RABBITMQ_IMAGE = "rabbitmq:4.1-alpine"
USER = "bina"


@dataclass(frozen=True)
class Server:
    """Where a server is, how it came to be, and what must run for it."""

    url: str
    how: str
    processes: list[Process] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)


def find_mongo(state: State, ports: Mapping[str, int]) -> Server:
    """A MongoDB that is a replica set."""
    if given := os.environ.get("MONGO_URL"):
        return Server(given, "given by MONGO_URL")
    image, port = os.environ.get("MONGO_IMAGE", MONGO_IMAGE), ports["mongod"]
    if docker_has(image):
        options = ["--volume", f"{container(state, 'mongod')}:/data/db"]
        arguments = ["mongod", "--replSet", mongo.REPLICA_SET, "--bind_ip_all", "--port", str(port), "--quiet"]
        arguments += mongo.TRANSACTIONS_END
        process = _in_docker(state, "mongod", image, port, port, options, arguments)
        return Server(mongo.url(port), f"Docker, {image}", [process], [_initiate(port)])
    command = mongo.command(mongod(), port, state.data / "mongod")
    process = Process("mongod", command, inherited(), f"tcp://127.0.0.1:{port}", stop_seconds=30)
    return Server(mongo.url(port), f"a private node of {command[0]}", [process], [_initiate(port)])


def find_rabbit(state: State, ports: Mapping[str, int]) -> Server:
    """A RabbitMQ broker."""
    if given := os.environ.get("AMQP_URL"):
        return Server(given, "given by AMQP_URL")
    image, port = os.environ.get("RABBITMQ_IMAGE", RABBITMQ_IMAGE), ports["rabbitmq"]
    password = state.secret("rabbitmq").read_text()
    url, health = rabbit.url(port, USER, password), f"amqp://127.0.0.1:{port}"
    if docker_has(image):
        options = ["--hostname", "bina", "--volume", f"{container(state, 'rabbitmq')}:/var/lib/rabbitmq",
                   "--env", f"RABBITMQ_DEFAULT_USER={USER}", "--env", "RABBITMQ_DEFAULT_PASS"]  # fmt: skip
        process = _in_docker(state, "rabbitmq", image, port, 5672, options, [], {"RABBITMQ_DEFAULT_PASS": password})
        return Server(url, f"Docker, {image}", [process])
    folder, binary = state.data / "rabbitmq", rabbitmq_server()
    rabbit.prepare(folder, USER, password)
    process = Process(
        "rabbitmq", [binary], rabbit.environment(folder, ports, os.environ["PATH"]), health,
        stop_seconds=30, cleanup=[rabbit.epmd_stop(ports["rabbitmq-epmd"])],
    )  # fmt: skip
    return Server(url, f"a private node of {binary}", [process])


def mongod() -> str:
    """A mongod that starts, with the library that it needs. Raises Stop with what to type."""
    binary = mongo.find_binary()
    if binary is None:
        raise Stop(
            "MongoDB is missing, and no package for this machine is in the lock. Install Docker, or\n"
            "  Mac: brew tap mongodb/brew && brew install mongodb-community\n"
            "  or give one:  MONGO_URL=mongodb://…/?replicaSet=rs0 ./bina up"
        )
    if subprocess.run([binary, "--version"], capture_output=True, check=False).returncode:
        packages.install(["libcurl4"], "libcurl (mongod needs it)")
    return binary


def rabbitmq_server() -> str:
    """The start script of RabbitMQ. Raises Stop with what to type."""
    if rabbit.find_binary() is None:
        if sys.platform == "darwin":
            raise Stop("RabbitMQ is missing. Type:  brew install rabbitmq")
        packages.install(["rabbitmq-server"], "RabbitMQ")
    return str(rabbit.find_binary())


@cache
def docker_has(image: str) -> bool:
    """Whether Docker answers and has the image, or can get it."""
    if not docker_answers():
        return False
    if _docker("image", "inspect", image):
        return True
    with step(f"Docker fetches {image}"):
        fetched = _docker("pull", "--quiet", image, seconds=600)
    if not fetched:
        say("    it could not; this server runs without Docker")
    return fetched


@cache
def docker_answers() -> bool:
    """Whether there is a Docker engine that we may use (BINA_SERVERS=native says no)."""
    wanted = os.environ.get("BINA_SERVERS") != "native"
    return wanted and shutil.which("docker") is not None and _docker("info")


def container(state: State, name: str) -> str:
    """The name of a container (and volume) of this copy."""
    return f"bina-{zlib.crc32(str(state.folder).encode()):08x}-{name}"


def _in_docker(
    state: State, name: str, image: str, port: int, inner: int,
    options: list[str], arguments: list[str], variables: Mapping[str, str] | None = None,
) -> Process:  # fmt: skip
    called = container(state, name)
    run = ["docker", "run", "--rm", "--name", called, "--publish", f"127.0.0.1:{port}:{inner}"]
    scheme = "amqp" if name == "rabbitmq" else "tcp"
    return Process(
        name, [*run, *options, image, *arguments], {**inherited(), **(variables or {})},
        f"{scheme}://127.0.0.1:{port}", stop_seconds=40, cleanup=[["docker", "rm", "--force", called]],
    )  # fmt: skip


def _docker(*arguments: str, seconds: float = 20) -> bool:
    try:
        return subprocess.run(["docker", *arguments], capture_output=True, timeout=seconds, check=False).returncode == 0
    except (subprocess.TimeoutExpired, OSError):
        return False


def _initiate(port: int) -> Task:
    host = f"127.0.0.1:{port}"
    return Task("replica set", [str(environment.python()), "-m", "deploy.local.mongo", host], inherited())
