"""What the city set out to do for its librarians, and what other services report of it."""

from mongoengine import BooleanField, DateField, DictField, IntField, ListField, StringField

from services.training.domain import recurrence
from shared.storage.documents import Aggregate
from shared.storage.projections import Copy


class Programme(Aggregate):
    """A named effort over several years: goals, an owner, tracks, a budget."""

    DRAFT, PUBLISHED = "draft", "published"

    state = StringField(required=True, choices=(DRAFT, PUBLISHED))
    title = StringField(required=True)
    title_key = StringField(required=True)
    title_en = StringField()
    description = StringField(default="")
    goals = ListField(StringField())
    owner = StringField(required=True)
    first_year = IntField(required=True)
    last_year = IntField(required=True)
    tracks = ListField(DictField())
    counts = ListField(StringField())

    meta = {"collection": "programmes", "indexes": [{"fields": ["title_key"], "unique": True}, ("state", "id")]}


class Recurrence(Aggregate):
    """How a course comes back; its id is the course's. `opened_until`: the last run already opened."""

    course_id = StringField(required=True)
    programme_id = StringField(required=True)
    rule = StringField(required=True)
    first_on = DateField(required=True)
    at = StringField(required=True)
    minutes = IntField(required=True, min_value=15)
    place = StringField(required=True)
    trainer = StringField()
    lead_days = IntField(required=True, min_value=1)
    window_days = IntField(required=True, min_value=0)
    enrols = BooleanField(default=False)
    everybody = BooleanField(default=False)
    active = BooleanField(default=True)
    opened_until = DateField()
    next_on = DateField()
    blocked_on = DateField()
    blocked_code = StringField()
    blocked_facts = DictField()

    meta = {"collection": "recurrences", "indexes": [("active", "next_on"), ("programme_id", "id")]}

    @property
    def demand(self) -> recurrence.Demand:
        return recurrence.Demand.EVERYBODY if self.everybody else recurrence.Demand.HOLDERS


class Reported(Copy):
    """What another service reported that may count under a programme, and the event that said so."""

    ACTIVITY, SURVEY = "activities", "surveys"

    kind = StringField(required=True)
    title = StringField(default="")
    held_on = DateField()
    year = IntField()
    quantity = IntField()
    figure = StringField()
    event_id = StringField()
    event_type = StringField()

    meta = {"collection": "reported", "indexes": [("kind", "year", "id")]}
