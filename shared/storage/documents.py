"""Aggregates: documents with an id, a version that every change raises, and two moments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from mongoengine import DateTimeField, Document, IntField, NotUniqueError, StringField
from pymongo import ReplaceOne
from pymongo.errors import DuplicateKeyError

from shared.errors import NotFound
from shared.storage.base import Stored


class Aggregate(Stored):
    """Base of documents that a service owns. `version` is its ETag and the `sequence` of its events."""

    id = StringField(primary_key=True)
    version = IntField(default=0)
    created_at = DateTimeField()
    updated_at = DateTimeField()

    meta: dict[str, Any] = {"abstract": True}


A = TypeVar("A", bound=Aggregate)
D = TypeVar("D", bound=Document)


def insert(doc: A, now: datetime) -> A:
    """Insert a new aggregate as version 1. Raises mongoengine.NotUniqueError."""
    _begin(doc, now)
    doc.validate()
    try:
        # save(force_insert=True) without its signals and second serialisation: every command pays for it
        type(doc)._get_collection().insert_one(doc.to_mongo())
    except DuplicateKeyError as error:
        raise NotUniqueError(str(error)) from error
    doc._created = False
    doc._clear_changed_fields()
    return doc


def insert_many(docs: Sequence[A], now: datetime) -> None:
    """Insert new aggregates in one go (ten times as fast as one by one)."""
    for doc in docs:
        _begin(doc, now)
    if docs:
        type(docs[0]).objects.insert(list(docs), load_bulk=False)


def save(doc: A, now: datetime) -> A:
    """Save a changed aggregate under the next version."""
    doc.version += 1
    doc.updated_at = now
    doc.save()
    return doc


def save_many(docs: Sequence[A], now: datetime) -> None:
    """Save changed aggregates in one round trip, each under its next version."""
    for doc in docs:
        doc.version += 1
        doc.updated_at = now
        doc.validate()
    if docs:
        type(docs[0])._get_collection().bulk_write([ReplaceOne({"_id": doc.id}, doc.to_mongo()) for doc in docs])


def get(model: type[D], id: str) -> D:
    """The document with this id. Raises NotFound."""
    doc: D | None = model.objects(id=id).first()
    if doc is None:
        raise NotFound(model.__name__.lower(), id)
    return doc


def _begin(doc: Aggregate, now: datetime) -> None:
    doc.version = 1
    doc.created_at = doc.updated_at = now
