"""Surveys, their answers, and what followed from them."""

from mongoengine import BooleanField, DateField, DateTimeField, DictField, IntField, ListField, MapField, StringField

from services.assessment.domain import comments, modes, services, surveys
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
    service = StringField(choices=services.CODES)  # the one kind of service it is about; absent: every kind
    modes = ListField(StringField(choices=modes.MODES), default=lambda: list(modes.USUAL))
    reminded_on = DateField()
    population = IntField(min_value=1)
    unit_populations = MapField(IntField(min_value=1))

    meta = {"collection": "surveys", "indexes": [("state", "opens_on"), ("period", "id")]}


class SurveyPeriod(Stored):
    """Written by whoever opens a survey for a period: of two at once, one sees the other's."""

    id = StringField(primary_key=True)
    opened = IntField(default=0)

    meta = {"collection": "survey_periods", "indexes": []}


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

    id = StringField(primary_key=True)  # survey and a digest of the submission's number: it counts once
    survey_id = StringField(required=True)
    unit_id = StringField(required=True)
    values = MapField(IntField(min_value=1, max_value=4), required=True)
    respondent = MapField(StringField())
    service = StringField(choices=services.CODES)
    comment = StringField(max_length=2001)
    comment_state = StringField(choices=comments.STATES)
    comment_shown = StringField(max_length=2001)  # what others may read, once the manager has looked
    answered_on = StringField(required=True)
    hour_band = StringField(required=True)
    channel = StringField(required=True, choices=modes.CHANNELS)

    meta = {"collection": "answers", "indexes": [("survey_id", "unit_id"), ("survey_id", "comment_state", "id")]}


class Satisfaction(Stored):
    """The published index of a unit in a survey, of a kind of service, or of all (both null), with its origin."""

    id = StringField(primary_key=True)
    survey_id = StringField(required=True)
    unit_id = StringField()
    service = StringField()
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
