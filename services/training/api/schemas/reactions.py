"""What is sent and told of observations and feedback."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from services.training.domain import reactions
from shared.http.schemas import StrictSchema, Text, UtcDateTime


class ObservationSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    enrolment_id = fields.String(required=True)
    levels = fields.Dict(keys=fields.String(), values=fields.Integer())
    note = fields.String()
    score = fields.Integer(required=True)
    observer_name = fields.String(allow_none=True)
    updated_at = UtcDateTime()


class WatchedSchema(Schema):
    enrolment_id = fields.String(attribute="enrolment.id", required=True)
    librarian_id = fields.String(attribute="enrolment.librarian_id", required=True)
    librarian_name = fields.String(attribute="librarian.name")
    observation = fields.Nested(ObservationSchema, allow_none=True)


class WatchedListSchema(Schema):
    items = fields.List(fields.Nested(WatchedSchema), required=True)


def _every_statement(ratings: dict[str, Any]) -> None:
    missing = {slug: ["Missing data for required field."] for slug in reactions.STATEMENTS if slug not in ratings}
    if missing:
        raise ValidationError(missing)


class FeedbackAnswerSchema(StrictSchema):
    ratings = fields.Dict(
        keys=fields.String(validate=validate.OneOf(list(reactions.STATEMENTS))),
        values=fields.Integer(strict=True, validate=validate.Range(reactions.LOWEST, reactions.HIGHEST)),
        required=True,
        validate=_every_statement,
    )
    comment = Text(2000, min=0, load_default="")


class ReceivedSchema(Schema):
    received = fields.Boolean(required=True)


class FeedbackRoundSchema(Schema):
    session_id = fields.String(required=True)
    course_title = fields.String(required=True)
    closes_at = UtcDateTime(required=True)


class StatementSchema(Schema):
    slug = fields.String(required=True)
    id = fields.String(required=True)
    en = fields.String(required=True)


class MyFeedbackSchema(Schema):
    items = fields.List(fields.Nested(FeedbackRoundSchema), required=True)
    statements = fields.List(fields.Nested(StatementSchema), required=True)


class FeedbackSummarySchema(FeedbackRoundSchema):
    form = fields.String(required=True)
    state = fields.String(required=True)
    asked = fields.Integer(required=True)
    n = fields.Integer(required=True)
    shown = fields.Boolean(required=True)
    averages = fields.Dict(keys=fields.String(), values=fields.String(), allow_none=True)
    comments = fields.List(fields.String())
    statements = fields.List(fields.Nested(StatementSchema))
