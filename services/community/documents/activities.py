"""Activities: what the library does with and for the public."""

from datetime import datetime

from mongoengine import (
    BooleanField,
    DateField,
    DateTimeField,
    EmbeddedDocument,
    EmbeddedDocumentListField,
    IntField,
    ListField,
    StringField,
)

from services.community.domain.activities import KINDS, State, moments
from shared.clock import WIB
from shared.storage.documents import Aggregate

__all__ = ["KINDS", "Activity", "Group"]


class Group(EmbeddedDocument):
    """How many people of one school came."""

    school = StringField(required=True, max_length=200)
    partner_id = StringField()
    attendance = IntField(required=True, min_value=0)


class Activity(Aggregate):
    """One activity. Times are of the clock on the wall (WIB); of an old one the end is not always known.

    Without `capacity` nobody needs to register. `attendance` and `groups` are known when it was held.
    """

    state = StringField(required=True, choices=[each.value for each in State], default=State.HELD.value)
    title = StringField(required=True, max_length=200)
    kind = StringField(required=True, choices=KINDS)
    summary = StringField(max_length=300)
    description = StringField(max_length=4000)
    audience = StringField(max_length=200)
    accessibility = StringField(max_length=500)
    tags = ListField(StringField(max_length=40))
    held_on = DateField(required=True)
    starts = StringField(required=True)
    ends = StringField()
    place = StringField(required=True, max_length=200)
    partner_id = StringField()
    partner_name = StringField()
    capacity = IntField(min_value=1)
    overtaking = BooleanField(default=False)
    quota = IntField(min_value=0)
    attendance = IntField(min_value=0)
    walk_ins = IntField(min_value=0)
    groups = EmbeddedDocumentListField(Group)
    organiser = StringField()
    note = StringField(max_length=500)
    published_at = DateTimeField()
    key = StringField(required=True)

    meta = {
        "collection": "activities",
        "indexes": [
            {"fields": ["key"], "unique": True},
            ["-held_on", "-id"],
            ["state", "held_on", "id"],
            ["organiser", "-id"],
        ],
    }

    @property
    def starts_at(self) -> datetime:
        return moments(self.held_on, self.starts, None)[0].replace(tzinfo=WIB)

    @property
    def ends_at(self) -> datetime | None:
        ends = moments(self.held_on, self.starts, self.ends)[1]
        return ends.replace(tzinfo=WIB) if ends else None
