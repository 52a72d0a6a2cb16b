"""Institutions we work with, and the agreements (MoU) with them."""

from mongoengine import DateField, EmbeddedDocument, EmbeddedDocumentListField, ListField, StringField

from shared.storage.documents import Aggregate

KINDS = ("school", "university", "professional", "community", "private", "government", "media", "other")


class Agreement(EmbeddedDocument):
    """An agreement, by its number. Open-ended where `ends_on` is empty; over where `ended_on` says when it was.

    `events`: the event types that the partner may receive under it, beyond the public ones.
    """

    number = StringField(required=True, max_length=100)
    starts_on = DateField(required=True)
    ends_on = DateField()
    events = ListField(StringField(max_length=120))
    ended_on = DateField()
    ended_reason = StringField(max_length=200)


class Partner(Aggregate):
    """A partner institution. `clients`: the machine clients of the identity provider that speak for it."""

    name = StringField(required=True, max_length=200)
    key = StringField(required=True)
    kind = StringField(required=True, choices=KINDS)
    contact = StringField(max_length=200)
    email = StringField(max_length=254)
    clients = ListField(StringField(max_length=100))
    agreements = EmbeddedDocumentListField(Agreement)

    meta = {
        "collection": "partners",
        "indexes": [
            {"fields": ["key"], "unique": True},
            {"fields": ["agreements.number"], "unique": True, "sparse": True},
            {"fields": ["clients"], "unique": True, "partialFilterExpression": {"clients": {"$type": "string"}}},
        ],
    }
