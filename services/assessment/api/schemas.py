"""What callers send, and what staff are told. What the public sees is in `public_schemas`."""

from typing import Any

from marshmallow import Schema, fields, validate

from services.assessment.domain import follow_ups, modes, services, surveys
from shared.http.exports import ListQuery
from shared.http.schemas import Id, PageQuery, QuerySchema, StrictSchema, Text, UtcDateTime


def _population(**kwargs: Any) -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(1, 100_000_000), **kwargs)


class NewSurveySchema(StrictSchema):
    title = Text(200, required=True)
    period = Text(10, required=True, metadata={"description": "2026, 2026-S1, 2026-Q3 or 2026-07"})
    opens_on = fields.Date(required=True)
    closes_on = fields.Date(required=True)
    population = _population(metadata={"description": "Visitors of the period; decides the sample needed"})
    unit_ids = fields.List(Id(), validate=validate.Length(max=200), metadata={"description": "Empty: all units"})
    unit_populations = fields.Dict(keys=Id(), values=_population(), validate=validate.Length(max=200))
    instrument = Text(60, metadata={"description": "A published version; without it the national questionnaire"})
    service = fields.String(validate=validate.OneOf(services.CODES), metadata={"description": "Absent: every kind"})
    modes = fields.List(fields.String(validate=validate.OneOf(modes.MODES)), validate=validate.Length(max=5))


class SurveyFilter(ListQuery):
    state = fields.String(validate=validate.OneOf([surveys.OPEN, surveys.CLOSED]))


class SurveySchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    title = fields.String(required=True)
    period = fields.String(required=True)
    opens_on = fields.Date(required=True)
    closes_on = fields.Date(required=True)
    state = fields.String(required=True)
    closed_at = UtcDateTime(allow_none=True)
    instrument = fields.String(required=True)
    rules = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    unit_ids = fields.List(fields.String(), required=True)
    service = fields.String(required=True, allow_none=True)
    modes = fields.List(fields.String(), required=True)
    population = fields.Integer(allow_none=True)
    unit_populations = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class BothSchema(Schema):
    """A text in both languages."""

    id = fields.String(required=True)
    en = fields.String(required=True)


class IntervalSchema(Schema):
    low = fields.String(required=True)
    high = fields.String(required=True)
    percent = fields.Integer(required=True)


class ElementResultSchema(Schema):
    slug = fields.String(required=True)
    label = fields.Nested(BothSchema, required=True)
    n = fields.Integer(required=True)
    counts = fields.List(fields.Integer(), required=True, metadata={"description": "Answers worth 1, 2, 3, 4"})
    total = fields.Integer(required=True)
    average = fields.String(required=True, allow_none=True, metadata={"description": "NRR, two decimals"})
    exact = fields.String(required=True, allow_none=True, metadata={"description": "NRR as a fraction"})
    weight = fields.String(metadata={"description": "An exact fraction"})
    weighted = fields.String(allow_none=True, metadata={"description": "NRR x weight, four decimals"})
    low = fields.Boolean(required=True, metadata={"description": "Below the threshold of a need"})


class HowSchema(Schema):
    """How the index came about: IKM = conversion x sum(NRR x weight), rounded half up, then graded."""

    weight = fields.String(required=True, allow_none=True, metadata={"description": "Null: each element its own"})
    weighted = fields.String(required=True)
    conversion = fields.Integer(required=True)
    exact = fields.String(required=True)
    unrounded = fields.String(required=True)
    grade_from = fields.String(required=True)


class FiguresSchema(Schema):
    """The figures of a unit, or of all where unit_id is null. All null where `shown` is false: too few answers."""

    unit_id = fields.String(required=True, allow_none=True)
    unit_name = fields.String(required=True, allow_none=True)
    shown = fields.Boolean(required=True)
    n = fields.Integer(required=True, allow_none=True)
    population = fields.Integer(required=True, allow_none=True)
    sample_needed = fields.Integer(required=True)
    ikm = fields.String(required=True, allow_none=True)
    grade = fields.String(required=True, allow_none=True)
    quality = fields.Nested(BothSchema, required=True, allow_none=True)
    interval = fields.Nested(IntervalSchema, required=True, allow_none=True)
    elements = fields.List(fields.Nested(ElementResultSchema), required=True)
    lowest = fields.List(fields.String(), required=True)
    how = fields.Nested(HowSchema, required=True, allow_none=True)
    rule_id = fields.String(required=True)


class ServiceFiguresSchema(FiguresSchema):
    service = fields.String(required=True)
    label = fields.Nested(BothSchema, required=True)


NAMELESS = ("unit_id", "unit_name", "population")  # a kind of service is of no unit


class RuleSchema(Schema):
    role = fields.String(required=True)
    id = fields.String(required=True)
    effective_from = fields.Date(required=True)
    source = fields.String(required=True)


class SurveyFactsSchema(Schema):
    survey_id = fields.String(required=True)
    title = fields.String(required=True)
    period = fields.String(required=True)
    state = fields.String(required=True)
    opens_on = fields.Date(required=True)
    closes_on = fields.Date(required=True)
    closed_at = UtcDateTime(allow_none=True)
    instrument = fields.String(required=True)


class IndexSchema(SurveyFactsSchema):
    answers_seen = fields.Integer(required=True)
    modes = fields.List(fields.String(), required=True)
    profile = fields.Dict(
        keys=fields.String(), required=True, metadata={"description": "Cells by field; n null: hidden"}
    )
    provisional = fields.Boolean(required=True, metadata={"description": "The survey still takes answers"})
    total = fields.Nested(FiguresSchema, required=True)
    units = fields.List(fields.Nested(FiguresSchema), required=True)
    services = fields.List(fields.Nested(ServiceFiguresSchema(exclude=NAMELESS)), required=True)
    rules = fields.List(fields.Nested(RuleSchema), required=True)


class ImportQuery(QuerySchema):
    filename = fields.String(validate=validate.Length(max=200))
    survey_id = Id()


class FollowUpFilter(PageQuery):
    state = fields.String(validate=validate.OneOf(follow_ups.STATES))


class FollowUpSchema(Schema):
    id = fields.String(required=True)
    state = fields.String(required=True)
    librarian_id = fields.String(required=True)
    unit_id = fields.String(required=True)
    session_id = fields.String(required=True)
    course_title = fields.String(required=True)
    due_from = fields.String(required=True)
    due_until = fields.String(required=True)


class NamedFollowUpSchema(FollowUpSchema):
    librarian_name = fields.String(required=True)
    overdue = fields.Boolean(required=True)
    answered = fields.List(fields.String(), required=True, metadata={"description": "Which sides have answered"})


class SweepSchema(StrictSchema):
    as_of = fields.Date(metadata={"description": "Default: today. A later day only in development."})


class SweptSchema(Schema):
    as_of = fields.Date(required=True)
    due = fields.Integer(required=True)
    cancelled = fields.Integer(required=True)
    erased = fields.Integer(required=True, metadata={"description": "Of those who left long enough ago"})
    reminded = fields.Integer(required=True, metadata={"description": "Of follow-ups and improvements"})
    more = fields.Boolean(required=True)
