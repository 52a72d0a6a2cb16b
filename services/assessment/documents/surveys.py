"""Surveys, their answers, and what followed from them."""

from mongoengine import BooleanField, DateField, DateTimeField, DictField, IntField, ListField, MapField, StringField

from services.assessment.domain import surveys
from shared.storage.base import Stored
from shared.storage.documents import Aggregate


class Survey(Aggregate):
    """A period in which visitors are asked. Keeps the instrument and the rules that it was opened with."""

    title = StringField(required=True)
    period = StringField(required=True)
    opens_on = DateField(required=True)
    closes_on = DateField(required=True)
    state = StringField(required=True, choices=(surveys.OPEN, surveys.CLOSED))
    closed_at = DateTimeField()
    instrument = StringField(required=True)
    rules = MapField(StringField(), required=True)
    unit_ids = ListField(StringField())  # empty: every unit
    population = IntField(min_value=1)
    unit_populations = MapField(IntField(min_value=1))

    meta = {"collection": "surveys", "indexes": [("state", "opens_on"), ("period", "id")]}


class BallotBox(Stored):
    """Where answers of a survey are dropped. Closing seals every box: whoever drops an answer at the same moment
    writes the same document, so one of the two is run again and sees what the other did."""

    id = StringField(primary_key=True)
    survey_id = StringField(required=True)
    answers = IntField(default=0)
    sealed = BooleanField(default=False)

    meta = {"collection": "ballot_boxes", "indexes": ["survey_id"]}


class Answer(Stored):
    """What one visitor said. There is no field for who: no name, no address, no moment, an age band only."""

    id = StringField(primary_key=True)  # survey and submission, so that a submission counts once
    survey_id = StringField(required=True)
    unit_id = StringField(required=True)
    values = MapField(IntField(min_value=1, max_value=4), required=True)
    respondent = MapField(StringField())
    service = StringField(max_length=100)
    comment = StringField(max_length=2001)
    answered_on = StringField(required=True)
    hour_band = StringField(required=True)
    channel = StringField(required=True, choices=("link", "import"))

    meta = {"collection": "answers", "indexes": [("survey_id", "unit_id")]}


class Satisfaction(Stored):
    """The published index of a unit in a survey (`unit_id` null: of all), with all that it came from."""

    id = StringField(primary_key=True)
    survey_id = StringField(required=True)
    unit_id = StringField()
    shown = BooleanField(required=True)  # on public pages: large enough, and revealing no small one
    figures = DictField(required=True)

    meta = {"collection": "satisfactions", "indexes": ["survey_id"]}


class Need(Aggregate):
    """An element of a unit that visitors found wanting."""

    survey_id = StringField(required=True)
    unit_id = StringField(required=True)
    unit_name = StringField(required=True)
    element = StringField(required=True)
    average = StringField(required=True)
    n = IntField(required=True)
    threshold = StringField(required=True)
    rule_id = StringField(required=True)

    meta = {
        "collection": "needs",
        "indexes": [{"fields": ["survey_id", "unit_id", "element"], "unique": True}],
    }
