"""A librarian's portfolio."""

from marshmallow import Schema, fields

from services.assessment.api.schemas import FollowUpSchema


class ObligationSchema(Schema):
    hours = fields.Integer(required=True)
    rule_id = fields.String(required=True)
    source = fields.String(required=True)


class CertificateSchema(Schema):
    id = fields.String(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)
    issued_on = fields.String(allow_none=True)
    valid_until = fields.String(allow_none=True)
    revoked = fields.Boolean(required=True)


class CreditSchema(Schema):
    id = fields.String(required=True)
    state = fields.String(required=True)
    source = fields.String(required=True)
    title = fields.String(required=True)
    hours = fields.Integer(required=True, metadata={"description": "whole ones"})
    exact = fields.String(required=True, metadata={"description": "the hours in quarters"})
    earned_on = fields.String(required=True)
    session_id = fields.String(required=True)
    pre_score = fields.Integer(allow_none=True)
    post_score = fields.Integer(allow_none=True)
    reason = fields.String(allow_none=True)
    certificate = fields.Nested(CertificateSchema, allow_none=True)


class CompetencySchema(Schema):
    slug = fields.String(required=True)
    title = fields.String(required=True)
    skkni_code = fields.String(allow_none=True)
    since = fields.String(required=True)
    evidence = fields.String(required=True)


class PortfolioSchema(Schema):
    librarian_id = fields.String(required=True)
    name = fields.String(required=True)
    unit_id = fields.String(required=True)
    unit_name = fields.String(required=True)
    year = fields.Integer(required=True)
    hours_this_year = fields.Integer(required=True, metadata={"description": "whole ones"})
    exact_this_year = fields.String(required=True, metadata={"description": "the hours in quarters"})
    obligation = fields.Nested(ObligationSchema, required=True)
    credits = fields.List(fields.Nested(CreditSchema), required=True)
    competencies = fields.List(fields.Nested(CompetencySchema), required=True)
    follow_ups = fields.List(fields.Nested(FollowUpSchema), required=True)
