"""What is sent and told of money: whole rupiah, always."""

from marshmallow import Schema, fields, validate

from services.training.domain.budget import Source, State
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, UtcDateTime

MOST = 10**13


def rupiah(**kwargs: object) -> fields.Integer:
    return fields.Integer(required=True, validate=validate.Range(0, MOST), **kwargs)  # type: ignore[arg-type]


class AmountSchema(StrictSchema):
    amount = rupiah()


class PotSchema(Schema):
    key = fields.String(required=True)
    programme_id = fields.String(allow_none=True)
    title = fields.String(allow_none=True)
    allocation = fields.Integer(required=True)
    committed = fields.Integer(required=True)
    spent = fields.Integer(required=True)
    free = fields.Integer(required=True)


class BudgetYearSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    year = fields.Integer(required=True)
    allocation = fields.Integer(attribute="total.allocation", required=True)
    committed = fields.Integer(attribute="total.committed", required=True)
    spent = fields.Integer(attribute="total.spent", required=True)
    free = fields.Integer(attribute="total.free", required=True)
    updated_at = UtcDateTime()


class BudgetReportSchema(Schema):
    year = fields.Integer(required=True)
    version = fields.Integer(required=True)
    allocation = fields.Integer(attribute="total.allocation", required=True)
    committed = fields.Integer(attribute="total.committed", required=True)
    spent = fields.Integer(attribute="total.spent", required=True)
    free = fields.Integer(attribute="total.free", required=True)
    pots = fields.List(fields.Nested(PotSchema), required=True)
    ties_out = fields.Boolean(required=True, metadata={"description": "The lines add up to exactly what the pots say"})
    spent_on_training = fields.Integer(required=True)
    hours = fields.Integer(required=True, metadata={"description": "JP earned in the sessions of the year"})
    heads = fields.Integer(required=True, metadata={"description": "Librarians who took part in them, each once"})
    cost_per_hour = fields.String(allow_none=True)
    cost_per_head = fields.String(allow_none=True)


class EntrySchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    year = fields.Integer(required=True)
    pot = fields.String(required=True)
    state = fields.String(required=True)
    source = fields.String(required=True)
    source_id = fields.String(required=True)
    programme_id = fields.String(allow_none=True)
    session_id = fields.String(allow_none=True)
    librarian_id = fields.String(allow_none=True)
    title = fields.String(required=True)
    held_on = fields.Date(allow_none=True)
    amount = fields.Integer(required=True)
    spent = fields.Integer(allow_none=True)
    reason = fields.String(allow_none=True)
    created_at = UtcDateTime()


class EntryFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(list(State)))
    source = fields.String(validate=validate.OneOf(list(Source)))
    programme = Id()
    session = Id()
