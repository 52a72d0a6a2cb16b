"""The hours ledger: its entries, the claims that lead to some of them, and the samples that check those."""

from mongoengine import (
    DateTimeField,
    Decimal128Field,
    DictField,
    EmbeddedDocument,
    EmbeddedDocumentListField,
    IntField,
    ListField,
    StringField,
)

from services.assessment.domain import audit_samples, claims, ledger
from services.assessment.domain.learning_rules import ACTIVITIES
from shared.storage.base import Stored
from shared.storage.documents import Aggregate


class HourEntry(Stored):
    """A line of the ledger, written once and never changed. Its id, "<credit>:<kind>", forbids a second of its kind."""

    id = StringField(primary_key=True)
    kind = StringField(required=True, choices=ledger.KINDS)
    credit_id = StringField(required=True)
    librarian_id = StringField(required=True)
    year = IntField(required=True)
    hours = Decimal128Field(required=True)  # below zero where taken back
    source = StringField(required=True)
    activity = StringField(required=True, choices=tuple(ACTIVITIES))
    title = StringField(default="")
    earned_on = StringField(default="")  # ISO date
    rule_id = StringField(required=True)
    reason = StringField()  # of a reversal
    by = StringField()  # who accepted or reversed; nobody where an event did
    at = DateTimeField(required=True)

    meta = {
        "collection": "hour_entries",
        "indexes": [
            "credit_id",
            ("librarian_id", "year", "id"),
            ("year", "librarian_id"),
        ],
    }


class HourAccount(Aggregate):
    """One per librarian: whoever decides about hours raises its version, so that two deciders conflict."""

    meta = {"collection": "hour_accounts", "indexes": []}


class LearningClaim(Aggregate):
    """Learning elsewhere, speaking, facilitating, contributing: with its proof, until a reviewer has decided."""

    state = StringField(required=True, choices=claims.STATES)
    librarian_id = StringField(required=True)
    unit_id = StringField(default="")  # where the person worked when it was submitted
    activity = StringField(required=True, choices=tuple(ACTIVITIES))
    title = StringField(required=True)
    organiser = StringField(default="")
    starts_on = StringField(required=True)  # ISO dates
    ends_on = StringField(required=True)
    hours = Decimal128Field(required=True)  # as claimed
    number = StringField(default="")  # of the certificate
    reference = StringField(default="")
    number_key = StringField()  # as compared
    reference_key = StringField()
    competencies = ListField(DictField())
    evidence = ListField(StringField())
    files = ListField(StringField())  # their sha256
    note = StringField(default="")
    nomination_id = StringField()  # reported back on: the report is the proof
    doubts = ListField(DictField())  # other entries that it may be the same as
    credited = Decimal128Field()  # what it earned
    reviewer = StringField()  # name
    reviewer_nip = StringField()
    reason = StringField()
    submitted_at = DateTimeField()
    decided_at = DateTimeField()
    trail = ListField(DictField())

    meta = {
        "collection": "learning_claims",
        "indexes": [
            ("librarian_id", "id"),
            ("state", "id"),
            ("unit_id", "state", "id"),
            ("state", "ends_on"),
            {"fields": ["number_key"], "sparse": True},
            {"fields": ["reference_key"], "sparse": True},
            "files",
        ],
    }


class SampledClaim(EmbeddedDocument):
    """One claim of a sample, and what looking again found."""

    claim_id = StringField(required=True)
    outcome = StringField(required=True, choices=audit_samples.OUTCOMES, default=audit_samples.OPEN)
    reason = StringField()
    by = StringField()
    at = DateTimeField()


class AuditSample(Aggregate):
    """A sample of a year's accepted claims, drawn by its seed."""

    year = IntField(required=True)
    seed = StringField(required=True)
    size = IntField(required=True)
    population = IntField(required=True)
    fingerprint = StringField(required=True)
    rule_id = StringField(required=True)
    drawn_by = StringField(required=True)
    items = EmbeddedDocumentListField(SampledClaim)

    meta = {"collection": "audit_samples", "indexes": [{"fields": ["year", "seed", "size"], "unique": True}]}
