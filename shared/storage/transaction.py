"""State and events move together: one majority transaction, run again on conflict."""

import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import TypeVar

import pymongo
from mongoengine.errors import OperationError
from pymongo.errors import ExecutionTimeout, PyMongoError
from pymongo.write_concern import WriteConcern

from shared.storage import outbox
from shared.storage.connection import client

T = TypeVar("T")
GRACE = 5.0
"""Seconds that commit or abort may take beyond the deadline of the work."""
_running: ContextVar[bool] = ContextVar("transaction_running", default=False)


def run(work: Callable[[], T], *, seconds: float | None = None) -> T:
    """Run `work` in one transaction and return what it returns.

    Every pymongo and mongoengine operation inside joins. `work` may run several times (write conflicts), so it
    touches nothing but the database. Events published inside are written with it. With `seconds` the whole is
    bounded; without, transient failures are retried for up to two minutes. Transactions do not nest.
    """
    if _running.get():
        raise RuntimeError("a transaction is already running; commands assume one, edges open it")
    token = _running.set(True)
    try:
        with pymongo.timeout(seconds and seconds + GRACE), client().start_session() as tx, tx.bind(end_session=False):
            bounded = _bounded(work, seconds)
            return tx.with_transaction(lambda _: _attempt(bounded), write_concern=WriteConcern("majority"))
    finally:
        _running.reset(token)


def _bounded(work: Callable[[], T], seconds: float | None) -> Callable[[], T]:
    """The deadline is for the work. An abort must still be sent after it, or the server keeps the transaction open."""
    if seconds is None:
        return work
    deadline = time.monotonic() + seconds

    def within() -> T:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise ExecutionTimeout("no time left to run the transaction again")
        with pymongo.timeout(remaining):
            return work()

    return within


def running() -> bool:
    """Whether this thread is inside `run`."""
    return _running.get()


def _attempt(work: Callable[[], T]) -> T:
    try:
        with outbox.collecting():
            return work()
    except OperationError as error:
        # mongoengine wraps a write conflict and so hides the label that makes with_transaction run again
        beneath = _beneath(error)
        if beneath is not None and beneath.has_error_label("TransientTransactionError"):
            raise beneath from error
        raise


def _beneath(error: BaseException) -> PyMongoError | None:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, PyMongoError):
        cause = cause.__cause__ or cause.__context__
    return cause
