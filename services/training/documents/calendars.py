"""The calendar that a person subscribes to."""

from mongoengine import StringField

from shared.storage.documents import Aggregate


class CalendarFeed(Aggregate):
    """One person's secret calendar address, of which only the digest is kept. Deleting it revokes the address."""

    nip = StringField(required=True)
    digest = StringField(required=True)

    meta = {
        "collection": "calendar_feeds",
        "indexes": [{"fields": ["nip"], "unique": True}, {"fields": ["digest"], "unique": True}],
    }
