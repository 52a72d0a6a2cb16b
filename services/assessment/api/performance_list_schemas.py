"""Ratings and credit points of several people, and the organisation's own predicate."""

from marshmallow import Schema, fields, validate

from services.assessment.api.performance_schemas import FIRST_YEAR
from services.assessment.domain.spread import ORGANISATION_PREDICATES
from shared.http.exports import ListQuery
from shared.http.schemas import StrictSchema, Text, UtcDateTime


class PerformanceRatingFilter(ListQuery):
    year = fields.Integer(validate=validate.Range(FIRST_YEAR, 2100))


class PerformanceRatingSchema(Schema):
    id = fields.String(required=True, metadata={"description": "The performance cycle's"})
    year = fields.Integer(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    nip = fields.String(required=True)
    unit_name = fields.String(required=True)
    position = fields.String(required=True)
    rank = fields.String(required=True)
    state = fields.String(required=True)
    result = fields.String(required=True)
    behaviour = fields.String(required=True)
    predicate = fields.String(required=True)
    months = fields.Integer(required=True)
    rule_id = fields.String(required=True)
    rated_at = UtcDateTime(required=True)


class PointBalanceSchema(Schema):
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    position = fields.String(required=True)
    level = fields.String(allow_none=True, required=True)
    rank = fields.String(required=True)
    points = fields.String(required=True)
    exact = fields.String(required=True)
    next_step = fields.String(allow_none=True, required=True)
    missing = fields.String(allow_none=True, required=True)
    rule_id = fields.String(required=True)


class PointLineSchema(Schema):
    year = fields.Integer(required=True)
    kind = fields.String(required=True)
    level = fields.String(required=True)
    predicate = fields.String(allow_none=True, required=True)
    months = fields.Integer(allow_none=True, required=True)
    percent = fields.String(allow_none=True, required=True)
    coefficient = fields.String(allow_none=True, required=True)
    points = fields.String(required=True)
    exact = fields.String(required=True)
    standing = fields.String(required=True)
    rule_id = fields.String(required=True)
    verified = fields.Boolean(required=True)
    basis = fields.String(allow_none=True, required=True)


class NewOrganisationYearSchema(StrictSchema):
    predicate = fields.String(required=True, validate=validate.OneOf(ORGANISATION_PREDICATES))
    basis = Text(300, required=True, metadata={"description": "The document that says so, with its number and date"})


class SpreadCellSchema(Schema):
    predicate = fields.String(required=True)
    n = fields.Integer(required=True)
    percent = fields.String(required=True)
    place = fields.Integer(allow_none=True, required=True, metadata={"description": "In the pattern; 1: most frequent"})


class DepartureSchema(Schema):
    more = fields.String(required=True)
    fewer = fields.String(required=True)


class SpreadRuleSchema(Schema):
    id = fields.String(required=True)
    source = fields.String(required=True)
    verified = fields.Boolean(required=True)


class OrganisationYearSchema(Schema):
    year = fields.Integer(required=True)
    version = fields.Integer(required=True)
    predicate = fields.String(allow_none=True, required=True)
    basis = fields.String(allow_none=True, required=True)
    n = fields.Integer(required=True)
    told = fields.Boolean(required=True, metadata={"description": "False where the spread would name somebody"})
    cells = fields.List(fields.Nested(SpreadCellSchema), required=True)
    departures = fields.List(fields.Nested(DepartureSchema), required=True)
    rule = fields.Nested(SpreadRuleSchema, required=True)
