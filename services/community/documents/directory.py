"""The directory: libraries (service units) and the librarians in them."""

from mongoengine import BooleanField, DateField, ListField, StringField

from services.community.domain.duties import DUTIES, LANGUAGES
from shared.storage.documents import Aggregate

KINDS = ("main", "branch", "mobile", "service")


class Library(Aggregate):
    """A library, or a unit of one, in which librarians serve."""

    name = StringField(required=True, max_length=200)
    key = StringField(required=True)
    slug = StringField(required=True)
    kind = StringField(required=True, choices=KINDS)

    meta = {
        "collection": "libraries",
        "indexes": [{"fields": ["key"], "unique": True}, {"fields": ["slug"], "unique": True}],
    }


class Librarian(Aggregate):
    """One person on the staff. `name` is bare; titles stand after it."""

    nip = StringField(required=True, max_length=18)
    name = StringField(required=True, max_length=200)
    titles = ListField(StringField(max_length=40))
    email = StringField(max_length=254)
    phone = StringField(max_length=20)
    unit_id = StringField(required=True)
    unit_name = StringField(required=True)
    position = StringField(required=True)
    rank = StringField(required=True)
    position_since = DateField()
    duties = ListField(StringField(choices=DUTIES))
    language = StringField(required=True, choices=LANGUAGES, default="id")
    active = BooleanField(required=True, default=True)
    left_on = DateField()
    left_reason = StringField(max_length=200)

    meta = {
        "collection": "librarians",
        "indexes": [{"fields": ["nip"], "unique": True}, ["name", "id"], ["unit_id", "name", "id"]],
    }

    @property
    def full_name(self) -> str:
        return ", ".join((self.name, *self.titles))
