"""Shapes of what comes in and goes out."""

from marshmallow import Schema, fields, validate

from services.community.documents.directory import KINDS as LIBRARY_KINDS
from services.community.domain.duties import DUTIES, LANGUAGES
from services.community.domain.figures import public
from shared.http.schemas import Id, PageQuery, StrictSchema, Text, UtcDateTime


class LibrarySchema(Schema):
    id = fields.String()
    name = fields.String()
    slug = fields.String()
    kind = fields.String()


class OpenLibrarySchema(StrictSchema):
    name = Text(200, required=True)
    kind = fields.String(load_default="service", validate=validate.OneOf(LIBRARY_KINDS))


class LibrarianSchema(Schema):
    """`nip` to `left_reason` are shown to managers and to the person."""

    id = fields.String()
    name = fields.String()
    unit_id = fields.String()
    unit_name = fields.String()
    position = fields.String()
    rank = fields.String()
    duties = fields.List(fields.String())
    active = fields.Boolean()
    version = fields.Integer()
    nip = fields.String()
    email = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    language = fields.String()
    position_since = fields.Date(allow_none=True)
    left_on = fields.Date(allow_none=True)
    left_reason = fields.String(allow_none=True)


class ChangeLibrarianSchema(StrictSchema):
    name = Text(200)
    email = fields.Email(allow_none=True, validate=validate.Length(max=254))
    phone = fields.String(allow_none=True, validate=validate.Regexp(r"\+[1-9][0-9]{7,14}\Z"))
    unit_id = Id()
    position = Text(100)
    rank = Text(20)
    position_since = fields.Date(allow_none=True)
    duties = fields.List(fields.String(validate=validate.OneOf(DUTIES)), validate=validate.Length(max=len(DUTIES)))
    language = fields.String(validate=validate.OneOf(LANGUAGES))


class RegisterLibrarianSchema(ChangeLibrarianSchema):
    nip = fields.String(required=True, validate=validate.Regexp(r"[0-9]{18}\Z", error="nip-length"))
    name = Text(200, required=True)
    unit_id = Id(required=True)
    position = Text(100, required=True)
    rank = Text(20, required=True)


class LeaveSchema(StrictSchema):
    left_on = fields.Date(required=True)
    reason = Text(200, required=True)


class LibrarianFilter(PageQuery):
    unit_id = Id()
    active = fields.Boolean()


class AgreementSchema(Schema):
    number = fields.String()
    starts_on = fields.Date()
    ends_on = fields.Date(allow_none=True)
    events = fields.List(fields.String())
    ended_on = fields.Date(allow_none=True)
    ended_reason = fields.String(allow_none=True)


class PartnerSchema(Schema):
    """`contact`, `email`, `clients` and `version` are shown to managers."""

    id = fields.String()
    name = fields.String()
    kind = fields.String()
    agreements = fields.List(fields.Nested(AgreementSchema))
    contact = fields.String(allow_none=True)
    email = fields.String(allow_none=True)
    clients = fields.List(fields.String())
    version = fields.Integer()


class ActivitySchema(Schema):
    id = fields.String()
    title = fields.String()
    kind = fields.String()
    held_on = fields.Date()
    starts = fields.String()
    ends = fields.String(allow_none=True)
    place = fields.String()
    partner_name = fields.String(allow_none=True)
    attendance = fields.Function(lambda activity: public(activity.attendance), metadata={"type": ["integer", "null"]})


class IndexSchema(Schema):
    survey_id = fields.String()
    period = fields.String()
    ikm = fields.String()
    grade = fields.String()
    n = fields.Integer()
    sample_needed = fields.Integer()
    rule_id = fields.String()
    published_at = UtcDateTime()


class SummarySchema(Schema):
    """Counts of one to four people are null, and named in `hidden`."""

    libraries = fields.Integer()
    librarians = fields.Integer()
    partners = fields.Integer()
    activities_held = fields.Integer()
    people_reached = fields.Integer()
    librarians_trained = fields.Integer(allow_none=True)
    certificates = fields.Integer(allow_none=True)
    hidden = fields.List(fields.String())
    index = fields.Nested(IndexSchema, allow_none=True)
    history = fields.List(fields.Nested(IndexSchema))
