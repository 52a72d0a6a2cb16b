"""The collections of assessment: what is stored, how it is checked and found."""

from mongoengine import (
    BooleanField,
    DateField,
    DateTimeField,
    DictField,
    IntField,
    ListField,
    MapField,
    StringField,
)

from services.assessment.domain import follow_ups, surveys
from services.assessment.domain import hours as hour_states
from shared.storage.base import Stored
from shared.storage.documents import Aggregate
from shared.storage.projections import Copy


class Librarian(Copy):
    """Local copy: whose portfolio it is. No more of a person than assessment needs."""

    nip = StringField(default="")
    name = StringField(default="")
    unit_id = StringField(default="")
    unit_name = StringField(default="")
    active = BooleanField(default=False)

    meta = {"collection": "librarians", "indexes": ["nip", "unit_id"]}


class Library(Copy):
    """Local copy: the units that visitors answer about."""

    name = StringField(default="")
    slug = StringField(default="")
    kind = StringField(default="")

    meta = {"collection": "libraries", "indexes": []}


class Survey(Aggregate):
    """A period in which visitors are asked. Keeps the instrument and the rules that it was opened with."""

    title = StringField(required=True)
    period = StringField(required=True)
    opens_on = DateField(required=True)
    closes_on = DateField(required=True)
    state = StringField(required=True, choices=(surveys.OPEN, surveys.CLOSED))
    closed_at = DateTimeField()
    instrument = StringField(required=True)
    rules = MapField(StringField(), required=True)
    unit_ids = ListField(StringField())  # empty: every unit
    population = IntField(min_value=1)
    unit_populations = MapField(IntField(min_value=1))

    meta = {"collection": "surveys", "indexes": [("state", "opens_on"), ("period", "id")]}


class BallotBox(Stored):
    """Where answers of a survey are dropped. Closing seals every box: whoever drops an answer at the same moment
    writes the same document, so one of the two is run again and sees what the other did."""

    id = StringField(primary_key=True)
    survey_id = StringField(required=True)
    answers = IntField(default=0)
    sealed = BooleanField(default=False)

    meta = {"collection": "ballot_boxes", "indexes": ["survey_id"]}


class Answer(Stored):
    """What one visitor said. There is no field for who: no name, no address, no moment, an age band only."""

    id = StringField(primary_key=True)  # survey and submission, so that a submission counts once
    survey_id = StringField(required=True)
    unit_id = StringField(required=True)
    values = MapField(IntField(min_value=1, max_value=4), required=True)
    respondent = MapField(StringField())
    service = StringField(max_length=100)
    comment = StringField(max_length=2001)
    answered_on = StringField(required=True)
    hour_band = StringField(required=True)
    channel = StringField(required=True, choices=("link", "import"))

    meta = {"collection": "answers", "indexes": [("survey_id", "unit_id")]}


class Satisfaction(Stored):
    """The published index of a unit in a survey (`unit_id` null: of all), with all that it came from."""

    id = StringField(primary_key=True)
    survey_id = StringField(required=True)
    unit_id = StringField()
    shown = BooleanField(required=True)  # on public pages: large enough, and revealing no small one
    figures = DictField(required=True)

    meta = {"collection": "satisfactions", "indexes": ["survey_id"]}


class Need(Aggregate):
    """An element of a unit that visitors found wanting."""

    survey_id = StringField(required=True)
    unit_id = StringField(required=True)
    unit_name = StringField(required=True)
    element = StringField(required=True)
    average = StringField(required=True)
    n = IntField(required=True)
    threshold = StringField(required=True)
    rule_id = StringField(required=True)

    meta = {
        "collection": "needs",
        "indexes": [{"fields": ["survey_id", "unit_id", "element"], "unique": True}],
    }


class Credit(Aggregate):
    """Hours (JP) earned once: the id is that of what earned them."""

    state = StringField(required=True, choices=(hour_states.CREDITED, hour_states.REVERSED, hour_states.VOID))
    librarian_id = StringField(required=True)
    source = StringField(required=True, choices=("course",))
    title = StringField(default="")
    hours = IntField(default=0, min_value=0)
    earned_on = StringField(default="")  # ISO date
    session_id = StringField(default="")
    course_id = StringField(default="")
    unit_id = StringField(default="")
    competencies = ListField(DictField())
    pre_score = IntField()
    post_score = IntField()
    reason = StringField()  # of the reversal

    meta = {"collection": "credits", "indexes": [("librarian_id", "earned_on")]}


class Certificate(Copy):
    """Local copy: the certificate of a completion."""

    completion_id = StringField(default="")
    librarian_id = StringField(default="")
    code = StringField(default="")
    title = StringField(default="")
    issued_on = StringField()
    valid_until = StringField()
    revoked = BooleanField(default=False)

    meta = {"collection": "certificates", "indexes": ["librarian_id"]}


class FollowUp(Aggregate):
    """To look, 60 to 90 days after a completion, whether it helped. The id is that of the completion."""

    state = StringField(required=True, choices=(follow_ups.WAITING, follow_ups.DUE, follow_ups.CANCELLED))
    librarian_id = StringField(required=True)
    unit_id = StringField(required=True)
    session_id = StringField(required=True)
    course_title = StringField(required=True)
    due_from = StringField(required=True)  # ISO dates, which sort
    due_until = StringField(required=True)
    rule_id = StringField(required=True)

    meta = {
        "collection": "follow_ups",
        "indexes": [("state", "due_from"), ("librarian_id", "state"), ("unit_id", "state")],
    }


class PortfolioReading(Stored):
    """Somebody read another person's portfolio: who, whose, on which ground, when."""

    id = StringField(primary_key=True)
    reader = StringField(required=True)
    librarian_id = StringField(required=True)
    ground = StringField(required=True)
    at = DateTimeField(required=True)

    meta = {"collection": "portfolio_readings", "indexes": [("librarian_id", "at")]}


DOCUMENTS = (
    Librarian,
    Library,
    Survey,
    BallotBox,
    Answer,
    Satisfaction,
    Need,
    Credit,
    Certificate,
    FollowUp,
    PortfolioReading,
)
