"""Registrations: visitors' parties, with places or waiting for them."""

from mongoengine import BooleanField, DateTimeField, IntField, StringField

from services.community.domain.places import Places
from services.community.domain.registrations import State
from shared.storage.documents import Aggregate


class Seating(Aggregate):
    """The places of a published activity (id: the activity's). Everybody who decides about places writes it first.

    Apart from the activity, so that a rush for places does not touch its text, and its ETag stays.
    """

    capacity = IntField(required=True, min_value=1)
    taken = IntField(default=0)
    waiting = IntField(default=0)
    overtaking = BooleanField(default=False)
    last_number = IntField(default=0)
    open = BooleanField(default=True)

    meta = {"collection": "seatings", "indexes": []}

    @property
    def places(self) -> Places:
        return Places(self.capacity, self.taken, self.waiting, self.overtaking)

    @places.setter
    def places(self, places: Places) -> None:
        self.capacity, self.taken, self.waiting = places.capacity, places.taken, places.waiting


class Registration(Aggregate):
    """One party. `number` is the order in which parties asked; `needs` are for the organiser's eyes only."""

    activity_id = StringField(required=True)
    number = IntField(required=True)
    state = StringField(required=True, choices=[each.value for each in State])
    party = IntField(required=True, min_value=1)
    name = StringField(required=True, max_length=120)
    email = StringField(required=True, max_length=254)
    email_key = StringField(required=True)
    school = StringField(max_length=200)
    partner_id = StringField()
    needs = StringField(max_length=500)
    language = StringField(required=True, choices=("id", "en"))
    consent_version = StringField(required=True)
    consent_at = DateTimeField(required=True)
    token = StringField(required=True)
    reason = StringField()
    arrived = IntField(min_value=0)
    arrived_at = DateTimeField()

    meta = {
        "collection": "registrations",
        "indexes": [
            ["activity_id", "state", "number"],
            ["activity_id", "email_key"],
            ["activity_id", "number", "id"],
        ],
    }
