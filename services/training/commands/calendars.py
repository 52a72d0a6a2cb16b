"""The secret address under which a person's calendar can be subscribed to."""

import hashlib
from datetime import datetime

from services.training.documents import CalendarFeed
from shared.storage.documents import insert


def open_feed(feed_id: str, secret: str, nip: str, now: datetime) -> CalendarFeed:
    """A new address for this person; the one before stops to work."""
    close_feed(nip)
    return insert(CalendarFeed(id=feed_id, nip=nip, digest=digest(secret)), now)


def close_feed(nip: str) -> None:
    """Revoke the address."""
    CalendarFeed.objects(nip=nip).delete()


def digest(secret: str) -> str:
    """What is kept of a secret: who reads the database cannot read calendars."""
    return hashlib.sha256(secret.encode()).hexdigest()
