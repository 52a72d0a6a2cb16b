"""Where sessions are held and who teaches them."""

from mongoengine import BooleanField, IntField, StringField

from shared.storage.base import Stored
from shared.storage.documents import Aggregate


class Room(Aggregate):
    """A room of some library, with the seats it has."""

    name = StringField(required=True)
    unit_id = StringField()
    unit_name = StringField()
    capacity = IntField(required=True, min_value=1)
    equipment = StringField(default="")
    active = BooleanField(default=True)

    meta = {"collection": "rooms", "indexes": [{"fields": ["unit_id", "name"], "unique": True}, ("active", "id")]}


class Trainer(Aggregate):
    """Somebody who teaches: one of our librarians (by NIP), or a guest of some organisation."""

    name = StringField(required=True)
    nip = StringField()
    organisation = StringField(default="")
    expertise = StringField(default="")
    active = BooleanField(default=True)

    meta = {
        "collection": "trainers",
        "indexes": [{"fields": ["nip"], "unique": True, "sparse": True}, ("active", "id")],
    }


class Held(Stored):
    """Something that two decisions may not use at once: a room, a trainer, a course's list of the interested.

    Whoever decides writes the row, so that of two at one moment one is run again and sees what the other did.
    """

    id = StringField(primary_key=True)
    times = IntField(default=0)

    meta = {"collection": "held", "indexes": []}
