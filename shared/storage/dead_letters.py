"""Dead letters: messages given up, kept where people can list, show, replay and discard them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mongoengine import BinaryField, DateTimeField, DictField, IntField, StringField
from pymongo import UpdateOne

from shared.errors import NotFound, Refused
from shared.storage import outbox
from shared.storage.base import Stored

DEAD, REPLAYED, DISCARDED = "dead", "replayed", "discarded"


class DeadLetter(Stored):
    """One given-up message. `state`: dead, replayed or discarded."""

    id = StringField(primary_key=True)
    queue = StringField(required=True)
    event_id = StringField()
    type = StringField()
    reason = StringField(required=True)
    error = StringField()
    attempts = IntField()
    first_failed_at = DateTimeField()
    died_at = DateTimeField(required=True)
    body = BinaryField()
    headers = DictField()
    state = StringField(required=True, choices=(DEAD, REPLAYED, DISCARDED))

    meta = {"collection": "dead_letters", "indexes": [{"fields": ["state", "id"]}]}


@dataclass(frozen=True)
class Given:
    """What the consumer knows of a message it gave up; `queue` is the inbox it goes back to on replay."""

    id: str
    queue: str
    event_id: str | None
    type: str | None
    reason: str
    error: str
    attempts: int
    first_failed_at: datetime | None
    body: bytes
    headers: dict[str, Any]


def store(given: Iterable[Given], now: datetime) -> None:
    """Keep the messages. The same one stored twice is one; one that died again after a replay is dead again."""
    rows = [
        UpdateOne({"_id": each.id}, {"$set": {**_fields(each), "died_at": now, "state": DEAD}}, upsert=True)
        for each in given
    ]
    if rows:
        DeadLetter._get_collection().bulk_write(rows, ordered=False)


def get(id: str) -> DeadLetter:
    """The dead letter with this id. Raises NotFound."""
    letter: DeadLetter | None = DeadLetter.objects(id=id).first()
    if letter is None:
        raise NotFound("dead-letter", id)
    return letter


def replay(id: str, now: datetime) -> DeadLetter:
    """Send it to its inbox once more, with a fresh attempt counter. Raises NotFound, Refused("dead-letter-settled")."""
    letter = _settle(id, REPLAYED)
    kept = {name: value for name, value in letter.headers.items() if name == "bina-dead-id"}
    outbox.resend(queue=letter.queue, body=bytes(letter.body), headers=kept | {"bina-dead-id": id}, now=now)
    return letter


def discard(id: str) -> DeadLetter:
    """Settle it without effect; it stays listed as discarded. Raises NotFound, Refused("dead-letter-settled")."""
    return _settle(id, DISCARDED)


def count() -> int:
    """How many wait for a person."""
    return int(DeadLetter.objects(state=DEAD).count())


def _settle(id: str, state: str) -> DeadLetter:
    letter = get(id)
    if letter.state != DEAD:
        raise Refused("dead-letter-settled", state=letter.state)
    letter.state = state
    letter.save()
    return letter


def _fields(given: Given) -> dict[str, Any]:
    return {name: value for name, value in vars(given).items() if name != "id"}
