"""Assessments by several raters: what callers send."""

from typing import Any

from marshmallow import fields, validate

from services.assessment.domain import assessments
from shared.http.exports import ListQuery
from shared.http.schemas import Id, PageQuery, StrictSchema, Text

Body = dict[str, Any]
SLUG = validate.Regexp(r"^[a-z0-9-]{1,40}\Z")
MOST_ITEMS = 40
MOST_PEOPLE = 60


def _role(**more: Any) -> fields.String:
    return fields.String(validate=validate.OneOf(assessments.RATER_ROLES), **more)


def _ids(most: int, **more: Any) -> "fields.List[str]":
    return fields.List(Id(), validate=validate.Length(max=most), **more)


class RatingWordsSchema(StrictSchema):
    id = Text(500, required=True)
    en = Text(500, required=True)


class RatingLevelSchema(StrictSchema):
    value = fields.Integer(required=True, validate=validate.Range(0, 100))
    words = fields.Nested(RatingWordsSchema, required=True)


class NewRatingItemSchema(StrictSchema):
    code = Text(60, required=True, metadata={"description": "Of the competency, as its framework writes it"})
    framework = Text(80, min=0, load_default="", metadata={"description": "The framework and its version"})
    competency = fields.Nested(RatingWordsSchema, required=True)
    criterion = fields.Nested(RatingWordsSchema, required=True)
    levels = fields.List(fields.Nested(RatingLevelSchema), required=True, validate=validate.Length(2, 10))


class AssessmentFormVersionSchema(StrictSchema):
    title = Text(200, required=True)
    items = fields.List(fields.Nested(NewRatingItemSchema), required=True, validate=validate.Length(1, MOST_ITEMS))


class NewAssessmentFormSchema(AssessmentFormVersionSchema):
    role = _role(required=True)


class AssessedSchema(StrictSchema):
    librarian_id = Id(required=True)
    supervisor_id = Id(metadata={"description": "Only where the directory's own supervisor is not meant"})
    peers = _ids(20, load_default=list)
    assessors = _ids(6, load_default=list)


class NewRoundSchema(StrictSchema):
    title = Text(200, required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    forms = fields.Dict(keys=_role(), values=Id(), required=True)
    subjects = fields.List(fields.Nested(AssessedSchema), load_default=list, validate=validate.Length(max=MOST_PEOPLE))


class NamedRatersSchema(StrictSchema):
    role = fields.String(required=True, validate=validate.OneOf((assessments.PEER, assessments.ASSESSOR)))
    librarian_ids = _ids(20, required=True)


class NamedPersonSchema(StrictSchema):
    librarian_id = Id(required=True)


class RatingAnswerSchema(StrictSchema):
    level = fields.Integer(allow_none=True, metadata={"description": "null: cannot judge. Leave out: not answered"})
    comment = Text(1000, min=0, load_default="")
    evidence = _ids(5, load_default=list)


class RatingAnswersSchema(StrictSchema):
    answers = fields.Dict(keys=fields.String(validate=SLUG), values=fields.Nested(RatingAnswerSchema), required=True)


class SheetSubmissionSchema(StrictSchema):
    answers = fields.Dict(keys=fields.String(validate=SLUG), values=fields.Nested(RatingAnswerSchema))


class ReopeningReasonSchema(StrictSchema):
    reason = Text(500, required=True)


class SharingNoteSchema(StrictSchema):
    note = Text(2000, required=True, metadata={"description": "What the conversation came to"})


class AcknowledgementSchema(StrictSchema):
    text = Text(2000, min=0, load_default="")


class NewDisputeSchema(StrictSchema):
    reason = Text(2000, required=True)
    codes = fields.List(Text(60), load_default=list, validate=validate.Length(max=MOST_ITEMS))


class DisputeSayingSchema(StrictSchema):
    text = Text(2000, required=True)


class SettledLevelSchema(StrictSchema):
    code = Text(60, required=True)
    level = fields.Integer(required=True, validate=validate.Range(0, 100))


class SettlementSchema(StrictSchema):
    outcome = fields.String(required=True, validate=validate.OneOf(assessments.OUTCOMES))
    reason = Text(2000, required=True)
    levels = fields.List(fields.Nested(SettledLevelSchema), load_default=list, validate=validate.Length(max=MOST_ITEMS))


class FormFilter(ListQuery):
    role = _role()
    family = Id()


class RoundFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(assessments.ROUND_STATES))


class AssessmentFilter(ListQuery):
    round_id = Id()
    state = fields.String(validate=validate.OneOf(assessments.STATES))


class ProgressFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(assessments.STATES))


class SheetFilter(PageQuery):
    state = fields.String(validate=validate.OneOf(assessments.SHEET_STATES))


class DisputeFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(("open", "settled")))
