"""What is sent and told of the rotating code and its scans."""

from marshmallow import Schema, fields

from shared.http.schemas import StrictSchema, Text, UtcDateTime

LONGEST = 300


class ScanSchema(StrictSchema):
    code = Text(LONGEST, required=True)


class ReceiptSchema(StrictSchema):
    receipt = Text(LONGEST, required=True)


class CodeSchema(Schema):
    code = fields.String(allow_none=True, metadata={"description": "null outside the hours of attendance"})
    changes_at = UtcDateTime(required=True)
    opens_at = UtcDateTime(required=True)
    closes_at = UtcDateTime(required=True)
    seated = fields.Integer(required=True)
    present = fields.Integer(required=True)


class ScannedSchema(ReceiptSchema):
    session_id = fields.String(required=True)
    course_title = fields.String(required=True)
    course_title_en = fields.String(allow_none=True)
    starts_at = UtcDateTime(required=True)
    ends_at = UtcDateTime(required=True)
    place = fields.String(allow_none=True)
    valid_until = UtcDateTime(required=True)
