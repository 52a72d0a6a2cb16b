"""Sessions in files, shared by all worker processes: what a person's cookie stands for stays on the server."""

import fcntl
import hashlib
import json
import os
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

IDLE_SECONDS = 12 * 3600
SWEEP_SECONDS = 600


class SessionStore:
    """One file a session, named by the hash of its key: whoever lists the folder cannot sign in."""

    def __init__(self, folder: Path, idle_seconds: int = IDLE_SECONDS) -> None:
        self._folder = folder
        self._idle_seconds = idle_seconds
        self._swept_at = 0.0
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def new_key(self) -> str:
        return secrets.token_urlsafe(32)

    def load(self, key: str) -> dict[str, Any] | None:
        path = self._path(key)
        try:
            if time.time() - path.stat().st_mtime > self._idle_seconds:
                return None
            data = json.loads(path.read_text())
        except (FileNotFoundError, ValueError):
            return None
        return data if isinstance(data, dict) else None

    def save(self, key: str, data: dict[str, Any]) -> None:
        # Written beside and moved into place: another process never reads half a session.
        handle, name = tempfile.mkstemp(dir=self._folder, prefix=".new-")
        with os.fdopen(handle, "w") as file:
            json.dump(data, file)
        Path(name).replace(self._path(key))
        self._sweep()

    def touch(self, key: str) -> None:
        with suppress(FileNotFoundError):
            os.utime(self._path(key))

    def delete(self, key: str) -> None:
        self._path(key).unlink(missing_ok=True)
        self._path(key).with_suffix(".lock").unlink(missing_ok=True)

    @contextmanager
    def locked(self, key: str) -> Iterator[None]:
        """One at a time: a rotated refresh token must not be used by two requests at once."""
        with self._path(key).with_suffix(".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _path(self, key: str) -> Path:
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.json"

    def _sweep(self) -> None:
        now = time.time()
        if now - self._swept_at < SWEEP_SECONDS:
            return
        self._swept_at = now
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):
                if now - path.stat().st_mtime > self._idle_seconds:
                    path.unlink()
