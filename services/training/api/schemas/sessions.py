"""What is sent and told of sessions."""

from marshmallow import Schema, fields, validate

from services.training.api.schemas.courses import MOST_SEATS, CompetencySchema, CriterionSchema
from services.training.domain import sessions
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, Text, UtcDateTime


class ScheduleSchema(StrictSchema):
    starts_at = UtcDateTime(required=True)
    ends_at = UtcDateTime(required=True)
    place = Text(200, required=True)
    capacity = fields.Integer(validate=validate.Range(1, MOST_SEATS))
    trainer = Text(
        200,
        allow_none=True,
        metadata={"description": "NIP of a librarian, or the name of an external trainer"},
    )


class NewSessionSchema(ScheduleSchema):
    course_id = Id(required=True)
    unit_id = Id(allow_none=True, load_default=None)


class CapacitySchema(StrictSchema):
    capacity = fields.Integer(required=True, validate=validate.Range(1, MOST_SEATS))


class ReasonSchema(StrictSchema):
    reason = Text(500, required=True)


class SessionSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)
    course_id = fields.String(required=True)
    course_title = fields.String(required=True)
    course_title_en = fields.String(allow_none=True)
    course_version = fields.Integer()
    hours = fields.Integer(required=True)
    pass_mark = fields.Integer()
    validity_months = fields.Integer(allow_none=True)
    competencies = fields.List(fields.Nested(CompetencySchema))
    observed = fields.Boolean()
    rubric = fields.List(fields.Nested(CriterionSchema))
    need_id = fields.String(allow_none=True)
    unit_id = fields.String(allow_none=True)
    unit_name = fields.String(allow_none=True)
    element = fields.String(allow_none=True)
    starts_at = UtcDateTime(allow_none=True)
    ends_at = UtcDateTime(allow_none=True)
    place = fields.String(allow_none=True)
    trainer = fields.String(allow_none=True)
    capacity = fields.Integer(required=True)
    confirmed = fields.Integer(attribute="seats_taken", required=True)
    waiting = fields.Integer(attribute="queue_length", required=True)
    cancel_reason = fields.String(allow_none=True)
    closed_at = UtcDateTime(allow_none=True)
    attended = fields.Integer(allow_none=True)
    absent = fields.Integer(allow_none=True)
    created_at = UtcDateTime()


class SessionFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(list(sessions.State)))
    unit = Id()
    course = Id()
    from_ = UtcDateTime(data_key="from", metadata={"description": "Starting at this moment or later"})
