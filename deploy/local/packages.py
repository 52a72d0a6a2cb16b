"""Debian packages, where the machine is ours to install on; else the line that a person must type."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from deploy.local.terminal import Stop, step

POLICY = Path("/usr/sbin/policy-rc.d")


def can_install() -> bool:
    """Root on Debian or Ubuntu, and not told to keep its hands off (BINA_NO_APT)."""
    return os.geteuid() == 0 and Path("/usr/bin/apt-get").exists() and not os.environ.get("BINA_NO_APT")


def install(names: Sequence[str], why: str) -> None:
    """Install, saying so. Raises Stop with the line to type where that is not ours to do."""
    line = f"apt-get install -y --no-install-recommends {' '.join(names)}"
    if not can_install():
        raise Stop(f"{why} is missing. On Debian or Ubuntu type:  sudo {line}")
    with step(f"Installing {why}: {line}"), _nothing_started():
        _update()
        _apt("install", "-y", "-qq", "--no-install-recommends", *names)


@cache
def _update() -> None:
    _apt("update", "-qq")


def _apt(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", *arguments], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise Stop(f"apt-get {' '.join(arguments)} failed:\n{(done.stdout + done.stderr)[-2000:]}")


@contextmanager
def _nothing_started() -> Iterator[None]:
    # A package of a server starts a system service: we run private nodes, and touch nothing of the machine's own.
    if POLICY.exists():
        yield
        return
    POLICY.write_text("#!/bin/sh\nexit 101\n")
    POLICY.chmod(0o755)
    try:
        yield
    finally:
        POLICY.unlink()
