"""Who read whose, what is held of me, and what became of the data of those who have left."""

from marshmallow import Schema, fields, validate

from services.assessment.domain.access import RESULTS
from services.assessment.domain.retention import STATES
from shared.http.exports import ListQuery
from shared.http.schemas import Id, PageQuery, UtcDateTime


class ReadingFilter(ListQuery):
    librarian_id = Id(metadata={"description": "Whose"})
    what = fields.String(validate=validate.OneOf(tuple(RESULTS)))


class ReadingSchema(Schema):
    at = UtcDateTime(required=True)
    reader_name = fields.String(required=True)
    what = fields.String(required=True)
    ground = fields.String(required=True)


class NamedReadingSchema(ReadingSchema):
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)


class BasisSchema(Schema):
    id = fields.String(required=True)
    source = fields.String(required=True)
    verified = fields.Boolean(required=True)


class HeldPartSchema(Schema):
    collection = fields.String(required=True)
    when_leaving = fields.String(required=True, metadata={"description": "kept, pseudonymised or deleted"})
    basis = fields.Nested(BasisSchema, allow_none=True, required=True)
    records = fields.List(fields.Dict(keys=fields.String()), required=True)


class HeldSchema(Schema):
    service = fields.String(required=True)
    librarian_id = fields.String(required=True)
    made_at = UtcDateTime(required=True)
    parts = fields.List(fields.Nested(HeldPartSchema), required=True)
    readings = fields.List(fields.Nested(ReadingSchema), required=True)


class ErasureFilter(PageQuery):
    state = fields.String(validate=validate.OneOf(STATES))


class ErasedPartSchema(Schema):
    collection = fields.String(required=True)
    fate = fields.String(required=True)
    count = fields.Integer(required=True)
    basis = fields.String(required=True)


class ErasureReceiptSchema(Schema):
    id = fields.String(required=True, metadata={"description": "The librarian's"})
    librarian_name = fields.String(required=True)
    state = fields.String(required=True)
    left_on = fields.String(required=True)
    due_on = fields.String(required=True)
    rule_id = fields.String(required=True)
    erased_at = UtcDateTime(allow_none=True, required=True)
    parts = fields.List(fields.Nested(ErasedPartSchema), required=True)
