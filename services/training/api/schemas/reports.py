"""What became of every row of a spreadsheet."""

from marshmallow import Schema, fields


class NoteSchema(Schema):
    level = fields.String(metadata={"description": "correction, remark or refusal"})
    code = fields.String()
    column = fields.String(allow_none=True)
    id = fields.String(metadata={"description": "in Indonesian"})
    en = fields.String(metadata={"description": "in English"})


class RowSchema(Schema):
    row = fields.Integer()
    outcome = fields.String(metadata={"description": "imported, corrected, unchanged or refused"})
    subject = fields.String(allow_none=True)
    notes = fields.List(fields.Nested(NoteSchema))


class ReportSchema(Schema):
    file = fields.String()
    kind = fields.String()
    counts = fields.Dict(keys=fields.String(), values=fields.Integer())
    notes = fields.List(fields.Nested(NoteSchema))
    rows = fields.List(fields.Nested(RowSchema))
