"""Hours, follow-ups, and who read whose."""

from mongoengine import DateTimeField, DictField, IntField, ListField, StringField

from services.assessment.domain import follow_ups
from services.assessment.domain import hours as hour_states
from shared.storage.base import Stored
from shared.storage.documents import Aggregate


class Credit(Aggregate):
    """Hours (JP) earned once: the id is that of what earned them."""

    state = StringField(required=True, choices=(hour_states.CREDITED, hour_states.REVERSED, hour_states.VOID))
    librarian_id = StringField(required=True)
    source = StringField(required=True, choices=("course",))
    title = StringField(default="")
    hours = IntField(default=0, min_value=0)
    earned_on = StringField(default="")  # ISO date
    session_id = StringField(default="")
    course_id = StringField(default="")
    unit_id = StringField(default="")
    competencies = ListField(DictField())
    pre_score = IntField()
    post_score = IntField()
    reason = StringField()  # of the reversal

    meta = {"collection": "credits", "indexes": [("librarian_id", "earned_on")]}


class FollowUp(Aggregate):
    """To look, 60 to 90 days after a completion, whether it helped. The id is that of the completion."""

    state = StringField(required=True, choices=(follow_ups.WAITING, follow_ups.DUE, follow_ups.CANCELLED))
    librarian_id = StringField(required=True)
    unit_id = StringField(required=True)
    session_id = StringField(required=True)
    course_title = StringField(required=True)
    due_from = StringField(required=True)  # ISO dates, which sort
    due_until = StringField(required=True)
    rule_id = StringField(required=True)

    meta = {
        "collection": "follow_ups",
        "indexes": [("state", "due_from"), ("librarian_id", "state"), ("unit_id", "state")],
    }


class PortfolioReading(Stored):
    """Somebody read of another person: who, whose, what, on which ground, when."""

    id = StringField(primary_key=True)
    reader = StringField(required=True)
    librarian_id = StringField(required=True)
    what = StringField(default="portfolio")
    ground = StringField(required=True)
    at = DateTimeField(required=True)

    meta = {"collection": "portfolio_readings", "indexes": [("librarian_id", "at")]}
