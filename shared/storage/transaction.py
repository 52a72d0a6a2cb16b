"""State and events move together: one majority transaction, run again on conflict."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import TypeVar

import pymongo
from mongoengine.errors import OperationError
from pymongo.errors import PyMongoError
from pymongo.write_concern import WriteConcern

from shared.storage import outbox
from shared.storage.connection import client

T = TypeVar("T")
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
        with pymongo.timeout(seconds), client().start_session() as tx, tx.bind(end_session=False):
            return tx.with_transaction(lambda _: _attempt(work), write_concern=WriteConcern("majority"))
    finally:
        _running.reset(token)


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
