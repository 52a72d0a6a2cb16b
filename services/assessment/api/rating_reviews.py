"""Disputes, calibration and the house as a whole: what those who may see are told."""

from marshmallow import Schema, fields

from services.assessment.api.rating_results import AssessmentStepSchema, RatingFigureSchema
from services.assessment.api.rating_schemas import RatingWordsSchema
from shared.http.schemas import UtcDateTime


class ListedDisputeSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    assessment_id = fields.String(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    state = fields.String(required=True)
    created_at = UtcDateTime(required=True)


class DisputeSaidSchema(Schema):
    name = fields.String(required=True)
    side = fields.String(required=True)
    at = UtcDateTime(required=True)
    text = fields.String(required=True)


class LevelGivenSchema(Schema):
    code = fields.String(required=True)
    level = fields.Integer(required=True)


class SettlementShownSchema(Schema):
    name = fields.String(required=True)
    at = UtcDateTime(required=True)
    reason = fields.String(required=True)
    levels = fields.List(fields.Nested(LevelGivenSchema), required=True)


class DisputeSchema(ListedDisputeSchema):
    ground = fields.String(required=True)
    reason = fields.String(required=True)
    codes = fields.List(fields.String(), required=True)
    settler_id = fields.String(allow_none=True, required=True)
    settler_name = fields.String(allow_none=True, required=True)
    may_settle = fields.Boolean(required=True)
    answers = fields.List(fields.Nested(DisputeSaidSchema), required=True)
    outcome = fields.String(allow_none=True, required=True)
    settlement = fields.Nested(SettlementShownSchema, allow_none=True, required=True)
    trail = fields.List(fields.Nested(AssessmentStepSchema), required=True)


class StandingSchema(Schema):
    name = fields.String(required=True)
    n = fields.Integer(required=True, metadata={"description": "Comparisons: same person, same competency"})
    own = fields.Nested(RatingFigureSchema, allow_none=True, required=True)
    others = fields.Nested(RatingFigureSchema, allow_none=True, required=True)
    difference = fields.Nested(RatingFigureSchema, allow_none=True, required=True)
    spread = fields.String(allow_none=True, required=True)
    verdict = fields.String(required=True)


class JudgeSchema(Schema):
    name = fields.String(required=True)
    average = fields.Nested(RatingFigureSchema, required=True)


class AssessorDifferenceSchema(Schema):
    assessment_id = fields.String(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    code = fields.String(required=True)
    judges = fields.List(fields.Nested(JudgeSchema), required=True)
    apart = fields.Nested(RatingFigureSchema, required=True)
    settled_by = fields.String(allow_none=True, required=True)


class CalibrationRuleSchema(Schema):
    id = fields.String(required=True)
    tolerance = fields.String(required=True)
    lean = fields.String(required=True)
    least = fields.Integer(required=True)


class CalibrationSchema(Schema):
    round_id = fields.String(required=True)
    title = fields.String(required=True)
    rule = fields.Nested(CalibrationRuleSchema, required=True)
    assessors = fields.List(fields.Nested(StandingSchema), required=True)
    differences = fields.List(fields.Nested(AssessorDifferenceSchema), required=True)


class HouseFigureSchema(Schema):
    code = fields.String(required=True)
    title = fields.Nested(RatingWordsSchema, required=True)
    role = fields.String(required=True)
    shown = fields.Boolean(required=True)
    people = fields.Integer(allow_none=True, required=True)
    average = fields.Nested(RatingFigureSchema, allow_none=True, required=True)
