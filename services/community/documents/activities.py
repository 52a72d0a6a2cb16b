"""Activities: what the library did with and for the public."""

from mongoengine import DateField, IntField, StringField

from shared.storage.documents import Aggregate

KINDS = ("training", "discussion", "contest", "visit", "seminar", "exhibition", "other")


class Activity(Aggregate):
    """One activity. Times are of the clock on the wall (WIB); the end is not always known."""

    title = StringField(required=True, max_length=200)
    kind = StringField(required=True, choices=KINDS)
    held_on = DateField(required=True)
    starts = StringField(required=True)
    ends = StringField()
    place = StringField(required=True, max_length=200)
    partner_id = StringField()
    partner_name = StringField()
    quota = IntField(min_value=0)
    attendance = IntField(required=True, min_value=0)
    key = StringField(required=True)

    meta = {"collection": "activities", "indexes": [{"fields": ["key"], "unique": True}, ["-held_on", "-id"]]}
