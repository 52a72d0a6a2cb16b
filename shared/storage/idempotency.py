"""Answers to requests that carried an Idempotency-Key, kept for a day."""

from datetime import datetime
from typing import Any

from mongoengine import BinaryField, DateTimeField, IntField, ListField, StringField

from shared.storage.base import Stored

KEEP_SECONDS = 24 * 3600


class IdempotencyKey(Stored):
    """The answer given to one key of one principal at one route. The id is a digest of the three."""

    id = StringField(primary_key=True)
    fingerprint = StringField(required=True)
    status = IntField(required=True)
    headers = ListField(ListField(StringField()))
    body = BinaryField()
    at = DateTimeField(required=True)

    meta = {"collection": "idempotency_keys", "indexes": [{"fields": ["at"], "expireAfterSeconds": KEEP_SECONDS}]}


def find(key: str) -> dict[str, Any] | None:
    """The kept answer as stored, if any."""
    row: dict[str, Any] | None = IdempotencyKey._get_collection().find_one({"_id": key})
    return row


def keep(key: str, *, fingerprint: str, status: int, headers: list[list[str]], body: bytes, now: datetime) -> None:
    """Keep an answer, in the running transaction where there is one. Raises DuplicateKeyError."""
    row = {"_id": key, "fingerprint": fingerprint, "status": status, "headers": headers, "body": body, "at": now}
    IdempotencyKey._get_collection().insert_one(row)
