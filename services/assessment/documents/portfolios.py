"""Hours and follow-ups."""

from decimal import Decimal

from mongoengine import Decimal128Field, DictField, IntField, ListField, StringField

from services.assessment.domain import follow_ups
from services.assessment.domain import hours as hour_states
from shared.storage.documents import Aggregate


class Credit(Aggregate):
    """Hours (JP) earned once: the id is that of what earned them."""

    state = StringField(required=True, choices=(hour_states.CREDITED, hour_states.REVERSED, hour_states.VOID))
    librarian_id = StringField(required=True)
    source = StringField(required=True, choices=("course", "claim", "earlier"))
    activity = StringField(default="course")
    title = StringField(default="")
    organiser = StringField(default="")
    number = StringField(default="")  # of the certificate
    number_key = StringField()  # as compared
    hours = IntField(default=0, min_value=0)  # whole ones
    exact = Decimal128Field()  # in quarters; absent where whole
    starts_on = StringField()  # ISO dates
    earned_on = StringField(default="")
    session_id = StringField(default="")
    course_id = StringField(default="")
    unit_id = StringField(default="")
    competencies = ListField(DictField())
    pre_score = IntField()
    post_score = IntField()
    reason = StringField()  # of the reversal

    meta = {
        "collection": "credits",
        "indexes": [("librarian_id", "earned_on"), {"fields": ["number_key"], "sparse": True}],
    }

    @property
    def amount(self) -> Decimal:
        """The hours, exactly."""
        return self.exact if self.exact is not None else Decimal(self.hours)


class FollowUp(Aggregate):
    """To look, 60 to 90 days after a completion, whether it helped. The id is that of the completion."""

    state = StringField(required=True, choices=follow_ups.STATES)
    librarian_id = StringField(required=True)
    unit_id = StringField(required=True)
    session_id = StringField(required=True)
    course_title = StringField(required=True)
    due_from = StringField(required=True)  # ISO dates, which sort
    due_until = StringField(required=True)
    rule_id = StringField(required=True)
    answers = DictField()  # side -> steps by competency, note, evidence, by whom, when
    scale_rule_id = StringField()
    reminded = ListField(StringField())

    meta = {
        "collection": "follow_ups",
        "indexes": [
            ("state", "due_from"),
            ("state", "due_until"),
            ("librarian_id", "state"),
            ("unit_id", "state"),
            "session_id",
        ],
    }
