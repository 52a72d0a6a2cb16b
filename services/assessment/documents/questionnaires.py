"""Questionnaires as data, and what is handed out to answer them by code or on paper."""

from mongoengine import BooleanField, DateField, DictField, IntField, ListField, StringField

from services.assessment.domain import handouts, instruments
from shared.storage.base import Stored
from shared.storage.documents import Aggregate


class InstrumentVersion(Aggregate):
    """One version of a questionnaire. Published, it never changes; surveys keep the version they were opened with."""

    family = StringField(required=True)
    number = IntField(required=True, min_value=2)  # version 1 of the national one is part of the program
    title = StringField(required=True)
    source = StringField(required=True)
    state = StringField(required=True, choices=(instruments.DRAFT, instruments.PUBLISHED))
    published_on = DateField()
    elements = ListField(DictField(), required=True)

    meta = {"collection": "instruments", "indexes": [{"fields": ["family", "number"], "unique": True}, "state"]}


class Handout(Aggregate):
    """A batch of single-use codes or numbered papers. `used` is filled in when the survey closes."""

    survey_id = StringField(required=True)
    kind = StringField(required=True, choices=(handouts.CODE, handouts.PAPER))
    number = IntField(required=True)
    size = IntField(required=True)
    unit_id = StringField()
    used = IntField()

    meta = {
        "collection": "handouts",
        "indexes": [{"fields": ["survey_id", "kind", "number"], "unique": True}],
    }


class Slip(Stored):
    """One code (its digest only) or one numbered paper. Only whether it was used: neither when nor for what."""

    id = StringField(primary_key=True)
    survey_id = StringField(required=True)
    handout_id = StringField(required=True)
    used = BooleanField(required=True, default=False)

    meta = {"collection": "slips", "indexes": ["survey_id", ("handout_id", "used")]}
