"""Evaluations of programmes: what was planned, what was published, what is to improve."""

from mongoengine import BooleanField, DateTimeField, DictField, IntField, ListField, StringField

from services.assessment.domain.evaluation import states
from shared.storage.base import Stored
from shared.storage.documents import Aggregate


class Evaluation(Aggregate):
    """One evaluation: its scope, its plan, its accounts. The figures are in its revisions."""

    state = StringField(required=True, choices=states.STATES)
    title = StringField(required=True)
    programme_id = StringField()
    course_ids = ListField(StringField())
    session_ids = ListField(StringField())
    period_from = StringField(required=True)  # ISO dates
    period_until = StringField(required=True)
    measures = ListField(StringField(choices=states.MEASURES))
    intention = StringField(default="")
    baseline = DictField()  # standing, taken_at, and per unit the survey and its averages
    follows = StringField()  # the evaluation before it, whose open improvements it carries on
    benefits = ListField(DictField())
    costs = ListField(DictField())
    revision = IntField(default=0)
    planned_by = StringField(default="")

    meta = {
        "collection": "evaluations",
        "indexes": [("state", "id"), ("programme_id", "id"), {"fields": ["follows"], "sparse": True}],
    }


class EvaluationRevision(Stored):
    """Published figures with all that they were computed from. Never changed; late data makes the next one."""

    id = StringField(primary_key=True)  # evaluation and number
    evaluation_id = StringField(required=True)
    number = IntField(required=True)
    published_at = DateTimeField(required=True)
    published_by = StringField(required=True)
    digest = StringField(required=True)  # of the inputs
    rules = DictField(required=True)
    inputs = DictField(required=True)
    figures = DictField(required=True)
    sources = DictField(required=True)  # kind -> ids of the events and surveys used

    meta = {"collection": "evaluation_revisions", "indexes": [("evaluation_id", "number")]}


class Improvement(Aggregate):
    """Something to do better, by whom, until when."""

    state = StringField(required=True, choices=states.IMPROVEMENT_STATES)
    evaluation_id = StringField(required=True)
    title = StringField(required=True)
    why = StringField(default="")
    owner_id = StringField(required=True)
    due_on = StringField(required=True)  # ISO date
    outcome = StringField(default="")
    ended_at = DateTimeField()
    reminded = ListField(StringField())
    carried = BooleanField(default=False)  # a later evaluation took it over

    meta = {
        "collection": "improvements",
        "indexes": [("evaluation_id", "due_on"), ("owner_id", "state"), ("state", "due_on"), ("due_on", "id")],
    }
