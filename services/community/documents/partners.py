"""Institutions we work with, and the agreements (MoU) with them."""

from mongoengine import DateField, EmbeddedDocument, EmbeddedDocumentListField, StringField

from shared.storage.documents import Aggregate

KINDS = ("school", "university", "professional", "community", "private", "government", "media", "other")


class Agreement(EmbeddedDocument):
    """An agreement, by its number. Open-ended where `ends_on` is empty."""

    number = StringField(required=True, max_length=100)
    starts_on = DateField(required=True)
    ends_on = DateField()


class Partner(Aggregate):
    """A partner institution."""

    name = StringField(required=True, max_length=200)
    key = StringField(required=True)
    kind = StringField(required=True, choices=KINDS)
    contact = StringField(max_length=200)
    email = StringField(max_length=254)
    agreements = EmbeddedDocumentListField(Agreement)

    meta = {
        "collection": "partners",
        "indexes": [
            {"fields": ["key"], "unique": True},
            {"fields": ["agreements.number"], "unique": True, "sparse": True},
        ],
    }
