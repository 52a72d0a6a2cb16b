"""What participants said of a session. Who has answered and what was answered are kept apart for good.

A ticket knows a person and not the answer; an answer knows neither person nor moment, and its id is random, so that
nothing stored leads from one to the other.
"""

from mongoengine import BooleanField, DateTimeField, DictField, IntField, StringField

from shared.storage.base import Stored
from shared.storage.documents import Aggregate


class FeedbackRound(Aggregate):
    """One session's participants being asked."""

    OPEN, CLOSED = "open", "closed"

    session_id = StringField(required=True)
    course_id = StringField(required=True)
    course_title = StringField(required=True)
    form = StringField(required=True)
    state = StringField(required=True, choices=(OPEN, CLOSED))
    asked = IntField(required=True)
    closes_at = DateTimeField(required=True)
    n = IntField()
    averages = DictField()

    meta = {
        "collection": "feedback_rounds",
        "indexes": [{"fields": ["session_id"], "unique": True}, ("state", "closes_at")],
    }


class FeedbackTicket(Stored):
    """One person's right to answer once. No moment is kept: it would tell which answer."""

    id = StringField(primary_key=True)
    round_id = StringField(required=True)
    librarian_id = StringField(required=True)
    answered = BooleanField(required=True)

    meta = {"collection": "feedback_tickets", "indexes": [("librarian_id", "answered"), ("round_id", "answered")]}

    @staticmethod
    def key(round_id: str, librarian_id: str) -> str:
        return f"{round_id}:{librarian_id}"


class FeedbackAnswer(Stored):
    """What somebody said: no person, no moment."""

    id = StringField(primary_key=True)
    round_id = StringField(required=True)
    ratings = DictField(required=True)
    comment = StringField(default="")

    meta = {"collection": "feedback_answers", "indexes": ["round_id"]}
