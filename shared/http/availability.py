"""While the database is away, say so at once: one request at a time finds out whether it is back."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from pymongo.errors import ConnectionFailure, PyMongoError

from shared.storage import connection

_PAUSE = 1.0
_lock = threading.Lock()
_try_again_at = 0.0  # 0: as far as we know it is there


class DatabaseAway(Exception):
    """No server answered a moment ago; not worth the wait."""


def is_absence(error: BaseException | None) -> bool:
    """Whether an error, or what caused it, says that the database could not answer in time."""
    while error is not None:
        if isinstance(error, ConnectionFailure) or (isinstance(error, PyMongoError) and _passing(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _passing(error: PyMongoError) -> bool:
    labels = ("TransientTransactionError", "UnknownTransactionCommitResult", "RetryableWriteError")
    return error.timeout or any(map(error.has_error_label, labels))


@contextmanager
def watched() -> Iterator[None]:
    """Database work of one request. Raises DatabaseAway at once if another request just waited in vain.

    Without this a lost database would keep every thread waiting its whole deadline, health checks included.
    """
    _pass_or_refuse()
    try:
        yield
    except Exception as error:
        away = is_absence(error) and not _has_primary()
        _set(time.monotonic() + _PAUSE if away else 0.0)
        raise
    else:
        if _try_again_at:
            _set(0.0)


def _has_primary() -> bool:
    return connection.client().topology_description.has_writable_server()


def _pass_or_refuse() -> None:
    global _try_again_at
    if not _try_again_at:
        return
    with _lock:
        now = time.monotonic()
        if _try_again_at and now < _try_again_at:
            raise DatabaseAway
        if _try_again_at:
            _try_again_at = now + 2 * _PAUSE  # this request is the one that finds out


def _set(moment: float) -> None:
    global _try_again_at
    with _lock:
        _try_again_at = moment
