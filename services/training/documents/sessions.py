"""Dated runs of courses, with their seats."""

from mongoengine import BooleanField, DateField, DateTimeField, DictField, IntField, ListField, StringField

from services.training.domain import sessions
from services.training.domain.seats import Seats, seats
from shared.storage.documents import Aggregate


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
    observed = BooleanField(default=False)
    rubric = ListField(DictField())

    programme_id = StringField()
    track = StringField()
    seat_cost = IntField(default=0, min_value=0)
    recurring_course_id = StringField()
    occurrence_on = DateField()

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
            ("programme_id", "id"),
            ("recurring_course_id", "occurrence_on"),
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
