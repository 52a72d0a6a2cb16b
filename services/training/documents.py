"""The collections of training: what is stored, how it is checked and found."""

from typing import Any

from mongoengine import (
    BooleanField,
    DateField,
    DateTimeField,
    DictField,
    IntField,
    ListField,
    StringField,
)

from services.training.domain import enrolments, sessions
from services.training.domain.seats import Seats, seats
from shared.storage.documents import Aggregate
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


class Course(Aggregate):
    """What can be taught. `title_key` keeps two courses from bearing one title."""

    title = StringField(required=True)
    title_key = StringField(required=True)
    title_en = StringField()
    description = StringField(default="")
    hours = IntField(required=True, min_value=1)
    pass_mark = IntField(required=True, min_value=0, max_value=100)
    validity_months = IntField(min_value=1)
    capacity_default = IntField(required=True, min_value=1)
    elements = ListField(StringField())
    unit_ids = ListField(StringField())
    competencies = ListField(DictField())
    active = BooleanField(default=True)

    meta = {
        "collection": "courses",
        "indexes": [{"fields": ["title_key"], "unique": True}, ("elements", "active"), ("active", "id")],
    }


class Need(Aggregate):
    """A gap that the visitor survey found, and the session proposed for it, if a course was there."""

    PROPOSED, NO_COURSE = "proposed", "no_course"

    survey_id = StringField(required=True)
    unit_id = StringField(required=True)
    unit_name = StringField(required=True)
    element = StringField(required=True)
    average = StringField(required=True)
    threshold = StringField(required=True)
    n = IntField(required=True)
    state = StringField(required=True, choices=(PROPOSED, NO_COURSE))
    session_id = StringField()

    meta = {"collection": "needs", "indexes": [("state", "element"), ("unit_id", "id")]}


class Session(Aggregate):
    """A dated run of a course, with its seats.

    What the course promised is copied at scheduling, so that a later change of the course does not
    change what people signed up for. `confirmed` and `waiting` hold librarian ids in order: seats are
    decided by writing this one document.
    """

    state = StringField(required=True, choices=list(sessions.State))
    course_id = StringField(required=True)
    course_title = StringField(required=True)
    course_title_en = StringField()
    course_version = IntField(required=True)
    hours = IntField(required=True)
    pass_mark = IntField(required=True)
    validity_months = IntField()
    competencies = ListField(DictField())

    need_id = StringField()
    unit_id = StringField()
    unit_name = StringField()
    element = StringField()
    invited = ListField(StringField())

    starts_at = DateTimeField()
    ends_at = DateTimeField()
    place = StringField()
    trainer = StringField()
    trainer_nip = StringField()

    capacity = IntField(required=True, min_value=1)
    confirmed = ListField(StringField())
    waiting = ListField(StringField())

    cancel_reason = StringField()
    closed_at = DateTimeField()
    attended = IntField()
    absent = IntField()

    meta = {
        "collection": "sessions",
        "indexes": [
            ("state", "id"),
            ("unit_id", "state", "id"),
            ("starts_at", "id"),
            "confirmed",
            "waiting",
        ],
    }

    @property
    def seats(self) -> Seats:
        return seats(self.capacity, self.confirmed, self.waiting)

    @seats.setter
    def seats(self, value: Seats) -> None:
        self.capacity = value.capacity
        self.confirmed, self.waiting = list(value.confirmed), list(value.waiting)

    @property
    def seats_taken(self) -> int:
        return len(self.confirmed)

    @property
    def queue_length(self) -> int:
        return len(self.waiting)


class Enrolment(Aggregate):
    """One librarian's way through one session. Enrolling again after withdrawing makes a new one."""

    session_id = StringField(required=True)
    librarian_id = StringField(required=True)
    state = StringField(required=True, choices=list(enrolments.State))
    reason = StringField(choices=list(enrolments.Reason))
    pre_score = IntField(min_value=0, max_value=100)
    post_score = IntField(min_value=0, max_value=100)
    completed_on = DateField()
    certificate_id = StringField()
    certificate_code = StringField()

    meta: dict[str, Any] = {
        "collection": "enrolments",
        "indexes": [
            ("session_id", "id"),
            ("session_id", "librarian_id"),
            ("session_id", "state", "id"),
            ("librarian_id", "id"),
        ],
    }


class Certificate(Aggregate):
    """What was earned, as it was on the day: nothing here follows later changes of course or person."""

    code = StringField(required=True)
    enrolment_id = StringField(required=True)
    librarian_id = StringField(required=True)
    holder = StringField(required=True)
    unit_name = StringField()
    course_id = StringField(required=True)
    course_title = StringField(required=True)
    course_title_en = StringField()
    course_version = IntField(required=True)
    competencies = ListField(DictField())
    hours = IntField(required=True)
    session_id = StringField(required=True)
    held_on = DateField(required=True)
    place = StringField()
    issued_on = DateField(required=True)
    valid_until = DateField()
    revoked_at = DateTimeField()
    revoked_reason = StringField()

    meta = {
        "collection": "certificates",
        "indexes": [
            {"fields": ["code"], "unique": True},
            {"fields": ["enrolment_id"], "unique": True},
            ("librarian_id", "id"),
            ("course_id", "id"),
        ],
    }


DOCUMENTS = (Librarian, Library, Course, Need, Session, Enrolment, Certificate)
