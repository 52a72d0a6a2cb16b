"""What the worker last said of itself, for the API's operators' page (the API holds no broker connection)."""

import time

from mongoengine import DateTimeField, FloatField, IntField, StringField
from pymongo import WriteConcern
from pymongo.errors import PyMongoError

from shared.clock import utcnow
from shared.storage.base import Stored

EVERY_SECONDS = 2.0
_last = [0.0]


class WorkerStatus(Stored):
    """One row per job of the worker."""

    id = StringField(primary_key=True)
    seen_at = DateTimeField(required=True)
    lag_seconds = FloatField()
    ready = IntField()

    meta = {"collection": "worker_status", "indexes": []}


def due() -> bool:
    """Whether it is time for another report (every two seconds is enough)."""
    return time.monotonic() - _last[0] >= EVERY_SECONDS


def report(lag_seconds: float, ready: int) -> None:
    """Say that the consumer lives, how far behind it is and how many messages wait for it."""
    _last[0] = time.monotonic()
    rows = WorkerStatus._get_collection().with_options(write_concern=WriteConcern(1))
    change = {"$set": {"seen_at": utcnow(), "lag_seconds": lag_seconds, "ready": ready}}
    try:
        rows.update_one({"_id": "consumer"}, change, upsert=True)
    except PyMongoError:
        return  # a status is worth no retry; the next one comes in two seconds


def consumer() -> WorkerStatus | None:
    """What the consumer last said, if it ever did."""
    row: WorkerStatus | None = WorkerStatus.objects(id="consumer").first()
    return row
