"""The base of every stored document."""

from typing import Any

from mongoengine import Document


class Stored(Document):
    """A document whose indexes are made by `setup` only (never lazily, least of all in a transaction)."""

    meta: dict[str, Any] = {"abstract": True, "auto_create_index": False}
