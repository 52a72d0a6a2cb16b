"""What is sent and told of enrolments."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.training.api.schemas.courses import once
from services.training.domain import enrolments
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, UtcDateTime


class EnrolSchema(StrictSchema):
    librarian_id = Id(allow_none=True, load_default=None)


class PartySchema(StrictSchema):
    librarian_ids = fields.List(Id(), required=True, validate=[validate.Length(2, 10), once])


class RequestFilter(ListQuery):
    """Requests that wait for an approval."""


class AttendanceSchema(StrictSchema):
    present = fields.Boolean(required=True)


class ScoresSchema(StrictSchema):
    pre = fields.Integer(allow_none=True, validate=validate.Range(0, 100))
    post = fields.Integer(allow_none=True, validate=validate.Range(0, 100))

    @validates_schema
    def _something(self, data: Mapping[str, Any], **_: Any) -> None:
        if not data:
            raise ValidationError("nothing-to-change")


class EnrolmentSchema(Schema):
    id = fields.String(attribute="enrolment.id", required=True)
    version = fields.Integer(attribute="enrolment.version", required=True)
    state = fields.String(attribute="enrolment.state", required=True)
    reason = fields.String(attribute="enrolment.reason", allow_none=True)
    position = fields.Integer(allow_none=True)
    party_id = fields.String(attribute="enrolment.party_id", allow_none=True)
    claim_until = UtcDateTime(attribute="enrolment.claim_until", allow_none=True)
    refusal = fields.String(attribute="enrolment.refusal", allow_none=True)
    librarian_id = fields.String(attribute="enrolment.librarian_id", required=True)
    librarian_name = fields.String(attribute="librarian.name")
    unit_name = fields.String(attribute="librarian.unit_name")
    session_id = fields.String(attribute="enrolment.session_id", required=True)
    session_state = fields.String(attribute="session.state")
    course_id = fields.String(attribute="session.course_id")
    course_title = fields.String(attribute="session.course_title")
    course_title_en = fields.String(attribute="session.course_title_en", allow_none=True)
    starts_at = UtcDateTime(attribute="session.starts_at", allow_none=True)
    ends_at = UtcDateTime(attribute="session.ends_at", allow_none=True)
    place = fields.String(attribute="session.place", allow_none=True)
    hours = fields.Integer(attribute="session.hours")
    pre_score = fields.Integer(attribute="enrolment.pre_score", allow_none=True)
    post_score = fields.Integer(attribute="enrolment.post_score", allow_none=True)
    gain_state = fields.String(
        metadata={"description": "measured, missing (a score) or undefined (nothing was left to learn)"}
    )
    gain = fields.String(allow_none=True, metadata={"description": "(post - pre) / (100 - pre)"})
    completed_on = fields.Date(attribute="enrolment.completed_on", allow_none=True)
    certificate_id = fields.String(attribute="enrolment.certificate_id", allow_none=True)
    certificate_code = fields.String(attribute="enrolment.certificate_code", allow_none=True)
    enrolled_at = UtcDateTime(attribute="enrolment.created_at")


class PartyPlacesSchema(Schema):
    items = fields.List(fields.Nested(EnrolmentSchema), required=True)


class EnrolmentFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(list(enrolments.State)))
