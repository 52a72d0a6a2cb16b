"""Shapes of questionnaires, codes, papers, comments, actions and the public report of a survey."""

from marshmallow import Schema, fields, validate

from services.assessment.api.public_schemas import CELLS, PublicIndexSchema, ReceiptSchema, RespondentSchema
from services.assessment.api.schemas import (
    NAMELESS,
    BothSchema,
    RuleSchema,
    ServiceFiguresSchema,
    SurveySchema,
)
from services.assessment.domain import handouts, instruments, surveys
from shared.http.exports import ListQuery
from shared.http.schemas import Id, PageQuery, QuerySchema, StrictSchema, Text


class NewTextsSchema(StrictSchema):
    id = Text(500, required=True)
    en = Text(500, required=True)


class NewInstrumentElementSchema(StrictSchema):
    slug = Text(40, required=True)
    label = fields.Nested(NewTextsSchema, required=True)
    question = fields.Nested(NewTextsSchema, required=True)
    options = fields.List(fields.Nested(NewTextsSchema), required=True, validate=validate.Length(equal=4))
    weight = Text(12, required=True, metadata={"description": "An exact fraction, as 1/9 or 0.1; all sum to 1"})


class InstrumentBodySchema(StrictSchema):
    title = Text(200, required=True)
    source = Text(300, required=True)
    elements = fields.List(
        fields.Nested(NewInstrumentElementSchema), required=True, validate=validate.Length(min=9, max=30)
    )


class NewInstrumentSchema(InstrumentBodySchema):
    family = Text(40, load_default="skm")


class InstrumentFilter(PageQuery):
    state = fields.String(validate=validate.OneOf([instruments.DRAFT, instruments.PUBLISHED]))


class InstrumentElementSchema(Schema):
    slug = fields.String(required=True)
    label = fields.Nested(BothSchema, required=True)
    question = fields.Nested(BothSchema, required=True)
    options = fields.List(fields.Nested(BothSchema), required=True)
    weight = fields.String(required=True)


class InstrumentSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    family = fields.String(required=True)
    number = fields.Integer(required=True)
    title = fields.String(required=True)
    source = fields.String(required=True)
    state = fields.String(required=True)
    published_on = fields.Date(required=True, allow_none=True)
    elements = fields.List(fields.Nested(InstrumentElementSchema), required=True)


class NewHandoutSchema(StrictSchema):
    size = fields.Integer(required=True, validate=validate.Range(handouts.SMALLEST, handouts.LARGEST))
    unit_id = Id(allow_none=True)


class HandoutSchema(Schema):
    id = fields.String(required=True)
    kind = fields.String(required=True)
    number = fields.Integer(required=True)
    size = fields.Integer(required=True)
    unit_id = fields.String(required=True, allow_none=True)
    used = fields.Integer(required=True, allow_none=True)


class CodesSchema(HandoutSchema):
    codes = fields.List(fields.String(), required=True, metadata={"description": "Told this once; never kept"})
    expires_on = fields.Date(required=True)


class HandoutsSchema(Schema):
    items = fields.List(fields.Nested(HandoutSchema), required=True)


class NewPaperSchema(StrictSchema):
    submission_id = Id(required=True)
    batch = fields.Integer(required=True, validate=validate.Range(1, 10_000))
    sheet = fields.Integer(required=True, validate=validate.Range(1, handouts.LARGEST))
    unit_id = Id(required=True)
    values = fields.Dict(keys=fields.String(validate=validate.Length(max=40)), values=fields.Raw(), required=True)
    respondent = fields.Nested(RespondentSchema, allow_none=True)
    service = Text(100, min=0, allow_none=True)
    comment = Text(2000, min=0, allow_none=True)
    answered_on = fields.Date(required=True)
    hour_band = fields.String(required=True, validate=validate.OneOf(surveys.HOUR_BANDS))


class PaperReceiptSchema(ReceiptSchema):
    pass


class CommentFilter(PageQuery):
    state = fields.String(validate=validate.OneOf(["waiting", "cleared", "withheld"]))


class SurveyCommentSchema(Schema):
    id = fields.String(required=True)
    unit_id = fields.String(required=True)
    unit_name = fields.String(required=True)
    state = fields.String(required=True)
    text = fields.String(required=True)
    original = fields.String(allow_none=True, metadata={"description": "As it was written; for the manager"})
    signs = fields.List(fields.String(), metadata={"description": "What may point to a person; for the manager"})


class CommentReviewSchema(StrictSchema):
    decision = fields.String(required=True, validate=validate.OneOf(["clear", "withhold"]))
    text = Text(2000, min=0, allow_none=True, metadata={"description": "With names taken out"})


class NewSurveyActionSchema(StrictSchema):
    element = Text(40, required=True)
    action = Text(500, required=True)
    owner = Text(120, required=True, metadata={"description": "A post or a unit: the plan is published"})
    due_on = fields.Date(required=True)


class SurveyActionChangeSchema(StrictSchema):
    action = Text(500)
    owner = Text(120)
    due_on = fields.Date()
    done_on = fields.Date(allow_none=True)
    outcome = Text(500, min=0, allow_none=True)


class SurveyActionSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    element = fields.String(required=True)
    action = fields.String(required=True)
    owner = fields.String(required=True)
    due_on = fields.Date(required=True)
    done_on = fields.Date(required=True, allow_none=True)
    outcome = fields.String(required=True, allow_none=True)


class SurveyActionsSchema(Schema):
    items = fields.List(fields.Nested(SurveyActionSchema), required=True)


class ComparableSchema(Schema):
    ikm = fields.String(required=True)
    grade = fields.String(required=True)
    exact = fields.String(required=True)
    rule_id = fields.String(required=True)


class TrendPointSchema(Schema):
    """One figure of the whole library; `legacy` ones are as they came, with what today's rule makes of them."""

    kind = fields.String(required=True)
    period = fields.String(required=True)
    survey_id = fields.String(required=True, allow_none=True)
    ikm = fields.String(required=True)
    grade = fields.String(required=True)
    n = fields.Integer(required=True, allow_none=True)
    rule_id = fields.String(required=True)
    weight = fields.String(required=True, allow_none=True)
    comparable = fields.Nested(ComparableSchema, required=True, allow_none=True)


class TrendSchema(Schema):
    items = fields.List(fields.Nested(TrendPointSchema), required=True)


class LegacyFigureSchema(Schema):
    id = fields.String(required=True)
    period = fields.String(required=True)
    unit = fields.String(required=True)
    figure = fields.String(required=True)
    letter = fields.String(required=True)
    weight = fields.String(required=True)
    rule_id = fields.String(required=True)
    n = fields.Integer(required=True, allow_none=True)
    averages = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    comparable = fields.Function(lambda each: each.comparable or None)
    doubts = fields.List(fields.String(), required=True)


class LegacyQuery(ListQuery):
    pass


class RespondentCellSchema(Schema):
    value = fields.String(required=True)
    n = fields.Integer(required=True, allow_none=True, metadata={"description": "null: fewer than five, hidden"})
    label = fields.Nested(BothSchema, required=True)


def _profile() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.List(fields.Nested(RespondentCellSchema)), required=True)


class SurveyReportSchema(PublicIndexSchema):
    """A closed survey as it is published: everything in it is safe for everybody."""

    service = fields.String(required=True, allow_none=True)
    profile = _profile()
    services = fields.List(fields.Nested(ServiceFiguresSchema(exclude=(*NAMELESS, *CELLS))), required=True)
    actions = fields.List(fields.Nested(SurveyActionSchema), required=True)
    trend = fields.List(fields.Nested(TrendPointSchema), required=True)


class ReportQuery(QuerySchema):
    format = fields.String(load_default="json", validate=validate.OneOf(["json", "pdf", "xlsx", "csv"]))


class DutyQuery(QuerySchema):
    year = fields.Integer(validate=validate.Range(2017, 2100))


class DutySchema(Schema):
    year = fields.Integer(required=True)
    status = fields.String(required=True)
    rule = fields.Nested(RuleSchema, required=True)
    surveys = fields.List(fields.Nested(SurveySchema), required=True)
