"""Waiting one's turn for a session inside this process.

Correctness is the database's: of two who decide about one session, one is run again. But a rush of a
hundred on one session would be run again a thousand times. So those of one process queue here first; other
processes still collide. Nobody waits for long: a slow sender must not keep others out.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any

PATIENCE = 2.0
_LOCKS = tuple(Lock() for _ in range(64))


def in_turn(view: Callable[..., Any]) -> Callable[..., Any]:
    """Run a view of one `session_id` after those that came before it."""

    @wraps(view)
    def endpoint(*args: Any, session_id: str, **kwargs: Any) -> Any:
        lock = _LOCKS[hash(session_id) % len(_LOCKS)]
        mine = lock.acquire(timeout=PATIENCE)
        try:
            return view(*args, session_id=session_id, **kwargs)
        finally:
            if mine:
                lock.release()

    return endpoint
