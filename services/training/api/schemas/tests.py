"""What is sent and told of questions, tests and attempts."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.training.api.schemas.courses import CriterionSchema
from services.training.domain import attempts, questions
from services.training.domain.questions import Kind
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, Text, UtcDateTime

PARTS = {
    Kind.SINGLE: "options",
    Kind.MULTIPLE: "options",
    Kind.MATCHING: "pairs",
    Kind.SHORT: "accepted",
    Kind.ESSAY: "rubric",
}


class OptionSchema(StrictSchema):
    key = fields.String(required=True, validate=validate.Regexp(r"^[a-z]\Z"))
    text = Text(500, required=True)
    correct = fields.Boolean(required=True)


class PairSchema(StrictSchema):
    left = Text(300, required=True)
    right = Text(300, required=True)


class ContentSchema(StrictSchema):
    options = fields.List(fields.Nested(OptionSchema), validate=validate.Length(max=12))
    pairs = fields.List(fields.Nested(PairSchema), validate=validate.Length(max=12))
    accepted = fields.List(Text(200), validate=validate.Length(1, 20))
    rubric = fields.List(fields.Nested(CriterionSchema), validate=validate.Length(max=12))


class QuestionChangeSchema(StrictSchema):
    prompt = Text(4000)
    points = fields.Integer(validate=validate.Range(1, 100))
    content = fields.Nested(ContentSchema)
    active = fields.Boolean()


class NewQuestionSchema(StrictSchema):
    kind = fields.String(required=True, validate=validate.OneOf(list(Kind)))
    prompt = Text(4000, required=True)
    points = fields.Integer(load_default=1, validate=validate.Range(1, 100))
    content = fields.Nested(ContentSchema, required=True)

    @validates_schema
    def _can_be_asked(self, data: Mapping[str, Any], **_: Any) -> None:
        wrong = questions.fault(data["kind"], data["content"])
        if wrong is not None:
            raise ValidationError(wrong, "content")
        for other in data["content"].keys() - {PARTS[data["kind"]]}:
            raise ValidationError({other: ["Unknown field."]}, "content")


class QuestionSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    course_id = fields.String(required=True)
    kind = fields.String(required=True)
    prompt = fields.String(required=True)
    points = fields.Integer(required=True)
    content = fields.Nested(ContentSchema)
    active = fields.Boolean()
    updated_at = UtcDateTime()


class QuestionFilter(ListQuery):
    kind = fields.String(validate=validate.OneOf(list(Kind)))
    active = fields.Boolean()


class NewInstrumentSchema(StrictSchema):
    title = Text(200, required=True)
    purposes = fields.List(
        fields.String(validate=validate.OneOf(list(attempts.Purpose))), required=True, validate=validate.Length(1, 2)
    )
    question_ids = fields.List(Id(), required=True, validate=validate.Length(1, 100))
    minutes = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(1, 480))
    attempts = fields.Integer(load_default=1, validate=validate.Range(1, 10))

    @validates_schema
    def _each_once(self, data: Mapping[str, Any], **_: Any) -> None:
        for name in ("purposes", "question_ids"):
            if len(set(data[name])) < len(data[name]):
                raise ValidationError("listed-twice", name)


class InstrumentSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    course_id = fields.String(required=True)
    number = fields.Integer(required=True)
    title = fields.String(required=True)
    purposes = fields.List(fields.String(), required=True)
    minutes = fields.Integer(allow_none=True)
    attempts = fields.Integer(required=True)
    points = fields.Integer(required=True)
    question_count = fields.Integer(required=True)
    created_at = UtcDateTime()


class SnapshotSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    kind = fields.String(required=True)
    prompt = fields.String(required=True)
    points = fields.Integer(required=True)
    content = fields.Nested(ContentSchema)


class WholeInstrumentSchema(InstrumentSchema):
    questions = fields.List(fields.Nested(SnapshotSchema))


class ItemSchema(Schema):
    id = fields.String(required=True)
    kind = fields.String(required=True)
    prompt = fields.String(required=True)
    points = fields.Integer(required=True)
    n = fields.Integer(required=True)
    difficulty = fields.String(allow_none=True, metadata={"description": "Mean part earned; null below five people"})
    discrimination = fields.String(allow_none=True, metadata={"description": "Best 27 % less weakest 27 %"})


class AnalysisSchema(Schema):
    instrument = fields.Nested(InstrumentSchema)
    items = fields.List(fields.Nested(ItemSchema))


class OpenSittingSchema(StrictSchema):
    purpose = fields.String(required=True, validate=validate.OneOf(list(attempts.Purpose)))
    instrument_id = Id(load_default=None, allow_none=True)


class SittingSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    session_id = fields.String(required=True)
    course_title = fields.String()
    purpose = fields.String(required=True)
    instrument_id = fields.String(required=True)
    instrument_title = fields.String()
    minutes = fields.Integer(allow_none=True)
    attempts = fields.Integer(required=True)
    state = fields.String(required=True)
    opened_at = UtcDateTime(attribute="created_at")
    closed_at = UtcDateTime(allow_none=True)


class AttemptSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    sitting_id = fields.String(required=True)
    session_id = fields.String(required=True)
    purpose = fields.String(required=True)
    number = fields.Integer(required=True)
    state = fields.String(required=True)
    started_at = UtcDateTime(attribute="created_at")
    deadline = UtcDateTime(allow_none=True)
    submitted_at = UtcDateTime(allow_none=True)
    overdue = fields.Boolean()
    score = fields.Integer(allow_none=True)


class MyTestSchema(Schema):
    sitting = fields.Nested(SittingSchema, required=True)
    starts_at = UtcDateTime(attribute="session.starts_at")
    left = fields.Integer(required=True, metadata={"description": "Attempts not begun yet"})
    open_attempt = fields.String(allow_none=True)
    attempts = fields.List(fields.Nested(AttemptSchema))


class AskedSchema(Schema):
    id = fields.String(required=True)
    kind = fields.String(required=True)
    prompt = fields.String(required=True)
    points = fields.Integer(required=True)
    content = fields.Dict()
    answer = fields.Raw(allow_none=True)
    share = fields.String(allow_none=True, metadata={"description": "Part of the points earned, as a fraction"})


class TakingSchema(Schema):
    attempt = fields.Nested(AttemptSchema, required=True)
    sitting = fields.Nested(SittingSchema, required=True)
    seconds_left = fields.Integer(allow_none=True)
    questions = fields.List(fields.Nested(AskedSchema))


class AnswersSchema(StrictSchema):
    answers = fields.Dict(keys=Id(), values=fields.Raw(allow_none=True), load_default=dict)


class MarkSchema(Schema):
    share = fields.String()
    levels = fields.Dict(keys=fields.String(), values=fields.Integer())
    note = fields.String()


class ToScoreSchema(SnapshotSchema):
    answer = fields.Raw(allow_none=True)
    mark = fields.Nested(MarkSchema, allow_none=True)


class TakenSchema(Schema):
    attempt = fields.Nested(AttemptSchema)
    librarian_id = fields.String(attribute="attempt.librarian_id")
    librarian_name = fields.String(attribute="librarian.name")


class TakenRowSchema(Schema):
    """An attempt as a line of a file."""

    id = fields.String(attribute="attempt.id")
    librarian_id = fields.String(attribute="attempt.librarian_id")
    librarian_name = fields.String(attribute="librarian.name")
    purpose = fields.String(attribute="attempt.purpose")
    number = fields.Integer(attribute="attempt.number")
    state = fields.String(attribute="attempt.state")
    started_at = UtcDateTime(attribute="attempt.created_at")
    submitted_at = UtcDateTime(attribute="attempt.submitted_at")
    score = fields.Integer(attribute="attempt.score")


class MyTestRowSchema(Schema):
    """An open test as a line of a file."""

    sitting_id = fields.String(attribute="sitting.id")
    course_title = fields.String(attribute="sitting.course_title")
    instrument_title = fields.String(attribute="sitting.instrument_title")
    purpose = fields.String(attribute="sitting.purpose")
    minutes = fields.Integer(attribute="sitting.minutes")
    starts_at = UtcDateTime(attribute="session.starts_at")
    left = fields.Integer()


class ScoringSchema(TakenSchema):
    questions = fields.List(fields.Nested(ToScoreSchema))


class LevelsSchema(StrictSchema):
    levels = fields.Dict(
        keys=fields.String(validate=validate.Length(max=100)),
        values=fields.Integer(strict=True, validate=validate.Range(0, 9)),
        required=True,
    )
    note = Text(2000, min=0, load_default="")


class AttemptFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(list(attempts.State)))
