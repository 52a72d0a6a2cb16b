"""A MongoDB replica set and a RabbitMQ for the session: given by URL, else by Docker, else started natively."""

import os
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from pathlib import Path

import pytest

from deploy.local import health, mongo, ports, processes, rabbit
from tests.support.waiting import eventually

ROOT = Path(__file__).parents[2]
MONGO_IMAGE = os.environ.get("MONGO_IMAGE", "mongo:6.0")
RABBITMQ_IMAGE = os.environ.get("RABBITMQ_IMAGE", "rabbitmq:3.13")


@contextmanager
def mongo_server(folder: Path) -> Iterator[str]:
    """The URL of a writable replica set."""
    with ExitStack() as stack:
        yield os.environ.get("MONGO_URL") or stack.enter_context(
            _pick(MONGO_IMAGE, _mongo_in_docker, _mongo_native)(folder)
        )


@contextmanager
def amqp_server(folder: Path) -> Iterator[str]:
    """The URL of a RabbitMQ broker."""
    with ExitStack() as stack:
        yield os.environ.get("AMQP_URL") or stack.enter_context(
            _pick(RABBITMQ_IMAGE, _amqp_in_docker, _amqp_native)(folder)
        )


Server = Callable[[Path], AbstractContextManager[str]]


def _pick(image: str, in_docker: Server, native: Server) -> Server:
    return in_docker if _docker_has(image) else native


@cache
def _docker_has(image: str) -> bool:
    """Whether Docker answers and has (or can get) the image; asked once a session."""
    if os.environ.get("BINA_SERVERS") == "native" or not shutil.which("docker"):
        return False
    if not _docker("info"):
        return False
    return _docker("image", "inspect", image) or _docker("pull", "--quiet", image, seconds=300)


def _docker(*arguments: str, seconds: float = 20) -> bool:
    try:
        return subprocess.run(["docker", *arguments], capture_output=True, timeout=seconds, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


@contextmanager
def _mongo_in_docker(folder: Path) -> Iterator[str]:
    from testcontainers.core.container import DockerContainer

    [port] = ports.free(1)
    container = DockerContainer(MONGO_IMAGE).with_command(f"--replSet {mongo.REPLICA_SET} --bind_ip_all --port {port}")
    with container.with_bind_ports(port, port):
        mongo.initiate(f"127.0.0.1:{port}", f"127.0.0.1:{port}")
        yield mongo.url(port)


@contextmanager
def _amqp_in_docker(folder: Path) -> Iterator[str]:
    from testcontainers.core.container import DockerContainer

    with DockerContainer(RABBITMQ_IMAGE).with_exposed_ports(5672) as container:
        port = int(container.get_exposed_port(5672))
        eventually(lambda: health.answers(f"amqp://127.0.0.1:{port}"), seconds=60)
        yield rabbit.url(port, "guest", "guest")


@contextmanager
def _mongo_native(folder: Path) -> Iterator[str]:
    binary = mongo.find_binary()
    if binary is None:
        _missing("mongod")
    [port] = ports.free(1)
    with _running(mongo.command(str(binary), port, folder / "mongo"), dict(os.environ), folder / "mongod.log"):
        mongo.initiate(f"127.0.0.1:{port}", f"127.0.0.1:{port}")
        yield mongo.url(port)


@contextmanager
def _amqp_native(folder: Path) -> Iterator[str]:
    binary = rabbit.find_binary()
    if binary is None:
        _missing("rabbitmq-server")
    home, password = folder / "rabbit", secrets.token_urlsafe(12)
    numbers = dict(zip(rabbit.PORTS, ports.free(len(rabbit.PORTS)), strict=True))
    rabbit.prepare(home, "test", password)
    environment = rabbit.environment(home, numbers, os.environ["PATH"])
    with _running([str(binary)], environment, folder / "rabbitmq.log"):
        eventually(lambda: health.answers(f"amqp://127.0.0.1:{numbers['rabbitmq']}"), seconds=60)
        yield rabbit.url(numbers["rabbitmq"], "test", password)
    subprocess.run(rabbit.epmd_stop(numbers["rabbitmq-epmd"]), capture_output=True, check=False)


@contextmanager
def _running(command: list[str], environment: dict[str, str], log: Path) -> Iterator[None]:
    child = processes.spawn(
        command, environment=environment, log=log, directory=log.parent, mark=f"tests:{log.stem}", dies_with_parent=True
    )
    identity = processes.identify(child.pid)
    try:
        yield
    finally:
        if identity:
            processes.stop(identity, 20)
        child.wait(5)


def _missing(name: str) -> None:
    line = f"{name} is not there: run ./bina test (it installs it) or give MONGO_URL and AMQP_URL"
    if os.environ.get("BINA_REQUIRE_INFRA"):
        pytest.fail(line, pytrace=False)
    pytest.skip(line)
