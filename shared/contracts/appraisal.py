"""What follows from a rating, and what becomes of a person's data. Ids and counts; never a result, never a word."""

from marshmallow import Schema, fields

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Text


class ErasedPart(Schema):
    """What became of one collection."""

    collection = Text(required=True)
    fate = Text(required=True, metadata={"description": "kept, pseudonymised or deleted"})
    count = Count(required=True)
    basis = Text(required=True, metadata={"description": "why it is kept; empty where it is not"})


@event("assessment.librarian.erased.v1", personal=True)
class LibrarianErasedV1(Payload):
    """The receipt of assessment: the data of a librarian who has left. Subject: the librarian."""

    librarian_id = Id(required=True)
    rule_id = Text(required=True)
    parts = fields.List(fields.Nested(ErasedPart), required=True)


@event("assessment.consequence.decided.v1", personal=True)
class ConsequenceDecidedV1(Payload):
    """Something follows from a rating: a reward, guidance or a sanction. Subject: the performance cycle."""

    consequence_id = Id(required=True)
    librarian_id = Id(required=True)
    year = Count(required=True)
