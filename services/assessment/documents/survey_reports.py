"""What is told about a closed survey beside its index, and figures from before this system."""

from mongoengine import DateField, DictField, IntField, ListField, MapField, StringField

from shared.storage.base import Stored
from shared.storage.documents import Aggregate


class Respondents(Stored):
    """Who answered and how, counted when the survey closed: by mode, sex, age band, education, occupation, hour."""

    id = StringField(primary_key=True)  # the survey
    n = IntField(required=True)
    cells = MapField(MapField(IntField()))

    meta = {"collection": "respondents", "indexes": []}


class SurveyAction(Aggregate):
    """What is done about a low element. The owner is a post or a unit, since the plan is published."""

    survey_id = StringField(required=True)
    element = StringField(required=True)
    action = StringField(required=True)
    owner = StringField(required=True)
    due_on = DateField(required=True)
    done_on = DateField()
    outcome = StringField()

    meta = {"collection": "survey_actions", "indexes": [("survey_id", "due_on")]}


class LegacyFigure(Aggregate):
    """An index from before this system, kept as it came, with the rule it was graded by."""

    period = StringField(required=True)
    unit = StringField(required=True)  # as written; empty: all together
    unit_id = StringField()
    figure = StringField(required=True)
    letter = StringField(required=True)
    weight = StringField(required=True)
    rule_id = StringField(required=True)
    n = IntField()
    averages = MapField(StringField())
    comparable = DictField()  # the same averages by today's rule, where they were given
    doubts = ListField(StringField())

    meta = {"collection": "legacy_figures", "indexes": [{"fields": ["period", "unit"], "unique": True}]}
