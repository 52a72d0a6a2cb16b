"""Codes and refresh tokens, in a small file: a restarted provider knows them still."""

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any


class Store:
    """Values that expire. `take` gives a value once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.touch(mode=0o600)
        with self._open() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT, until REAL)")

    def put(self, key: str, value: dict[str, Any], seconds: float) -> None:
        now = time.time()
        with self._open() as connection:
            connection.execute("DELETE FROM kept WHERE until < ?", (now,))
            connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, json.dumps(value), now + seconds))

    def get(self, key: str) -> dict[str, Any] | None:
        with self._open() as connection:
            row = connection.execute(
                "SELECT value FROM kept WHERE key = ? AND until >= ?", (key, time.time())
            ).fetchone()
        return json.loads(row[0]) if row else None

    def take(self, key: str) -> bool:
        """Remove the value; False when somebody was faster."""
        with self._open() as connection:
            return connection.execute("DELETE FROM kept WHERE key = ?", (key,)).rowcount == 1

    def _open(self) -> "_Connection":
        return _Connection(self._path)


class _Connection:
    """A connection for one block: committed and closed at its end."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=10)

    def __enter__(self) -> sqlite3.Connection:
        return self._connection.__enter__()

    def __exit__(self, *failure: Any) -> None:
        with closing(self._connection):
            self._connection.__exit__(*failure)
