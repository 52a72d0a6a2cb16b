"""A fifth consumer that hears everything and whose effect is not idempotent: it counts. Twice applied is two.

    python -m tests.chaos.probe setup | worker

What `REFUSED` opens with is refused for ever, as by a handler with a mistake in it.
"""

import sys
from collections.abc import Sequence
from datetime import datetime

from mongoengine import IntField, StringField
from pymongo import UpdateOne

from shared.cli import main
from shared.contracts.base import EVENTS
from shared.contracts.envelope import Incoming
from shared.messaging.handlers import Handlers
from shared.messaging.worker import Worker
from shared.settings import Settings
from shared.storage.base import Stored

SERVICE = "probe"
REFUSED = "refused-"


class Heard(Stored):
    """How often the effect of one event was made."""

    id = StringField(primary_key=True)
    key = StringField()
    times = IntField()

    meta = {"collection": "heard", "indexes": []}


class Total(Stored):
    """How many effects of one type: a document that every transaction fights over."""

    id = StringField(primary_key=True)
    times = IntField()

    meta = {"collection": "totals", "indexes": []}


incoming = Handlers(SERVICE)


@incoming.on_batch(*EVENTS.values())
def heard(events: Sequence[Incoming], now: datetime) -> None:
    Heard._get_collection().bulk_write(
        [UpdateOne({"_id": one.id}, {"$inc": {"times": 1}, "$set": {"key": one.type}}, upsert=True) for one in events]
    )
    Total._get_collection().update_one({"_id": events[0].type}, {"$inc": {"times": len(events)}}, upsert=True)
    if any(event.subject.startswith(REFUSED) for event in events):
        raise RuntimeError("refused, and always will be, after all the writing")


def create_worker() -> Worker:
    return Worker(Settings.from_env(SERVICE), incoming, documents=(Heard, Total))


def no_app() -> None:
    raise SystemExit("the probe only listens")


if __name__ == "__main__":
    sys.exit(main(SERVICE, no_app, create_worker, (Heard, Total), sys.argv[1:]))  # type: ignore[arg-type]
