"""Dated runs of courses, with their seats."""

from mongoengine import BooleanField, DateField, DateTimeField, DictField, IntField, ListField, StringField

from services.training.domain import sessions
from services.training.domain.meetings import Meeting
from services.training.domain.seats import Seats
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
    room_id = StringField()
    mode = StringField(choices=list(sessions.Mode), default=sessions.Mode.IN_PERSON)
    link = StringField()
    meetings = ListField(DictField())
    trainer = StringField()
    trainer_nip = StringField()
    trainer_id = StringField()
    trainer_librarian_id = StringField()
    calendar_sequence = IntField(default=0)
    calendar_at = DateTimeField()
    most_meetings = IntField(default=1)

    capacity = IntField(required=True, min_value=1)
    confirmed = ListField(StringField())
    waiting = ListField(StringField())
    offered = ListField(StringField())
    parties = ListField(ListField(StringField()))
    quotas = ListField(DictField())
    quota_until = DateTimeField()
    approval = StringField(choices=list(sessions.Approval), default=sessions.Approval.NONE)
    claim_hours = IntField(min_value=1)

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
            ("room_id", "state", "ends_at"),
            ("trainer_nip", "state", "ends_at"),
            ("trainer_id", "state", "ends_at"),
            ("course_id", "state", "starts_at"),
            "confirmed",
            "waiting",
            "offered",
        ],
    }

    @property
    def seats(self) -> Seats:
        return Seats(
            self.capacity,
            tuple(self.confirmed),
            tuple(self.waiting),
            tuple(self.offered),
            tuple(tuple(party) for party in self.parties),
        )

    @seats.setter
    def seats(self, value: Seats) -> None:
        self.capacity = value.capacity
        self.confirmed, self.waiting = list(value.confirmed), list(value.waiting)
        self.offered, self.parties = list(value.offered), [list(party) for party in value.parties]

    @property
    def seats_taken(self) -> int:
        return len(self.confirmed)

    @property
    def seats_free(self) -> int:
        return max(0, self.capacity - len(self.confirmed) - len(self.offered))

    @property
    def seats_offered(self) -> int:
        return len(self.offered)

    @property
    def queue_length(self) -> int:
        return len(self.waiting)

    @property
    def timetable(self) -> tuple[Meeting, ...]:
        """All meetings in order; none where no date is set."""
        if self.starts_at is None:
            return ()
        if not self.meetings:
            return (Meeting(self.starts_at, self.ends_at),)
        return tuple(Meeting(each["starts_at"], each["ends_at"]) for each in self.meetings)
