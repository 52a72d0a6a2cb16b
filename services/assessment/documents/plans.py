"""Development plans, and the local copies that move them: sessions, courses on offer, what each librarian learns."""

from mongoengine import BooleanField, DictField, IntField, ListField, StringField

from services.assessment.domain import plans
from shared.storage.documents import Aggregate
from shared.storage.projections import Copy


class Plan(Aggregate):
    """One librarian, one year: which gaps are worked on, how, until when; who said and did what."""

    librarian_id = StringField(required=True)
    year = IntField(required=True)
    state = StringField(required=True, choices=plans.STATES)
    drafted_by = StringField(required=True, choices=plans.SIDES)
    proposed_by = StringField(choices=plans.SIDES)
    items = ListField(DictField())
    course_ids = ListField(StringField())  # of the items, to find the plans that an event is about
    claim_ids = ListField(StringField())
    comments = ListField(DictField())
    consents = DictField()  # side -> who agreed, when
    review = DictField()
    trail = ListField(DictField())  # who did what, when
    remind_on = StringField()  # ISO date of the next reminder

    meta = {
        "collection": "plans",
        "indexes": [
            {"fields": ["librarian_id", "year"], "unique": True},
            ("librarian_id", "id"),
            ("year", "id"),
            ("state", "remind_on"),
        ],
    }


class PlanNeed(Aggregate):
    """Training that the head of library asked for, because a unit's plans call for it. The id is of year and gap."""

    year = IntField(required=True)
    unit_id = StringField(required=True)
    unit_name = StringField(default="")
    key = StringField(required=True)
    title = StringField(default="")
    element = StringField()
    competency = StringField()
    people = IntField(required=True)
    plans = IntField(required=True)
    asked_by = StringField(default="")

    meta = {"collection": "plan_needs", "indexes": ["year"]}


class Learning(Copy):
    """Local copy: the newest word on one enrolment (its id is that of the completion too) or one claim's credit."""

    librarian_id = StringField(default="")
    session_id = StringField(default="")
    claim_id = StringField(default="")
    status = StringField(default="")
    on = StringField(default="")  # when it was told
    day = StringField(default="")  # of the session, or of the completion
    event_id = StringField(default="")
    event_type = StringField(default="")
    revoked = DictField()  # on, event_id, event_type: told by the certificate, which counts its own sequence

    meta = {"collection": "learnings", "indexes": [("librarian_id", "session_id"), "session_id", "claim_id"]}


class CourseRun(Copy):
    """Local copy: which course a session runs, and whether it was called off."""

    course_id = StringField(default="")
    cancelled = DictField()  # on, event_id, event_type

    meta = {"collection": "course_runs", "indexes": ["course_id"]}


class OfferedCourse(Copy):
    """Local copy: what can be learned, and which gap it closes."""

    title = StringField(default="")
    hours = IntField(default=0)
    competencies = ListField(StringField())
    elements = ListField(StringField())
    active = BooleanField(default=False)

    meta = {"collection": "offered_courses", "indexes": ["active"]}
