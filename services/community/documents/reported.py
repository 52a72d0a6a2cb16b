"""What other services reported, one row a fact: duplicates and late arrivals change no figure."""

from mongoengine import BooleanField, DateField, DateTimeField, IntField, StringField

from shared.storage.projections import Copy


class Completion(Copy):
    """A librarian completed a course (id: the completion)."""

    librarian_id = StringField()
    hours = IntField()
    completed_on = DateField()

    meta = {"collection": "reported_completions", "indexes": ["librarian_id"]}


class Certificate(Copy):
    """A certificate, issued and perhaps revoked (id: the certificate)."""

    librarian_id = StringField()
    revoked = BooleanField()

    meta = {"collection": "reported_certificates", "indexes": []}


class Satisfaction(Copy):
    """The index of one unit for one survey, or of all (id: survey, bar, unit or "total")."""

    survey_id = StringField()
    period = StringField()
    unit_id = StringField()
    unit_name = StringField()
    ikm = StringField()
    grade = StringField()
    n = IntField()
    sample_needed = IntField()
    rule_id = StringField()
    published_at = DateTimeField()

    meta = {"collection": "reported_satisfaction", "indexes": [["unit_id", "published_at"]]}
