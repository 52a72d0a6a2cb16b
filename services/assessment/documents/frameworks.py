"""Competency frameworks in editions, and what a position asks of whoever holds it."""

from mongoengine import DateTimeField, DictField, IntField, ListField, StringField

from services.assessment.domain import frameworks, unit_codes
from shared.storage.documents import Aggregate


class Framework(Aggregate):
    """One edition of a framework: who names a competency names its edition, so a new one changes no old result."""

    slug = StringField(required=True)  # the same in all editions
    edition = IntField(required=True, min_value=1)
    state = StringField(required=True, choices=frameworks.STATES)
    title = StringField(required=True)
    title_en = StringField(default="")
    form = StringField(required=True, choices=unit_codes.FORMS)
    source = StringField(default="")
    scale = DictField(required=True)  # slug, title, title_en, source, values: the lowest first
    published_at = DateTimeField()
    retired_at = DateTimeField()

    meta = {
        "collection": "frameworks",
        "indexes": [{"fields": ["slug", "edition"], "unique": True}, ("state", "slug")],
    }


class Competency(Aggregate):
    """A place in the tree of one edition: a function, a unit, an element or a criterion."""

    framework_id = StringField(required=True)
    framework = StringField(required=True)  # its slug
    edition = IntField(required=True)
    code = StringField(required=True)
    level = StringField(required=True, choices=frameworks.LEVELS)
    parent = StringField()  # a code
    title = StringField(required=True)
    title_en = StringField(default="")
    description = StringField(default="")
    source = StringField(default="")

    meta = {
        "collection": "competencies",
        "indexes": [
            {"fields": ["framework_id", "code"], "unique": True},
            ("code", "edition"),
            ("framework_id", "level", "code"),
        ],
    }


class RoleProfile(Aggregate):
    """One edition of what a position asks: competencies, each at a value of its scale. Earlier editions stay."""

    position = StringField(required=True)
    position_key = StringField(required=True)
    rank = StringField(default="")  # empty: every rank of the position
    edition = IntField(required=True, min_value=1)
    state = StringField(required=True, choices=("current", "replaced"))
    demands = ListField(DictField())  # code, title, title_en, framework, edition, competency_id, value{slug, title, …}
    note = StringField(default="")
    author = StringField(default="")
    replaced_at = DateTimeField()

    meta = {
        "collection": "role_profiles",
        "indexes": [{"fields": ["position_key", "rank", "edition"], "unique": True}, ("state", "position_key")],
    }
