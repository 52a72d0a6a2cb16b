"""Processes told apart by more than a number: a pid is used again, a pid with its start time is not."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MARK = "BINA_MARK"
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Identity:
    """One process, for ever."""

    pid: int
    started: str


def identify(pid: int) -> Identity | None:
    """The identity of a running process; None when it is gone (a zombie is gone)."""
    started = _started_linux(pid) if sys.platform == "linux" else _started_posix(pid)
    return Identity(pid, started) if started else None


def is_alive(process: Identity | None) -> bool:
    return process is not None and identify(process.pid) == process


def spawn(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    log: Path,
    directory: Path,
    mark: str,
    dies_with_parent: bool,
) -> subprocess.Popen[bytes]:
    """Start `command` in its own session, its output appended to `log`.

    With `dies_with_parent` the kernel ends it when the calling thread ends: call it from the main thread.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(
            list(command),
            cwd=directory,
            env={**environment, MARK: mark},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent if dies_with_parent and sys.platform == "linux" else None,
        )


def stop(process: Identity, seconds: float) -> bool:
    """SIGTERM, then SIGKILL after `seconds`. True when it had to be killed."""
    if not is_alive(process):
        return False
    send(process, signal.SIGTERM)
    if wait_gone(process, seconds):
        return False
    send(process, signal.SIGKILL)
    wait_gone(process, 5)
    return True


def send(process: Identity, number: int) -> None:
    """Signal exactly this process; silently nothing when it is gone."""
    if is_alive(process):
        try:
            os.kill(process.pid, number)
        except ProcessLookupError:
            return


def wait_gone(process: Identity, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_alive(process):
        if time.monotonic() > deadline:
            return False
        _reap(process.pid)
        time.sleep(0.02)
    return True


def marked(mark: str) -> list[Identity]:
    """Every process that was started under `mark` (exact, or a prefix ending in ':'), children included."""
    return [found for found in map(identify, _pids_marked(mark)) if found]


def memory_bytes(process: Identity) -> int:
    """Proportional set size: pages shared with others are counted once in a sum."""
    try:
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))


def _pids_marked(mark: str) -> Iterator[int]:
    wanted = f"{MARK}={mark}".encode()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            variables = (entry / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if any(v == wanted or (mark.endswith(":") and v.startswith(wanted)) for v in variables):
            yield int(entry.name)


def _started_linux(pid: int) -> str | None:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else fields[19]


def _started_posix(pid: int) -> str | None:
    shown = subprocess.run(["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state, _, started = shown.stdout.strip().partition(" ")
    return None if not started or state.startswith("Z") else started.strip()


def _reap(pid: int) -> None:
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return


def die_with_parent() -> None:
    """Ask the kernel for a SIGTERM when the thread that started us ends (Linux)."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
