"""A process is more than its number: what was not started by us is never ended by us."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.local import processes
from deploy.local.processes import Identity, identify, is_alive
from tests.support.waiting import eventually

SLEEP = [sys.executable, "-S", "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable, "-S", "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)",
]  # fmt: skip


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[Identity]:
    child = start(tmp_path, SLEEP)
    found = identify(child.pid)
    assert found
    yield found
    processes.stop(found, 2)
    child.wait(5)


def start(folder: Path, command: list[str], mark: str = "") -> subprocess.Popen[bytes]:
    return processes.spawn(
        command,
        environment={},
        log=folder / "log",
        directory=folder,
        mark=mark or f"{folder}:sleeper",
        dies_with_parent=True,
    )


def test_a_number_used_again_is_another_process(sleeper: Identity) -> None:
    assert is_alive(sleeper)
    impostor = Identity(sleeper.pid, "1")
    assert not is_alive(impostor)
    assert not processes.stop(impostor, 1)
    assert is_alive(sleeper), "the process that has the number now was left alone"


def test_a_process_ends_when_asked(sleeper: Identity) -> None:
    assert processes.stop(sleeper, 5) is False
    assert not is_alive(sleeper)


def test_one_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    child = start(tmp_path, STUBBORN)
    eventually(lambda: "deaf" in (tmp_path / "log").read_text())
    found = identify(child.pid)
    assert found
    assert processes.stop(found, 0.1) is True
    child.wait(5)


def test_children_are_found_by_the_mark_that_they_inherit(tmp_path: Path) -> None:
    family = [
        sys.executable, "-S", "-c",
        f"import subprocess, sys; subprocess.Popen({SLEEP!r}); sys.stdin.read(); import time; time.sleep(60)",
    ]  # fmt: skip
    child = start(tmp_path, family)
    eventually(lambda: len(processes.marked(f"{tmp_path}:sleeper")) == 2)
    assert len(processes.marked(f"{tmp_path}:")) == 2
    assert processes.marked(f"{tmp_path}:other") == []
    for one in processes.marked(f"{tmp_path}:"):
        processes.stop(one, 2)
    child.wait(5)
    assert processes.marked(f"{tmp_path}:") == []


def test_what_is_gone_is_gone(tmp_path: Path) -> None:
    child = start(tmp_path, [sys.executable, "-S", "-c", ""])
    child.wait(5)
    assert identify(child.pid) is None
    assert processes.memory_bytes(Identity(child.pid, "0")) == 0


def test_memory_is_counted(sleeper: Identity) -> None:
    assert eventually(lambda: processes.memory_bytes(sleeper) > 1_000_000)
