"""What is told of certificates, and what their holders permit."""

from marshmallow import Schema, fields, validate

from services.training.api.schemas.courses import CompetencySchema
from services.training.domain.certificates import Status
from services.training.domain.consent import Shown
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, UtcDateTime

STATUSES = (Status.VALID, Status.EXPIRED, Status.REVOKED)


class PublicCertificateSchema(Schema):
    status = fields.String(required=True)
    code = fields.String(attribute="certificate.code", required=True)
    holder = fields.String(
        attribute="shown_holder", required=True, allow_none=True, metadata={"description": "As the holder permits"}
    )
    title = fields.String(attribute="certificate.course_title", required=True)
    title_en = fields.String(attribute="certificate.course_title_en", allow_none=True)
    hours = fields.Integer(attribute="certificate.hours", required=True)
    competencies = fields.List(fields.Nested(CompetencySchema), attribute="certificate.competencies")
    programme_title = fields.String(attribute="certificate.programme_title", allow_none=True)
    course_version = fields.Integer(attribute="certificate.course_version")
    rule_id = fields.String(attribute="certificate.rule_id", allow_none=True)
    held_on = fields.Date(attribute="certificate.held_on", required=True)
    issued_on = fields.Date(attribute="certificate.issued_on", required=True)
    valid_until = fields.Date(attribute="certificate.valid_until", allow_none=True)
    revoked_at = UtcDateTime(attribute="certificate.revoked_at", allow_none=True)
    badge = fields.Boolean(
        attribute="certificate.consent.badge_is_public", metadata={"description": "Whether the badge can be had here"}
    )
    paper = fields.Boolean(
        attribute="certificate.consent.paper_is_public", metadata={"description": "Whether the PDF can be had here"}
    )


class CertificateSchema(PublicCertificateSchema):
    id = fields.String(attribute="certificate.id", required=True)
    version = fields.Integer(attribute="certificate.version", required=True)
    holder = fields.String(attribute="certificate.holder", required=True)
    librarian_id = fields.String(attribute="certificate.librarian_id", required=True)
    enrolment_id = fields.String(attribute="certificate.enrolment_id", required=True)
    course_id = fields.String(attribute="certificate.course_id", required=True)
    programme_id = fields.String(attribute="certificate.programme_id", allow_none=True)
    session_id = fields.String(attribute="certificate.session_id", required=True)
    place = fields.String(attribute="certificate.place", allow_none=True)
    unit_name = fields.String(attribute="certificate.unit_name", allow_none=True)
    shown = fields.String(attribute="certificate.shown", required=True)
    download = fields.Boolean(attribute="certificate.download", required=True)
    consented_at = UtcDateTime(attribute="certificate.consented_at", allow_none=True)
    revoked_reason = fields.String(attribute="certificate.revoked_reason", allow_none=True)


class ConsentSchema(StrictSchema):
    shown = fields.String(required=True, validate=validate.OneOf(list(Shown)))
    download = fields.Boolean(load_default=False)


class OwnCertificateFilter(ListQuery):
    status = fields.String(validate=validate.OneOf(STATUSES))


class CertificateFilter(OwnCertificateFilter):
    course = Id()
    session = Id()
    librarian = Id()


class RemindSchema(StrictSchema):
    as_of = UtcDateTime(metadata={"description": "A moment to come is taken on a laptop only"})


class RemindedSchema(Schema):
    looked_at = fields.Integer(required=True)
