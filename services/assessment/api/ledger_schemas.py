"""Claims, the ledger and audit samples: what callers send and what those who may see are told."""

from decimal import Decimal
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from services.assessment.api.evidence_schemas import EvidenceSchema, evidence_ids
from services.assessment.domain import audit_samples, claims, ledger
from services.assessment.domain.learning_rules import ACTIVITIES
from shared.http.exports import ListQuery
from shared.http.schemas import Id, QuerySchema, StrictSchema, Text, UtcDateTime

Body = dict[str, Any]
YEARS = validate.Range(2017, 2100)


class Jp(fields.String):
    """Hours (JP) in quarters: text, so that nothing rounds them on the way; a number in a spreadsheet."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"metadata": {"number": True, **kwargs.get("metadata", {})}})

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return ledger.shown(value) if isinstance(value, Decimal) else value


def _hours(text: str) -> None:
    try:
        ledger.in_quarters(text)
    except ValueError as error:
        raise ValidationError("Hours in quarters, such as 2, 2.5 or 2.75.") from error


class NewClaimSchema(StrictSchema):
    activity = fields.String(required=True, validate=validate.OneOf(tuple(ACTIVITIES)))
    title = Text(200, required=True)
    organiser = Text(150, min=0, load_default="")
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)
    hours = fields.String(required=True, validate=_hours, metadata={"description": "JP in quarters: 2, 2.5, 2.75"})
    number = Text(80, min=0, load_default="", metadata={"description": "of the certificate"})
    reference = Text(300, min=0, load_default="", metadata={"description": "where a contribution can be found"})
    competencies = fields.List(Text(40), load_default=list, validate=validate.Length(max=5))
    evidence = evidence_ids()
    note = Text(1000, min=0, load_default="")


class FiledClaimSchema(NewClaimSchema):
    submit = fields.Boolean(load_default=False, metadata={"description": "submit at once instead of keeping a draft"})


class AcceptanceSchema(StrictSchema):
    note = Text(500, min=0, load_default="")
    despite_doubts = fields.Boolean(load_default=False)


class ReasonSchema(StrictSchema):
    reason = Text(500, required=True)


class DoubtSchema(Schema):
    id = fields.String(required=True)
    why = fields.String(required=True)
    own = fields.Boolean(required=True, metadata={"description": "of the same person"})
    title = fields.String(required=True)
    on = fields.String(required=True)


class EvidencedSchema(Schema):
    slug = fields.String(required=True)
    title = fields.String(required=True)
    skkni_code = fields.String(allow_none=True)


class ListedClaimSchema(Schema):
    id = fields.String(required=True)
    state = fields.String(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    unit_name = fields.String(required=True)
    activity = fields.String(required=True)
    title = fields.String(required=True)
    organiser = fields.String(required=True)
    starts_on = fields.String(required=True)
    ends_on = fields.String(required=True)
    hours = Jp(required=True)
    credited = Jp(allow_none=True)
    number = fields.String(required=True)
    reviewer = fields.String(allow_none=True)
    submitted_at = UtcDateTime(allow_none=True)
    decided_at = UtcDateTime(allow_none=True)


class TrailSchema(Schema):
    action = fields.String(required=True)
    state = fields.String(required=True)
    name = fields.String(required=True)
    at = UtcDateTime(required=True)
    reason = fields.String(allow_none=True)


class ClaimSchema(ListedClaimSchema):
    version = fields.Integer(required=True)
    ground = fields.String(required=True, metadata={"description": "self, supervisor or manager: what can be done"})
    reference = fields.String(required=True)
    note = fields.String(required=True)
    reason = fields.String(allow_none=True)
    competencies = fields.List(fields.Nested(EvidencedSchema), required=True)
    evidence = fields.List(fields.Nested(EvidenceSchema), required=True)
    doubts = fields.List(fields.Nested(DoubtSchema), required=True)
    worth = Jp(required=True, metadata={"description": "by its factor, before the cap of the year"})
    rule_id = fields.String(required=True)
    trail = fields.List(fields.Nested(TrailSchema), required=True)


class ClaimFilter(ListQuery):
    scope = fields.String(load_default="mine", validate=validate.OneOf(("mine", "review")))
    state = fields.String(validate=validate.OneOf(claims.STATES))


class ActivitySchema(Schema):
    activity = fields.String(required=True)
    title = fields.String(required=True)
    title_en = fields.String(required=True)
    counts = fields.String(required=True)
    counts_en = fields.String(required=True)
    factor = fields.String(required=True)
    cap = Jp(allow_none=True)
    proof = fields.String(required=True)
    claimable = fields.Boolean(required=True)
    rule_id = fields.String(required=True)
    effective_from = fields.String(required=True)
    source = fields.String(required=True)


class ActivitiesSchema(Schema):
    items = fields.List(fields.Nested(ActivitySchema), required=True)


class EntrySchema(Schema):
    id = fields.String(required=True)
    kind = fields.String(required=True)
    credit_id = fields.String(required=True)
    year = fields.Integer(required=True)
    hours = Jp(required=True, metadata={"description": "below zero where taken back"})
    source = fields.String(required=True)
    activity = fields.String(required=True)
    title = fields.String(required=True)
    earned_on = fields.String(required=True)
    rule_id = fields.String(required=True)
    reason = fields.String(allow_none=True)
    by = fields.String(allow_none=True)
    at = UtcDateTime(required=True)


class YearQuery(ListQuery):
    year = fields.Integer(validate=YEARS)


class YearOnlyQuery(QuerySchema):
    year = fields.Integer(validate=YEARS)


class OverviewFilter(YearQuery):
    unit_id = Id()


class AskedSchema(Schema):
    hours = fields.String(required=True)
    rule_id = fields.String(required=True)
    source = fields.String(required=True)
    verified = fields.Boolean(required=True)


class OfActivitySchema(Schema):
    activity = fields.String(required=True)
    done = fields.String(required=True)
    cap = fields.String(allow_none=True)
    rule_id = fields.String(required=True)


class ExpiringSchema(Schema):
    id = fields.String(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)
    valid_until = fields.String(required=True)


class BalanceSchema(Schema):
    librarian_id = fields.String(required=True)
    name = fields.String(required=True)
    unit_id = fields.String(required=True)
    unit_name = fields.String(required=True)
    year = fields.Integer(required=True)
    employment = fields.String(required=True)
    obligation = fields.Nested(AskedSchema, required=True)
    done = fields.String(required=True)
    in_review = fields.String(required=True)
    to_do = fields.String(required=True)
    ends_on = fields.String(required=True, metadata={"description": "what exceeds the obligation is not carried over"})
    by_activity = fields.List(fields.Nested(OfActivitySchema), required=True)
    expiring = fields.List(fields.Nested(ExpiringSchema), required=True)


class OverviewSchema(Schema):
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    unit_id = fields.String(required=True)
    unit_name = fields.String(required=True)
    year = fields.Integer(required=True)
    obligation = Jp(required=True)
    done = Jp(required=True)
    in_review = Jp(required=True)
    to_do = Jp(required=True)
    rule_id = fields.String(required=True)


class NewSampleSchema(StrictSchema):
    year = fields.Integer(required=True, validate=YEARS)
    seed = Text(60, required=True)
    size = fields.Integer(required=True, validate=validate.Range(1, 200))


class RecheckSchema(StrictSchema):
    outcome = fields.String(required=True, validate=validate.OneOf(audit_samples.OUTCOMES[1:]))
    reason = Text(500, min=0, load_default="")


class SampledSchema(Schema):
    claim_id = fields.String(required=True)
    outcome = fields.String(required=True)
    reason = fields.String(allow_none=True)
    by = fields.String(allow_none=True)
    title = fields.String(required=True)
    librarian_name = fields.String(required=True)
    hours = Jp(allow_none=True)


class ListedSampleSchema(Schema):
    id = fields.String(required=True)
    year = fields.Integer(required=True)
    seed = fields.String(required=True)
    size = fields.Integer(required=True)
    population = fields.Integer(required=True)
    fingerprint = fields.String(required=True)
    rule_id = fields.String(required=True)
    drawn_by = fields.String(required=True)
    drawn_at = UtcDateTime(attribute="created_at", required=True)
    open = fields.Integer(required=True)
    confirmed = fields.Integer(required=True)
    failed = fields.Integer(required=True)


class SampleSchema(ListedSampleSchema):
    version = fields.Integer(required=True)
    items = fields.List(fields.Nested(SampledSchema), required=True)


class SampleFilter(ListQuery):
    year = fields.Integer(validate=YEARS)
