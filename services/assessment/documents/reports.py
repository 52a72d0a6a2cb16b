"""Report packs: what was recorded, the frozen reports made of it, and the indices of before 2025."""

from mongoengine import DictField, IntField, ListField, StringField

from services.assessment.domain.reports import states
from services.assessment.domain.reports.index_rules import IPLM, TGM
from shared.storage.base import Stored
from shared.storage.documents import Aggregate
from shared.storage.projections import Copy


class ReportedFact(Copy):
    """Local copy: one fact that an event of another service reported, and which event."""

    kind = StringField(required=True)
    day = StringField()  # ISO date
    year = IntField()
    data = DictField()
    event_id = StringField()
    event_type = StringField()

    meta = {
        "collection": "reported_facts",
        "indexes": [("kind", "year"), ("kind", "day"), ("kind", "data.session_id"), ("kind", "data.course_id")],
    }


class EnteredFigure(Aggregate):
    """What no event tells, entered by the manager with its source and date. The id is year and name."""

    year = IntField(required=True)
    name = StringField(required=True)
    value = IntField(required=True, min_value=0)
    source = StringField(required=True, max_length=300)
    as_of = StringField(required=True)
    entered_by = StringField(required=True)

    meta = {"collection": "entered_figures", "indexes": ["year"]}


class Report(Aggregate):
    """A yearly report or a data pack: its figures and, beside it, the facts they were counted from."""

    kind = StringField(required=True, choices=states.KINDS)
    year = IntField(required=True)
    revision = IntField(required=True)
    state = StringField(required=True, choices=states.STATES)
    until = StringField(required=True)  # the last day it knows of
    rule_id = StringField(required=True)
    figures = ListField(DictField())
    programmes = ListField(DictField())  # titles and goals
    completeness = DictField()
    fingerprint = StringField(required=True)  # of the facts
    facts = IntField(required=True)
    trail = ListField(DictField())
    published_on = StringField()

    meta = {
        "collection": "reports",
        "indexes": [
            {"fields": ["kind", "year", "revision"], "unique": True},
            ("state", "kind", "id"),
            ("kind", "id"),
        ],
    }


class ReportInput(Stored):
    """Some of the facts that a report was counted from, kept as they were."""

    id = StringField(primary_key=True)
    report_id = StringField(required=True)
    facts = ListField(DictField())

    meta = {"collection": "report_inputs", "indexes": ["report_id"]}


class LiteracyIndex(Aggregate):
    """An IPLM or TGM of up to 2024: computed here, or taken over as it was published."""

    instrument = StringField(required=True, choices=(IPLM, TGM))
    year = IntField(required=True)
    value = StringField(required=True)
    exact = StringField()
    formula = StringField()
    inputs = DictField()
    steps = ListField(DictField())
    rule_id = StringField(required=True)
    band_set = StringField(required=True)
    band = DictField()
    how = StringField(required=True, choices=("computed", "imported"))
    source = StringField(required=True, max_length=300)
    entered_by = StringField(required=True)

    meta = {"collection": "literacy_indices", "indexes": [("instrument", "year", "id")]}
