"""Local copies of what community and assessment say."""

from mongoengine import BooleanField, IntField, StringField

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


class CompetencyFramework(Copy):
    """Local copy: an edition of a framework. Nothing is offered of a retired one; what was earned under it stays."""

    slug = StringField(default="")
    edition = IntField(default=0)
    title = StringField(default="")
    title_en = StringField(default="")
    form = StringField(default="")
    source = StringField(default="")
    retired = BooleanField(default=False)

    meta = {"collection": "competency_frameworks", "indexes": [("slug", "edition")]}


class CompetencyUnit(Copy):
    """Local copy: a unit of an edition. The id is that of the edition and the code."""

    framework_id = StringField(default="")
    code = StringField(default="")
    title = StringField(default="")
    title_en = StringField(default="")
    source = StringField(default="")

    meta = {"collection": "competency_units", "indexes": ["code", ("framework_id", "code")]}
