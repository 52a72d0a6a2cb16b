"""What is asked in tests, and what was answered."""

from mongoengine import BooleanField, DateTimeField, DictField, IntField, ListField, StringField

from services.training.domain import attempts, questions
from shared.storage.documents import Aggregate


class Question(Aggregate):
    """A question of a course's bank. Changing it changes no test that was made of it before."""

    course_id = StringField(required=True)
    kind = StringField(required=True, choices=list(questions.Kind))
    prompt = StringField(required=True)
    prompt_key = StringField(required=True)
    points = IntField(required=True, min_value=1)
    content = DictField(required=True)
    active = BooleanField(default=True)

    meta = {
        "collection": "questions",
        "indexes": [{"fields": ["course_id", "prompt_key"], "unique": True}, ("course_id", "active", "id")],
    }


class Instrument(Aggregate):
    """A test of a course, with its questions as they were when it was made. It never changes: a new one follows."""

    course_id = StringField(required=True)
    number = IntField(required=True)
    title = StringField(required=True)
    purposes = ListField(StringField(choices=list(attempts.Purpose)), required=True)
    minutes = IntField(min_value=1)
    attempts = IntField(required=True, min_value=1)
    questions = ListField(DictField(), required=True)

    meta = {
        "collection": "instruments",
        "indexes": [{"fields": ["course_id", "number"], "unique": True}, ("course_id", "purposes", "number")],
    }

    @property
    def points(self) -> int:
        return sum(each["points"] for each in self.questions)

    @property
    def question_count(self) -> int:
        return len(self.questions)


class Sitting(Aggregate):
    """A test opened in a session: before the course or after it."""

    OPEN, CLOSED = "open", "closed"

    session_id = StringField(required=True)
    course_title = StringField(required=True)
    purpose = StringField(required=True, choices=list(attempts.Purpose))
    instrument_id = StringField(required=True)
    instrument_title = StringField(required=True)
    minutes = IntField()
    attempts = IntField(required=True)
    state = StringField(required=True, choices=(OPEN, CLOSED))
    closed_at = DateTimeField()

    meta = {
        "collection": "sittings",
        "indexes": [{"fields": ["session_id", "purpose"], "unique": True}, ("session_id", "state")],
    }


class Attempt(Aggregate):
    """One person's answers to one sitting, and what each earned.

    `marks` holds by question: `share` (the exact part of its points, as a fraction), and for an essay who scored it,
    the levels chosen and a note.
    """

    sitting_id = StringField(required=True)
    session_id = StringField(required=True)
    instrument_id = StringField(required=True)
    enrolment_id = StringField(required=True)
    librarian_id = StringField(required=True)
    purpose = StringField(required=True, choices=list(attempts.Purpose))
    number = IntField(required=True)
    state = StringField(required=True, choices=list(attempts.State))
    deadline = DateTimeField()
    submitted_at = DateTimeField()
    overdue = BooleanField(default=False)
    answers = DictField()
    marks = DictField()
    score = IntField(min_value=0, max_value=100)

    meta = {
        "collection": "attempts",
        "indexes": [
            {"fields": ["enrolment_id", "sitting_id", "number"], "unique": True},
            ("session_id", "state", "id"),
            ("sitting_id", "state", "id"),
            ("instrument_id", "state", "number"),
            ("librarian_id", "id"),
            ("state", "deadline"),
        ],
    }


class Observation(Aggregate):
    """A role-play that was watched, and the level reached on each criterion of the session's rubric."""

    enrolment_id = StringField(required=True)
    session_id = StringField(required=True)
    librarian_id = StringField(required=True)
    observer_nip = StringField(required=True)
    observer_name = StringField()
    levels = DictField(required=True)
    note = StringField(default="")
    score = IntField(required=True, min_value=0, max_value=100)

    meta = {
        "collection": "observations",
        "indexes": [{"fields": ["enrolment_id"], "unique": True}, ("session_id", "id"), ("librarian_id", "id")],
    }
