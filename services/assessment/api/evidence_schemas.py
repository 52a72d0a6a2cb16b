"""Evidence as it is told; other schemas nest it."""

from marshmallow import Schema, fields, validate

from shared.http.schemas import Id, PageQuery, QuerySchema, UtcDateTime


def evidence_ids(most: int = 5) -> fields.List[str]:
    """What a body names its evidence with: `evidence: [id, …]`, one's own."""
    return fields.List(Id(), load_default=list, validate=validate.Length(max=most))


class EvidenceSchema(Schema):
    id = fields.String(required=True)
    librarian_id = fields.String(required=True)
    label = fields.String(required=True)
    file_name = fields.String(required=True)
    media_type = fields.String(required=True)
    size = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    added_at = UtcDateTime(attribute="created_at", required=True)


class EvidenceQuery(PageQuery):
    """Evidence has no filters."""


class UploadQuery(QuerySchema):
    filename = fields.String(load_default="", validate=validate.Length(max=255))
