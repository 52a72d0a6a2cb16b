"""Local copies of what other services own, fed by their events. Duplicates and late arrivals do no harm."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mongoengine import IntField, StringField
from pymongo import UpdateOne

from shared.storage.base import Stored


class Copy(Stored):
    """Base of local copies. `sequence` is that of the newest event applied."""

    id = StringField(primary_key=True)
    sequence = IntField(required=True)

    meta: dict[str, Any] = {"abstract": True}


@dataclass(frozen=True)
class Row:
    """The fields that an event with this `sequence` says about `id`."""

    id: str
    sequence: int
    fields: dict[str, Any]


def project(model: type[Copy], rows: Iterable[Row]) -> None:
    """Write the rows in one bulk operation, ignoring each that is older than what is stored.

    Fields not named keep their value. Names are those of the database (use the field's own name).
    """
    operations = [UpdateOne({"_id": row.id}, _unless_older(row), upsert=True) for row in rows]
    if operations:
        model._get_collection().bulk_write(operations, ordered=True)


def _unless_older(row: Row) -> list[dict[str, Any]]:
    newest = {"$gte": [row.sequence, {"$ifNull": ["$sequence", -1]}]}
    values = {**row.fields, "sequence": row.sequence}
    return [{"$set": {name: {"$cond": [newest, {"$literal": value}, f"${name}"]} for name, value in values.items()}}]
