"""Who read whose, and what became of the data of those who have left."""

from mongoengine import DateTimeField, DictField, IntField, ListField, StringField

from services.assessment.domain import retention
from shared.storage.base import Stored
from shared.storage.documents import Aggregate


class PortfolioReading(Stored):
    """Somebody read of another person: who, whose, what, on which ground, when."""

    id = StringField(primary_key=True)
    reader = StringField(required=True)
    librarian_id = StringField(required=True)
    what = StringField(default="portfolio")
    ground = StringField(required=True)
    at = DateTimeField(required=True)

    meta = {"collection": "portfolio_readings", "indexes": [("librarian_id", "id"), ("reader", "id")]}


class Erasure(Aggregate):
    """The receipt of erasing somebody who has left. The id is the librarian's."""

    state = StringField(required=True, choices=retention.STATES)
    sequence = IntField(required=True)  # of the event that told of the leaving
    left_on = StringField(required=True)  # ISO dates, which sort
    due_on = StringField(required=True)
    rule_id = StringField(required=True)
    erased_at = DateTimeField()
    parts = ListField(DictField())  # collection, fate, count, basis

    meta = {"collection": "erasures", "indexes": [("state", "due_on")]}
