"""Collections and indexes, made before anything runs: nothing is created lazily, least of all in a transaction."""

from collections.abc import Iterable

from mongoengine import Document
from pymongo.errors import CollectionInvalid

from shared.storage.connection import database
from shared.storage.dead_letters import DeadLetter
from shared.storage.idempotency import IdempotencyKey
from shared.storage.inbox import InboxRow
from shared.storage.lease import LeaseRow
from shared.storage.outbox import OutboxRow
from shared.storage.status import WorkerStatus

BACKBONE: tuple[type[Document], ...] = (OutboxRow, InboxRow, DeadLetter, LeaseRow, WorkerStatus, IdempotencyKey)


def ensure(documents: Iterable[type[Document]]) -> None:
    """Create what is missing for `documents` and for the backbone itself. Safe to run again, and beside others."""
    present = set(database().list_collection_names())
    for model in (*BACKBONE, *documents):
        name = model._get_collection_name()
        if name not in present:
            _create(name)
        model.ensure_indexes()


def _create(name: str) -> None:
    try:
        database().create_collection(name)
    except CollectionInvalid:
        return  # another set-up was faster
