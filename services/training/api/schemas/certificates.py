"""What is told of certificates."""

from marshmallow import Schema, fields

from services.training.api.schemas.courses import CompetencySchema
from shared.http.schemas import UtcDateTime


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
