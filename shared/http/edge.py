"""The two kinds of endpoint. A command changes something, in one transaction; a query never does.

    @blueprint.post("/sessions/<string:session_id>/enrolments")
    @command("librarian", "manager")
    @blueprint.arguments(EnrolSchema)
    @blueprint.response(201, EnrolmentSchema)
    def enrol(body: dict, session_id: str) -> Enrolment: ...

Order of what happens: who may, idempotency, then one transaction around validation, view and answer. On a write
conflict the three run again: a view touches nothing but the database.
"""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from functools import wraps
from typing import Any

import pymongo
from flask import Response, current_app, request
from pymongo.errors import DuplicateKeyError
from werkzeug.exceptions import RequestEntityTooLarge

from shared.clock import utcnow
from shared.http import availability, etag, idempotency, parsing
from shared.http.guard import PUBLIC, STAFF, Guard, public, unguarded
from shared.storage import transaction

__all__ = ["PUBLIC", "STAFF", "command", "public", "query", "unguarded"]

DEADLINE = 4.0  # seconds a request may spend on the database before it is told to come back
MEBIBYTE = 1024 * 1024
UPLOAD_LIMIT = 10 * MEBIBYTE

View = Callable[..., Any]
Decorator = Callable[[View], View]

parsing.install()


def command(*roles: str, transaction: bool = True, max_body: int | None = None, keyed: bool = True) -> Decorator:
    """An endpoint that changes something, for `roles` (or PUBLIC, or STAFF).

    `transaction=False` is for imports, which open their own and may send up to 10 MiB; `max_body` sets another limit.
    `keyed=False` keeps nothing by Idempotency-Key: for answers that must be forgotten, or whose moment must be.
    """
    guard = Guard.of(*roles)
    limit = max_body or (MEBIBYTE if transaction else UPLOAD_LIMIT)
    perform = _in_transaction if transaction else _by_itself

    def decorate(view: View) -> View:
        @wraps(view)
        def endpoint(*args: Any, **kwargs: Any) -> Response:
            guard.check()
            _receive(limit)
            return perform(lambda: _answer(view, args, kwargs), idempotency.attempt() if keyed else None)

        return _described(endpoint, guard)

    return decorate


def query(*roles: str) -> Decorator:
    """An endpoint that only reads, for `roles` (or PUBLIC, or STAFF)."""
    guard = Guard.of(*roles)

    def decorate(view: View) -> View:
        @wraps(view)
        def endpoint(*args: Any, **kwargs: Any) -> Response:
            guard.check()
            with availability.watched(), pymongo.timeout(DEADLINE):
                return _answer(view, args, kwargs)

        return _described(endpoint, guard)

    return decorate


def _receive(limit: int) -> None:
    """Read the body before the transaction: a slow sender must not hold one open."""
    request.max_content_length = limit
    body = request.get_data(cache=True)
    if request.content_length is None and len(body) >= limit:
        # werkzeug cuts a chunked body at the limit and says nothing
        raise RequestEntityTooLarge


def _in_transaction(work: Callable[[], Response], attempt: idempotency.Attempt | None) -> Response:
    if attempt is not None:
        work = _once(attempt, work)
    with availability.watched():
        return transaction.run(work, seconds=DEADLINE)


def _by_itself(work: Callable[[], Response], attempt: idempotency.Attempt | None) -> Response:
    with availability.watched():
        if attempt is None:
            return work()
        with pymongo.timeout(DEADLINE):
            replayed = idempotency.replay(attempt)
        if replayed is not None:
            return replayed
        response = work()
        with pymongo.timeout(DEADLINE), suppress(DuplicateKeyError):  # the other of two racers was first
            idempotency.remember(attempt, response, utcnow())
        return response


def _once(attempt: idempotency.Attempt, work: Callable[[], Response]) -> Callable[[], Response]:
    now = utcnow()

    def run() -> Response:
        replayed = idempotency.replay(attempt)
        if replayed is not None:
            return replayed
        response = work()
        idempotency.remember(attempt, response, now)
        return response

    return run


def _answer(view: View, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Response:
    result = view(*args, **kwargs)
    return etag.apply(result if isinstance(result, Response) else current_app.make_response(result))


def _described(endpoint: View, guard: Guard) -> View:
    described = deepcopy(getattr(endpoint, "_apidoc", {}))
    manual = described.setdefault("manual_doc", {})
    manual["security"] = [] if guard.public else [{"bearer": []}]
    if not guard.public:
        manual["x-roles"] = sorted(guard.roles)
    endpoint._apidoc = described  # type: ignore[attr-defined]
    endpoint.guard = guard  # type: ignore[attr-defined]
    return endpoint
