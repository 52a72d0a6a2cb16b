"""Local copies of what the directory and training own."""

from mongoengine import BooleanField, ListField, StringField

from shared.storage.projections import Copy


class Librarian(Copy):
    """Local copy: whose portfolio it is, on which position. No more of a person than assessment needs."""

    nip = StringField(default="")
    name = StringField(default="")
    unit_id = StringField(default="")
    unit_name = StringField(default="")
    position = StringField(default="")
    rank = StringField(default="")
    active = BooleanField(default=False)
    duties = ListField(StringField())

    meta = {"collection": "librarians", "indexes": ["nip", "unit_id", "duties"]}


class Library(Copy):
    """Local copy: the units that visitors answer about."""

    name = StringField(default="")
    slug = StringField(default="")
    kind = StringField(default="")

    meta = {"collection": "libraries", "indexes": []}


class Certificate(Copy):
    """Local copy: the certificate of a completion."""

    completion_id = StringField(default="")
    librarian_id = StringField(default="")
    code = StringField(default="")
    title = StringField(default="")
    issued_on = StringField()
    valid_until = StringField()
    revoked = BooleanField(default=False)

    meta = {"collection": "certificates", "indexes": ["librarian_id", "code"]}
