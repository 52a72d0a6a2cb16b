"""The virtual environment, made from the hashed lock: with uv where it is, else with venv and pip."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.local import packages
from deploy.local.state import ROOT
from deploy.local.terminal import Stop, step

VENV = ROOT / ".bina" / "venv"


def python() -> Path:
    """The interpreter that runs the platform."""
    given = os.environ.get("BINA_PYTHON")
    return Path(given).absolute() if given else VENV / "bin" / "python"


def is_ready(kind: str) -> bool:
    """Whether what this lock names is installed (`dev` holds all that `local` holds)."""
    if os.environ.get("BINA_PYTHON"):
        return True
    return any(_stamp(one).exists() for one in ({kind, "dev"})) and python().exists()


def ensure(kind: str) -> None:
    """Make or renew the environment for `local` or `dev`."""
    if is_ready(kind):
        return
    uv = shutil.which("uv")
    if not uv and not python().exists():
        _require_venv()
    with step(f"Making the environment in {_shown(VENV)} ({'uv' if uv else 'venv and pip'})"):
        if not python().exists():
            _make(uv)
        _install(uv, kind)
    for stamp in VENV.glob(f"installed-{kind}-*"):
        stamp.unlink()
    _stamp(kind).touch()


def enter(kind: str, arguments: Sequence[str]) -> None:
    """Go on as the same command inside the environment; returns only when already there."""
    ensure(kind)
    if Path(sys.executable).absolute() != python() and not os.environ.get("BINA_PYTHON"):
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(python(), [str(python()), "-m", "deploy.local", *arguments])


def _make(uv: str | None) -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    if uv:
        return _run([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)])
    return _run([sys.executable, "-m", "venv", str(VENV)])


def _require_venv() -> None:
    # Debian ships Python without it
    if importlib.util.find_spec("ensurepip") is None:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        packages.install([f"{version}-venv"], f"the venv module of {version}")


def _install(uv: str | None, kind: str) -> None:
    lock = str(ROOT / "requirements" / f"{kind}.txt")
    if uv:
        _run([uv, "pip", "install", "--quiet", "--python", str(python()), "--require-hashes", "-r", lock])
    else:
        pip = [
            str(python()),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--quiet",
            "--only-binary",
            ":all:",
        ]
        _run([*pip, "--require-hashes", "-r", lock])


def _stamp(kind: str) -> Path:
    lock = (ROOT / "requirements" / f"{kind}.txt").read_bytes()
    return VENV / f"installed-{kind}-{hashlib.sha256(lock).hexdigest()[:12]}"


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"{' '.join(command)} failed:\n{(done.stdout + done.stderr)[-3000:]}")


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
