"""Everything a copy of the platform keeps: one folder, `.bina/` unless another is given."""

import fcntl
import json
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.local.processes import Identity, is_alive, marked

ROOT = Path(__file__).parents[2]
SUPERVISOR = "supervisor"


@dataclass(frozen=True)
class State:
    """The folder of one copy. Two copies with two folders know nothing of each other."""

    folder: Path

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def run(self) -> Path:
        return self.folder / "run"

    def make(self) -> None:
        for folder in (self.folder, self.logs, self.data, self.run, self.folder / "secrets"):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)

    def mark(self, name: str = "") -> str:
        """What the environment of every process of this copy says: who started it."""
        return f"{self.folder}:{name}"

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def read(self, name: str, default: Any = None) -> Any:
        try:
            return json.loads((self.folder / name).read_text())
        except (OSError, ValueError):
            return default

    def write(self, name: str, value: Any) -> None:
        """Write whole or not at all, readable by the owner only."""
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "w") as file:
            json.dump(value, file, indent=1)
        Path(temporary).replace(place)

    def forget(self, *names: str) -> None:
        for name in names:
            (self.folder / name).unlink(missing_ok=True)

    def secret(self, name: str, make: Callable[[], str] = lambda: secrets.token_urlsafe(32)) -> Path:
        """A file with a secret of this copy, made at first use."""
        place = self.folder / "secrets" / name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(place, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(make())
        return place

    def process(self, name: str) -> Identity | None:
        """The process last started under this name, if it still runs."""
        kept = self.read(f"run/{name}.json")
        identity = Identity(kept["pid"], kept["started"]) if kept else None
        return identity if is_alive(identity) else None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One `up` at a time: a second one waits here, and then finds that all is done."""
        with (self.folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def left_over(self) -> list[Identity]:
        """Every process of this copy that runs: by the mark that it carries, and by what was written down."""
        noted = [self.process(file.stem) for file in self.run.glob("*.json")]
        return list({one for one in (*marked(self.mark()), *noted) if one})

    def holds(self, name: str) -> Path:
        """While this file is there, the supervisor leaves the process down."""
        return self.run / f"{name}.held"


def default_folder() -> Path:
    return Path(os.environ.get("BINA_STATE") or ROOT / ".bina").absolute()
