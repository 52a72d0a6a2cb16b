"""Opportunities that partners offer, and the nominations for them."""

from mongoengine import BooleanField, DateField, DateTimeField, DictField, IntField, ListField, StringField

from services.community.domain import nominations
from services.community.domain.opportunities import KINDS, STATES
from shared.storage.documents import Aggregate


class Opportunity(Aggregate):
    """A call: places at something that others hold. Whoever decides about a place raises its version."""

    state = StringField(required=True, choices=STATES)
    title = StringField(required=True, max_length=200)
    kind = StringField(required=True, choices=KINDS)
    organiser = StringField(required=True, max_length=200)
    partner_id = StringField()
    place = StringField(required=True, max_length=200)
    description = StringField(default="", max_length=4000)
    starts_on = DateField(required=True)
    ends_on = DateField(required=True)
    deadline = DateField(required=True)
    quota = IntField(required=True, min_value=1)
    cost = IntField(required=True, min_value=0)  # of one place, whole rupiah
    programme_id = StringField()
    positions = ListField(StringField())
    unit_ids = ListField(StringField())
    min_years = IntField(required=True, min_value=0, default=0)
    taken = IntField(required=True, default=0)
    reason = StringField()  # of a cancellation

    meta = {"collection": "opportunities", "indexes": [["state", "-id"]]}


class Nomination(Aggregate):
    """A librarian for an opportunity. `key` stands while it is not withdrawn: one at a time."""

    state = StringField(required=True, choices=nominations.STATES)
    opportunity_id = StringField(required=True)
    key = StringField()
    title = StringField(required=True)  # of the opportunity, as are the days
    starts_on = DateField(required=True)
    ends_on = DateField(required=True)
    librarian_id = StringField(required=True)
    librarian_name = StringField(required=True)
    unit_id = StringField(required=True)
    unit_name = StringField(required=True)
    nominated_by = StringField(required=True)
    own = BooleanField(required=True)  # nominated themselves
    motivation = StringField(required=True, max_length=2000)
    reason = StringField()
    turn = IntField()  # place in the rotation when approved
    passed_over = IntField()  # how many were ahead
    rotation_rule = StringField()
    owed = ListField(StringField())  # reports owed when chosen
    cost = IntField(required=True, default=0)
    budget_sequence = IntField(default=0)
    refusal = DictField()  # what the budget said
    report_due_on = DateField()
    report_rule = StringField()
    report = DictField()
    reported_at = DateTimeField()
    reminded = ListField(StringField())
    trail = ListField(DictField())

    meta = {
        "collection": "nominations",
        "indexes": [
            {"fields": ["key"], "unique": True, "sparse": True},
            ["opportunity_id", "id"],
            ["librarian_id", "state", "starts_on"],
            ["state", "report_due_on", "id"],
            ["unit_id", "id"],
        ],
    }
