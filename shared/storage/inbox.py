"""The inbox: which events were applied, recorded in the same transaction as their effects."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from mongoengine import DateTimeField, StringField

from shared.contracts.envelope import Incoming
from shared.storage.base import Stored


class InboxRow(Stored):
    """One applied event; the id is `<consumer>|<event id>`."""

    id = StringField(primary_key=True)
    type = StringField(required=True)
    at = DateTimeField(required=True)

    meta = {"collection": "inbox", "indexes": []}


def record(consumer: str, events: Sequence[Incoming], now: datetime) -> None:
    """Note the events as applied. Raises pymongo's duplicate-key errors if one was, which ends the transaction."""
    InboxRow._get_collection().insert_many(
        [{"_id": _key(consumer, event.id), "type": event.type, "at": now} for event in events]
    )


def unseen(consumer: str, events: Sequence[Incoming]) -> list[Incoming]:
    """Those of the events that were not applied before."""
    keys = [_key(consumer, event.id) for event in events]
    seen = {row["_id"] for row in InboxRow._get_collection().find({"_id": {"$in": keys}}, {"_id": 1})}
    return [event for event in events if _key(consumer, event.id) not in seen]


def forget(consumer: str, types: Sequence[str]) -> int:
    """Let events of these types take effect once more (a handler was added since); how many were known."""
    wanted = {"_id": {"$regex": f"^{re.escape(consumer)}\\|"}, "type": {"$in": list(types)}}
    return int(InboxRow._get_collection().delete_many(wanted).deleted_count)


def without_repeats(events: Iterable[Incoming]) -> list[Incoming]:
    """The events in order, each id once (a batch may hold the same delivery twice)."""
    return list({event.id: event for event in events}.values())


def _key(consumer: str, event_id: str) -> str:
    return f"{consumer}|{event_id}"
