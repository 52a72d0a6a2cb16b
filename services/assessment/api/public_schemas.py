"""What anybody may send and see, without an account."""

from marshmallow import Schema, fields, validate

from services.assessment.api.schemas import BothSchema, FiguresSchema, SurveyFactsSchema
from services.assessment.domain import modes
from shared.http.schemas import Id, StrictSchema, Text


class RespondentSchema(StrictSchema):
    """Coarse, and all of it optional. Of an age in years only the band is kept."""

    sex = Text(20, allow_none=True)
    age = fields.Raw(allow_none=True, metadata={"type": ["string", "integer"], "description": "A band, or years"})
    education = Text(40, allow_none=True)
    occupation = Text(40, allow_none=True)


class NewAnswerSchema(StrictSchema):
    submission_id = Id(required=True, metadata={"description": "Made by the client; the same id counts once"})
    unit_id = Id(required=True)
    values = fields.Dict(
        keys=fields.String(validate=validate.Length(max=40)),
        values=fields.Raw(metadata={"type": "integer", "minimum": 1, "maximum": 4}),
        required=True,
        validate=validate.Length(max=50),
        metadata={"description": "Element slug to 1, 2, 3 or 4; leave out what was not answered"},
    )
    respondent = fields.Nested(RespondentSchema, allow_none=True)
    service = Text(100, min=0, allow_none=True, metadata={"description": "A kind of service; only the kind is kept"})
    comment = Text(2000, min=0, allow_none=True)
    mode = fields.String(validate=validate.OneOf(modes.OPEN_MODES), load_default=modes.LINK)
    code = Text(40, allow_none=True, metadata={"description": "With mode code: the single-use code"})


class ReceiptSchema(Schema):
    survey_id = fields.String(required=True)
    submission_id = fields.String(required=True)
    unit_id = fields.String(required=True)
    answered_on = fields.String(required=True)


class OpenSurveySchema(Schema):
    id = fields.String(required=True)
    title = fields.String(required=True)
    period = fields.String(required=True)
    opens_on = fields.Date(required=True)
    closes_on = fields.Date(required=True)


class OptionSchema(Schema):
    value = fields.Integer(required=True)
    id = fields.String(required=True)
    en = fields.String(required=True)


class SurveyQuestionSchema(Schema):
    slug = fields.String(required=True)
    label = fields.Nested(BothSchema, required=True)
    question = fields.Nested(BothSchema, required=True)
    options = fields.List(fields.Nested(OptionSchema), required=True)


class ChoiceSchema(Schema):
    value = fields.String(required=True)
    id = fields.String(required=True)
    en = fields.String(required=True)


class ServiceKindsSchema(Schema):
    items = fields.List(fields.Nested(ChoiceSchema), required=True)


class UnitSchema(Schema):
    id = fields.String(required=True)
    name = fields.String(required=True)


class QuestionnaireSchema(OpenSurveySchema):
    open = fields.Boolean(required=True)
    state = fields.String(required=True)
    instrument = fields.String(required=True)
    elements = fields.List(fields.Nested(SurveyQuestionSchema), required=True)
    respondent = fields.Dict(keys=fields.String(), values=fields.List(fields.Nested(ChoiceSchema)), required=True)
    services = fields.List(fields.Nested(ChoiceSchema), required=True)
    service = fields.String(required=True, allow_none=True)
    modes = fields.List(fields.String(), required=True)
    units = fields.List(fields.Nested(UnitSchema), required=True)


# How many gave which answer is a cell that can hold one person: the public sees averages, staff the counts.
CELLS = ("elements.counts", "elements.total", "elements.exact", "elements.weighted", "how")


class PublicIndexSchema(SurveyFactsSchema):
    total = fields.Nested(FiguresSchema(exclude=CELLS), required=True, allow_none=True)
    units = fields.List(fields.Nested(FiguresSchema(exclude=CELLS)), required=True)
