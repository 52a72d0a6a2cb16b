"""The one MongoDB connection of a process (mongoengine's default alias)."""

from typing import Any

import mongoengine
from pymongo import MongoClient
from pymongo.database import Database

from shared.settings import Settings


def connect(settings: Settings) -> None:
    """Connect lazily, so that it is safe before a fork. Moments come back aware, in UTC.

    `w` and `journal` must stay off the URL: a bound transaction refuses them.
    """
    mongoengine.connect(
        settings.database,
        host=settings.mongo_url,
        tz_aware=True,
        connect=False,
        uuidRepresentation="standard",
        appname=f"bina-{settings.service}",
    )


def disconnect() -> None:
    """Close the connection; the next `connect` may name another database."""
    mongoengine.disconnect()


def client() -> MongoClient[dict[str, Any]]:
    """The underlying pymongo client."""
    return mongoengine.get_connection()


def database() -> Database[dict[str, Any]]:
    """The service's own database."""
    return mongoengine.get_db()
