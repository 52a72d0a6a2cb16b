"""What is sent and told of sessions."""

from marshmallow import Schema, fields, validate

from services.training.api.schemas.attending import WebAddress
from services.training.api.schemas.courses import MOST_SEATS, CompetencySchema, CriterionSchema
from services.training.domain import sessions
from services.training.domain.meetings import MOST
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, Text, UtcDateTime


class MeetingSchema(StrictSchema):
    starts_at = UtcDateTime(required=True)
    ends_at = UtcDateTime(required=True)


class QuotaSchema(StrictSchema):
    unit_id = Id(required=True)
    seats = fields.Integer(required=True, validate=validate.Range(1, MOST_SEATS))


class VenueSchema(StrictSchema):
    starts_at = UtcDateTime(required=True)
    ends_at = UtcDateTime(required=True)
    place = Text(200, allow_none=True, metadata={"description": "Needed unless a room says it, or all is online"})
    room_id = Id(allow_none=True)
    mode = fields.String(validate=validate.OneOf(list(sessions.Mode)))
    link = WebAddress(allow_none=True)
    meetings = fields.List(
        fields.Nested(MeetingSchema),
        validate=validate.Length(max=MOST - 1),
        metadata={"description": "Further meetings of a series, beside the first"},
    )
    trainer = Text(
        200,
        allow_none=True,
        metadata={"description": "NIP of a librarian, or the name of an external trainer"},
    )
    trainer_id = Id(allow_none=True, metadata={"description": "Somebody on the list of trainers"})


class RescheduleSchema(VenueSchema):
    reason = Text(500, allow_none=True, load_default=None)


class ScheduleSchema(VenueSchema):
    capacity = fields.Integer(validate=validate.Range(1, MOST_SEATS))
    approval = fields.String(validate=validate.OneOf(list(sessions.Approval)), allow_none=True)
    claim_hours = fields.Integer(allow_none=True, validate=validate.Range(1, 336))
    quotas = fields.List(fields.Nested(QuotaSchema), validate=validate.Length(max=20))
    quota_until = UtcDateTime(allow_none=True)


class NewSessionSchema(ScheduleSchema):
    course_id = Id(required=True)
    unit_id = Id(allow_none=True, load_default=None)


class CapacitySchema(StrictSchema):
    capacity = fields.Integer(required=True, validate=validate.Range(1, MOST_SEATS))


class ReasonSchema(StrictSchema):
    reason = Text(500, required=True)


class QuotaShownSchema(QuotaSchema):
    unit_name = fields.String()


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
    programme_id = fields.String(allow_none=True)
    track = fields.String(allow_none=True)
    seat_cost = fields.Integer()
    occurrence_on = fields.Date(allow_none=True)
    observed = fields.Boolean()
    rubric = fields.List(fields.Nested(CriterionSchema))
    need_id = fields.String(allow_none=True)
    unit_id = fields.String(allow_none=True)
    unit_name = fields.String(allow_none=True)
    element = fields.String(allow_none=True)
    starts_at = UtcDateTime(allow_none=True)
    ends_at = UtcDateTime(allow_none=True)
    place = fields.String(allow_none=True)
    room_id = fields.String(allow_none=True)
    mode = fields.String()
    meetings = fields.List(fields.Nested(MeetingSchema))
    trainer = fields.String(allow_none=True)
    trainer_id = fields.String(allow_none=True)
    capacity = fields.Integer(required=True)
    confirmed = fields.Integer(attribute="seats_taken", required=True)
    offered = fields.Integer(attribute="seats_offered")
    free = fields.Integer(attribute="seats_free")
    waiting = fields.Integer(attribute="queue_length", required=True)
    approval = fields.String()
    claim_hours = fields.Integer(allow_none=True)
    quotas = fields.List(fields.Nested(QuotaShownSchema))
    quota_until = UtcDateTime(allow_none=True)
    calendar_sequence = fields.Integer()
    cancel_reason = fields.String(allow_none=True)
    closed_at = UtcDateTime(allow_none=True)
    attended = fields.Integer(allow_none=True)
    absent = fields.Integer(allow_none=True)
    created_at = UtcDateTime()


class SessionViewSchema(SessionSchema):
    """One session as one person sees it."""

    link = fields.String(allow_none=True, metadata={"description": "For those with a seat and who run it"})
    runs = fields.Boolean(metadata={"description": "Whether you run this session"})
    queue_rule = fields.List(fields.String(), metadata={"description": "How seats are given, in your language"})
    my_enrolment_id = fields.String(attribute="mine.id")
    my_state = fields.String(attribute="mine.state")


class SessionFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(list(sessions.State)))
    unit = Id()
    course = Id()
    from_ = UtcDateTime(data_key="from", metadata={"description": "Starting at this moment or later"})
