"""What callers send, and what they are told."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.training.documents import Need
from services.training.domain import enrolments, sessions
from services.training.domain.courses import ELEMENTS, is_skkni_code
from shared.http.schemas import Id, PageQuery, StrictSchema, Text, UtcDateTime

MOST_SEATS = 500


def _unit_code(code: str) -> None:
    if not is_skkni_code(code):
        raise ValidationError("skkni-form")


def _once(values: list[Any]) -> None:
    if len(set(values)) < len(values):
        raise ValidationError("listed-twice")


class CompetencySchema(StrictSchema):
    slug = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*\Z"))
    title = Text(200, required=True)
    skkni_code = fields.String(load_default=None, allow_none=True, validate=_unit_code)


class _CourseFacts(StrictSchema):
    title_en = Text(200, allow_none=True)
    description = Text(4000, min=0)
    validity_months = fields.Integer(allow_none=True, validate=validate.Range(1, 120))
    unit_ids = fields.List(Id(), validate=[validate.Length(max=50), _once])
    competencies = fields.List(fields.Nested(CompetencySchema), validate=validate.Length(max=30))
    elements = fields.List(
        fields.String(validate=validate.OneOf(ELEMENTS)),
        validate=_once,
        metadata={"description": "Elements of the visitor survey that the course may improve"},
    )

    @validates_schema
    def _each_competency_once(self, data: Mapping[str, Any], **_: Any) -> None:
        slugs = [each["slug"] for each in data.get("competencies", ())]
        if len(set(slugs)) < len(slugs):
            raise ValidationError("listed-twice", "competencies")


class NewCourseSchema(_CourseFacts):
    title = Text(200, required=True)
    hours = fields.Integer(required=True, validate=validate.Range(1, 1000))
    pass_mark = fields.Integer(required=True, validate=validate.Range(0, 100))
    capacity_default = fields.Integer(load_default=20, validate=validate.Range(1, MOST_SEATS))


class CourseChangeSchema(_CourseFacts):
    title = Text(200)
    hours = fields.Integer(validate=validate.Range(1, 1000))
    pass_mark = fields.Integer(validate=validate.Range(0, 100))
    capacity_default = fields.Integer(validate=validate.Range(1, MOST_SEATS))
    active = fields.Boolean()

    @validates_schema
    def _something(self, data: Mapping[str, Any], **_: Any) -> None:
        if not data:
            raise ValidationError("nothing-to-change")


class CourseSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    title = fields.String(required=True)
    title_en = fields.String(allow_none=True)
    description = fields.String()
    hours = fields.Integer(required=True)
    pass_mark = fields.Integer(required=True)
    validity_months = fields.Integer(allow_none=True)
    capacity_default = fields.Integer(required=True)
    elements = fields.List(fields.String())
    unit_ids = fields.List(fields.String())
    competencies = fields.List(fields.Nested(CompetencySchema))
    active = fields.Boolean()
    created_at = UtcDateTime()
    updated_at = UtcDateTime()


class CourseFilter(PageQuery):
    element = fields.String(validate=validate.OneOf(ELEMENTS))
    active = fields.Boolean()


class NeedSchema(Schema):
    id = fields.String(attribute="need.id", required=True)
    state = fields.String(attribute="need.state", required=True)
    survey_id = fields.String(attribute="need.survey_id")
    unit_id = fields.String(attribute="need.unit_id")
    unit_name = fields.String(attribute="need.unit_name")
    element = fields.String(attribute="need.element")
    average = fields.String(attribute="need.average")
    threshold = fields.String(attribute="need.threshold")
    n = fields.Integer(attribute="need.n")
    raised_at = UtcDateTime(attribute="need.created_at")
    session_id = fields.String(attribute="need.session_id", allow_none=True)
    session_state = fields.String(attribute="session.state")
    course_id = fields.String(attribute="session.course_id")
    course_title = fields.String(attribute="session.course_title")


class NeedFilter(PageQuery):
    state = fields.String(validate=validate.OneOf([Need.PROPOSED, Need.NO_COURSE]))
    unit = Id()


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


class SessionFilter(PageQuery):
    state = fields.String(validate=validate.OneOf(list(sessions.State)))
    unit = Id()
    course = Id()
    from_ = UtcDateTime(data_key="from", metadata={"description": "Starting at this moment or later"})


class EnrolSchema(StrictSchema):
    librarian_id = Id(allow_none=True, load_default=None)


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
    gain = fields.String(allow_none=True, metadata={"description": "(post - pre) / (100 - pre)"})
    completed_on = fields.Date(attribute="enrolment.completed_on", allow_none=True)
    certificate_id = fields.String(attribute="enrolment.certificate_id", allow_none=True)
    certificate_code = fields.String(attribute="enrolment.certificate_code", allow_none=True)
    enrolled_at = UtcDateTime(attribute="enrolment.created_at")


class EnrolmentFilter(PageQuery):
    state = fields.String(validate=validate.OneOf(list(enrolments.State)))


class PublicCertificateSchema(Schema):
    status = fields.String(required=True)
    code = fields.String(attribute="certificate.code", required=True)
    holder = fields.String(attribute="certificate.holder", required=True)
    title = fields.String(attribute="certificate.course_title", required=True)
    title_en = fields.String(attribute="certificate.course_title_en", allow_none=True)
    hours = fields.Integer(attribute="certificate.hours", required=True)
    competencies = fields.List(fields.Nested(CompetencySchema), attribute="certificate.competencies")
    held_on = fields.Date(attribute="certificate.held_on", required=True)
    issued_on = fields.Date(attribute="certificate.issued_on", required=True)
    valid_until = fields.Date(attribute="certificate.valid_until", allow_none=True)
    revoked_at = UtcDateTime(attribute="certificate.revoked_at", allow_none=True)


class CertificateSchema(PublicCertificateSchema):
    id = fields.String(attribute="certificate.id", required=True)
    version = fields.Integer(attribute="certificate.version", required=True)
    librarian_id = fields.String(attribute="certificate.librarian_id", required=True)
    enrolment_id = fields.String(attribute="certificate.enrolment_id", required=True)
    course_id = fields.String(attribute="certificate.course_id", required=True)
    course_version = fields.Integer(attribute="certificate.course_version")
    session_id = fields.String(attribute="certificate.session_id", required=True)
    place = fields.String(attribute="certificate.place", allow_none=True)
    unit_name = fields.String(attribute="certificate.unit_name", allow_none=True)
    revoked_reason = fields.String(attribute="certificate.revoked_reason", allow_none=True)
