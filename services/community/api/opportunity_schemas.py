"""Shapes of opportunities and nominations."""

from marshmallow import Schema, fields, validate

from services.community.domain import nominations
from services.community.domain.opportunities import KINDS, STATES
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, Text, UtcDateTime

MOST_PEOPLE = 200
HOURS = r"[0-9]{1,3}(\.(0|00|5|25|50|75))?\Z"


class NewOpportunitySchema(StrictSchema):
    title = Text(200, required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    organiser = Text(200, required=True)
    partner_id = Id(load_default=None, allow_none=True)
    place = Text(200, required=True)
    description = Text(4000, min=0, load_default="")
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)
    deadline = fields.Date(required=True)
    quota = fields.Integer(required=True, validate=validate.Range(min=1, max=MOST_PEOPLE))
    cost = fields.Integer(load_default=0, validate=validate.Range(min=0))
    programme_id = Id(load_default=None, allow_none=True)
    positions = fields.List(Text(100), load_default=list, validate=validate.Length(max=20))
    unit_ids = fields.List(Id(), load_default=list, validate=validate.Length(max=50))
    min_years = fields.Integer(load_default=0, validate=validate.Range(min=0, max=50))


class OpportunitySchema(Schema):
    """`taken`: places of those who are chosen, while the budget is asked too."""

    id = fields.String()
    version = fields.Integer()
    state = fields.String()
    title = fields.String()
    kind = fields.String()
    organiser = fields.String()
    partner_id = fields.String(allow_none=True)
    place = fields.String()
    description = fields.String()
    starts_on = fields.Date()
    ends_on = fields.Date()
    deadline = fields.Date()
    quota = fields.Integer()
    taken = fields.Integer()
    cost = fields.Integer()
    programme_id = fields.String(allow_none=True)
    positions = fields.List(fields.String())
    unit_ids = fields.List(fields.String())
    min_years = fields.Integer()
    reason = fields.String(allow_none=True)


class OpportunityFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(STATES))


class NominationReasonSchema(StrictSchema):
    reason = Text(500, required=True)


class NominationApprovalSchema(NominationReasonSchema):
    despite_overdue = fields.Boolean(load_default=False)


class NewNominationSchema(StrictSchema):
    """Without `librarian_id`: oneself."""

    librarian_id = Id(load_default=None, allow_none=True)
    motivation = Text(2000, required=True)


class NominationReportSchema(StrictSchema):
    learned = Text(4000, required=True)
    applied = Text(4000, required=True)
    hours = fields.String(required=True, validate=validate.Regexp(HOURS))
    number = Text(100, load_default=None, allow_none=True)


class BudgetRefusalSchema(Schema):
    reason = fields.String()
    free = fields.Integer()


class NominationStepSchema(Schema):
    action = fields.String()
    state = fields.String()
    name = fields.String()
    at = UtcDateTime()
    reason = fields.String(allow_none=True)


class ToldReportSchema(Schema):
    learned = fields.String()
    applied = fields.String()
    hours = fields.String(metadata={"number": True})
    number = fields.String(allow_none=True)


class ListedNominationSchema(Schema):
    """`turn` to `passed_over` as they were when chosen; `overdue`: titles this librarian owes a report on."""

    id = fields.String()
    version = fields.Integer()
    state = fields.String()
    opportunity_id = fields.String()
    title = fields.String()
    starts_on = fields.Date()
    ends_on = fields.Date()
    librarian_id = fields.String()
    librarian_name = fields.String()
    unit_name = fields.String()
    nominated_by = fields.String()
    own = fields.Boolean()
    motivation = fields.String()
    reason = fields.String(allow_none=True)
    turn = fields.Integer(allow_none=True)
    passed_over = fields.Integer(allow_none=True)
    rotation_rule = fields.String(allow_none=True)
    cost = fields.Integer()
    report_due_on = fields.Date(allow_none=True)
    report_rule = fields.String(allow_none=True)
    report_overdue = fields.Boolean()
    reported_at = UtcDateTime(allow_none=True)
    overdue = fields.List(fields.String())


class NominationSchema(ListedNominationSchema):
    owed = fields.List(fields.String())
    refusal = fields.Nested(BudgetRefusalSchema)
    report = fields.Nested(ToldReportSchema)
    trail = fields.List(fields.Nested(NominationStepSchema))


class CandidateSchema(ListedNominationSchema):
    """A nomination with its turn among all of this call, as it stands now."""

    place = fields.Integer(allow_none=True)
    times = fields.Integer()
    last_on = fields.Date(allow_none=True)
    why = fields.String(allow_none=True)


class NominationFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(nominations.STATES))


class TurnSchema(Schema):
    place = fields.Integer()
    librarian_id = fields.String()
    name = fields.String()
    unit_id = fields.String()
    unit_name = fields.String()
    times = fields.Integer()
    last_on = fields.Date(allow_none=True)
    last_title = fields.String(allow_none=True)
    why = fields.String()
    overdue = fields.List(fields.String())
