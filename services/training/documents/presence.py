"""Scans of the code on the wall that were handed in."""

from mongoengine import DateTimeField, StringField

from shared.storage.base import Stored


class SpentScan(Stored):
    """A scan counts for one person, once. `id` is the scan's nonce."""

    id = StringField(primary_key=True)
    session_id = StringField(required=True)
    librarian_id = StringField(required=True)
    meeting_at = DateTimeField(required=True)

    meta = {"collection": "spent_scans", "indexes": []}
