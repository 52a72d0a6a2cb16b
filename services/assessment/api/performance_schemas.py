"""Performance cycles and credit points: what callers send and what those who may see are told."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from services.assessment.domain import consequences, performance
from services.assessment.domain.performance_rules import EXPECTATIONS, VALUES
from shared.http.schemas import Id, PageQuery, StrictSchema, Text, UtcDateTime

Body = dict[str, Any]
FIRST_YEAR = 2022  # PermenPANRB 6/2022


def _year() -> fields.Integer:
    return fields.Integer(required=True, validate=validate.Range(FIRST_YEAR, 2100))


def _expectation_met() -> fields.String:
    return fields.String(required=True, validate=validate.OneOf(EXPECTATIONS))


def _point(value: str) -> None:
    whole, _, part = value.partition(".")
    digits = whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit()))
    if not digits or len(whole) > 5 or len(part) > 3 or value.endswith("."):
        raise ValidationError("Not a number of points: digits, a point, at most three more digits.")


class ExpectationSchema(StrictSchema):
    kind = fields.String(required=True, validate=validate.OneOf(performance.KINDS))
    text = Text(500, required=True)
    indicator = Text(300, min=0, load_default="")


class ExpectationsSchema(StrictSchema):
    expectations = fields.List(fields.Nested(ExpectationSchema), required=True, validate=validate.Length(1, 20))


class NewCycleSchema(ExpectationsSchema):
    librarian_id = Id(required=True)
    year = _year()


class SayingSchema(StrictSchema):
    text = Text(1000, required=True)


class EvaluationSchema(StrictSchema):
    period = Text(7, required=True, metadata={"description": "2026-Q3 or 2026-07"})
    result = _expectation_met()
    behaviour = _expectation_met()
    note = Text(1000, min=0, load_default="")


class NewRatingSchema(StrictSchema):
    result = _expectation_met()
    behaviour = _expectation_met()
    months = fields.Integer(load_default=12, validate=validate.Range(1, 12))
    first_month = fields.Integer(
        load_default=1, validate=validate.Range(1, 12), metadata={"description": "1 is January; months run on from it"}
    )
    noted = fields.Dict(keys=fields.String(validate=validate.OneOf(VALUES)), values=Text(500), required=True)
    note = Text(1000, min=0, load_default="")


class EarlierSchema(StrictSchema):
    through_year = fields.Integer(required=True, validate=validate.Range(1990, 2100))
    accumulated = fields.String(required=True, validate=_point)
    base = fields.String(required=True, validate=_point)
    basis = Text(300, required=True, metadata={"description": "The document that says so, with its number and date"})


class LevelChangeSchema(StrictSchema):
    on = fields.Date(required=True, metadata={"description": "From this day (TMT) the level of today is held"})
    from_level = fields.String(required=True, validate=validate.Length(1, 40))
    basis = Text(300, required=True, metadata={"description": "The decision, with its number and date"})


class NewConsequenceSchema(StrictSchema):
    kind = fields.String(required=True, validate=validate.OneOf(consequences.KINDS))
    reason = Text(1000, required=True)
    owner = Text(120, required=True, metadata={"description": "Who sees to it"})
    due_on = fields.Date(required=True)


class ConsequenceNoteSchema(StrictSchema):
    text = Text(1000, min=0, load_default="")


class RankSinceSchema(StrictSchema):
    since = fields.Date(required=True)


class CycleFilter(PageQuery):
    year = fields.Integer(validate=validate.Range(FIRST_YEAR, 2100))
    state = fields.String(validate=validate.OneOf(performance.STATES))


class ListedCycleSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    position = fields.String(required=True)
    rank = fields.String(required=True)
    unit_id = fields.String(required=True)
    unit_name = fields.String(required=True)
    year = fields.Integer(required=True)
    state = fields.String(required=True)
    updated_at = UtcDateTime(required=True)


class SaidSchema(Schema):
    name = fields.String(required=True)
    side = fields.String(required=True)
    at = UtcDateTime(required=True)
    text = fields.String()
    kind = fields.String()


class StepSchema(SaidSchema):
    action = fields.String(required=True)
    state = fields.String(required=True)


class JudgedSchema(SaidSchema):
    result = fields.String(required=True)
    behaviour = fields.String(required=True)
    predicate = fields.String(required=True)
    rule_id = fields.String(required=True)
    note = fields.String(required=True)
    period = fields.String()
    months = fields.Integer()
    first_month = fields.Integer()
    noted = fields.Dict(keys=fields.String(), values=fields.String())


class QuestionSchema(SaidSchema):
    id = fields.String(required=True)
    answer = fields.Nested(SaidSchema, allow_none=True, required=True)


class ConsequenceSchema(SaidSchema):
    id = fields.String(required=True)
    kind = fields.String(required=True)
    reason = fields.String(required=True)
    owner = fields.String(required=True)
    due_on = fields.String(required=True)
    state = fields.String(required=True)
    rule_id = fields.String(required=True)
    acknowledged = fields.Nested(SaidSchema, allow_none=True, required=True)


class MayFollowSchema(Schema):
    kinds = fields.List(fields.String(), required=True)
    rule_id = fields.String(required=True)
    source = fields.String(required=True)
    verified = fields.Boolean(required=True)


class CycleSchema(ListedCycleSchema):
    ground = fields.String(required=True, metadata={"description": "Why the reader may see this: self, supervisor, …"})
    expectations = fields.List(fields.Nested(ExpectationSchema), required=True)
    questions = fields.List(fields.Nested(QuestionSchema), required=True)
    consequences = fields.List(fields.Nested(ConsequenceSchema), required=True)
    may_follow = fields.Nested(MayFollowSchema, allow_none=True, required=True)
    dialogue = fields.Dict(keys=fields.String(), values=fields.Nested(SaidSchema), required=True)
    feedback = fields.List(fields.Nested(SaidSchema), required=True)
    evaluations = fields.List(fields.Nested(JudgedSchema), required=True)
    rating = fields.Nested(JudgedSchema, allow_none=True)
    earlier_ratings = fields.List(fields.Nested(JudgedSchema), required=True)
    remarks = fields.List(fields.Nested(SaidSchema), required=True)
    trail = fields.List(fields.Nested(StepSchema), required=True)


class PointsSchema(Schema):
    shown = fields.String(required=True)
    exact = fields.String(required=True, metadata={"description": "A fraction, such as 175/24"})
    rounded = fields.Boolean(required=True, metadata={"description": "Whether `shown` is not the whole of `exact`"})


class PointEntrySchema(Schema):
    kind = fields.String(required=True)
    year = fields.Integer(required=True)
    level = fields.String(required=True)
    points = fields.Nested(PointsSchema, required=True)
    standing = fields.String(required=True)
    verified = fields.Boolean(required=True)
    rule_id = fields.String(required=True)
    at = UtcDateTime(required=True)
    cycle_id = fields.String()
    predicate = fields.String()
    months = fields.Integer()
    percent = fields.String()
    coefficient = fields.String()
    first_month = fields.Integer()
    rank = fields.String()
    accumulated = fields.String()
    base = fields.String()
    basis = fields.String()


class TargetSchema(Schema):
    goes_to = fields.String(required=True)
    needed = fields.Nested(PointsSchema, required=True)
    missing = fields.Nested(PointsSchema, required=True)
    verified = fields.Boolean(required=True)


class ProjectionSchema(Schema):
    predicate = fields.String(required=True)
    verified = fields.Boolean(required=True)
    months_to_next_rank = fields.Integer(allow_none=True, required=True)
    months_to_next_level = fields.Integer(allow_none=True, required=True)


class PointRuleSchema(Schema):
    id = fields.String(required=True)
    source = fields.String(required=True)
    months_in_rank = fields.Integer(required=True)
    coefficient = fields.String(allow_none=True)
    coefficient_verified = fields.Boolean(allow_none=True)
    percents = fields.List(fields.Dict(keys=fields.String()), required=True)


class ChangeSchema(Schema):
    on = fields.String(required=True)
    from_level = fields.String(required=True)
    to_level = fields.String(required=True)
    basis = fields.String(required=True)


class AccountSchema(Schema):
    librarian_id = fields.String(required=True)
    name = fields.String(required=True)
    version = fields.Integer(required=True)
    position = fields.String(required=True)
    level = fields.String(allow_none=True, required=True)
    rank = fields.String(required=True)
    rank_since = fields.String(allow_none=True, required=True)
    months_in_rank = fields.Integer(allow_none=True, required=True)
    balance = fields.Nested(PointsSchema, required=True)
    entries = fields.List(fields.Nested(PointEntrySchema), required=True)
    changes = fields.List(fields.Nested(ChangeSchema), required=True)
    next_rank = fields.Nested(TargetSchema, allow_none=True, required=True)
    next_level = fields.Nested(TargetSchema, allow_none=True, required=True)
    projection = fields.List(fields.Nested(ProjectionSchema), required=True)
    rule = fields.Nested(PointRuleSchema, required=True)
