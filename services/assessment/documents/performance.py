"""Performance cycles and credit-point accounts: for the librarian, the unit's supervisor and the manager only."""

from mongoengine import DictField, IntField, ListField, StringField

from services.assessment.domain import performance, spread
from shared.storage.documents import Aggregate


class PerformanceCycle(Aggregate):
    """One librarian, one year: what is expected, what was said on the way, how it was rated."""

    librarian_id = StringField(required=True)
    year = IntField(required=True)
    state = StringField(required=True, choices=performance.STATES)
    expectations = ListField(DictField())  # kind, text, indicator
    questions = ListField(DictField())  # of the librarian, each with its answer
    dialogue = DictField()  # side -> who noted what, when
    feedback = ListField(DictField())
    evaluations = ListField(DictField())  # of months or quarters
    ratings = ListField(DictField())  # the last one holds
    consequences = ListField(DictField())  # what follows from the rating
    remarks = ListField(DictField())  # comments, disputes and their answers
    trail = ListField(DictField())  # who did what, when

    meta = {
        "collection": "performance_cycles",
        "indexes": [{"fields": ["librarian_id", "year"], "unique": True}, ("librarian_id", "id"), ("year", "id")],
    }


class PointAccount(Aggregate):
    """The credit points of a librarian. The id is the librarian's."""

    level = StringField()  # on which `stint` runs; None outside the table
    stint = IntField(default=1)  # counts the levels held: on a new one, points begin again
    rank = StringField()  # that `rank_since` is about
    rank_since = StringField()  # ISO date
    changes = ListField(DictField())  # of level: from which day, from which to which, with its document
    entries = ListField(DictField())

    meta = {"collection": "point_accounts", "indexes": []}


class OrganisationYear(Aggregate):
    """What the organisation itself was rated in a year. The id is the year."""

    predicate = StringField(required=True, choices=spread.ORGANISATION_PREDICATES)
    basis = StringField(required=True)  # the document that says so
    trail = ListField(DictField())

    meta = {"collection": "organisation_years", "indexes": []}
