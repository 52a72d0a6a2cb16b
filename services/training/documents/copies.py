"""Local copies of what community says."""

from mongoengine import BooleanField, StringField

from shared.storage.projections import Copy


class Librarian(Copy):
    """Local copy: who may enrol. No more of a person than training needs."""

    nip = StringField(default="")
    name = StringField(default="")
    unit_id = StringField(default="")
    unit_name = StringField(default="")
    active = BooleanField(default=False)

    meta = {
        "collection": "librarians",
        "indexes": ["nip", ("unit_id", "active")],
    }


class Library(Copy):
    """Local copy: the units that sessions are planned for."""

    name = StringField(default="")
    slug = StringField(default="")
    kind = StringField(default="")

    meta = {"collection": "libraries", "indexes": []}
