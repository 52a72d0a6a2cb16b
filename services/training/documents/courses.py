"""What can be taught, and the gaps it should close."""

from mongoengine import BooleanField, DictField, IntField, ListField, StringField

from services.training.domain.sessions import Approval
from shared.storage.documents import Aggregate


class Course(Aggregate):
    """What can be taught. `title_key` keeps two courses from bearing one title."""

    title = StringField(required=True)
    title_key = StringField(required=True)
    title_en = StringField()
    description = StringField(default="")
    hours = IntField(required=True, min_value=1)
    pass_mark = IntField(required=True, min_value=0, max_value=100)
    validity_months = IntField(min_value=1)
    capacity_default = IntField(required=True, min_value=1)
    elements = ListField(StringField())
    unit_ids = ListField(StringField())
    competencies = ListField(DictField())
    observed = BooleanField(default=False)
    rubric = ListField(DictField())
    programme_id = StringField()
    track = StringField()
    prerequisites = ListField(StringField())
    seat_cost = IntField(default=0, min_value=0)
    approval = StringField(choices=list(Approval), default=Approval.NONE)
    claim_hours = IntField(min_value=1)
    active = BooleanField(default=True)

    meta = {
        "collection": "courses",
        "indexes": [
            ("programme_id", "id"),
            {"fields": ["title_key"], "unique": True},
            ("elements", "active"),
            ("active", "id"),
        ],
    }


class Need(Aggregate):
    """A gap that the visitor survey found or that development plans share, and the session proposed for it."""

    PROPOSED, NO_COURSE = "proposed", "no_course"

    survey_id = StringField()  # none: asked for because of development plans
    unit_id = StringField(required=True)
    unit_name = StringField(required=True)
    element = StringField()  # a survey element, or
    competency = StringField()  # the code of a competency, with its
    title = StringField()
    average = StringField()
    threshold = StringField()
    n = IntField(required=True)  # answers, or people
    state = StringField(required=True, choices=(PROPOSED, NO_COURSE))
    session_id = StringField()
    heard_event_id = StringField()

    meta = {"collection": "needs", "indexes": [("state", "element"), ("state", "competency"), ("unit_id", "id")]}
