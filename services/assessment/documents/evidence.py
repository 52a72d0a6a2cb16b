"""Proofs that people hand in, one home for the whole service."""

from mongoengine import BinaryField, IntField, ListField, StringField

from shared.storage.documents import Aggregate


class Evidence(Aggregate):
    """A file under our own name, of one librarian. The same file of the same librarian is the same evidence."""

    librarian_id = StringField(required=True)  # whose it is
    label = StringField(default="")  # what the sender called it
    file_name = StringField(required=True)
    media_type = StringField(required=True)
    size = IntField(required=True)
    sha256 = StringField(required=True)
    used_by = ListField(StringField())  # "claim:<id>", "assessment:<id>": kept as long as something rests on it
    readers = ListField(StringField())  # librarians who may read it besides the owner, supervisor and manager

    meta = {
        "collection": "evidence",
        "indexes": [{"fields": ["librarian_id", "sha256"], "unique": True}, ("librarian_id", "id")],
    }


class EvidenceContent(Aggregate):
    """The bytes; the id is the evidence's."""

    content = BinaryField(required=True)

    meta = {"collection": "evidence_contents", "indexes": []}
