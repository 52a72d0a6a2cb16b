"""One librarian's way through one session."""

from typing import Any

from mongoengine import DateField, DateTimeField, IntField, StringField

from services.training.domain import enrolments
from shared.storage.documents import Aggregate


class Enrolment(Aggregate):
    """One librarian's way through one session. Enrolling again after withdrawing makes a new one."""

    session_id = StringField(required=True)
    librarian_id = StringField(required=True)
    state = StringField(required=True, choices=list(enrolments.State))
    reason = StringField(choices=list(enrolments.Reason))
    party_id = StringField()
    claim_until = DateTimeField()
    decided_by = StringField()
    refusal = StringField()
    pre_score = IntField(min_value=0, max_value=100)
    post_score = IntField(min_value=0, max_value=100)
    gain = StringField()
    completed_on = DateField()
    certificate_id = StringField()
    certificate_code = StringField()

    meta: dict[str, Any] = {
        "collection": "enrolments",
        "indexes": [
            ("session_id", "id"),
            ("session_id", "librarian_id"),
            ("session_id", "state", "id"),
            ("librarian_id", "id"),
            ("state", "claim_until"),
            ("state", "id"),
            {"fields": ["party_id"], "sparse": True},
        ],
    }
