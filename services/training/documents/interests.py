"""Who wants to be told when a course is scheduled."""

from mongoengine import DateTimeField, StringField

from shared.storage.documents import Aggregate


class Interest(Aggregate):
    """One librarian's wish for one course; told once, when a session is scheduled."""

    WAITING, TOLD = "waiting", "told"

    course_id = StringField(required=True)
    course_title = StringField(required=True)
    librarian_id = StringField(required=True)
    state = StringField(required=True, choices=(WAITING, TOLD))
    session_id = StringField()
    told_at = DateTimeField()

    meta = {
        "collection": "interests",
        "indexes": [
            {"fields": ["course_id", "librarian_id"], "unique": True},
            ("course_id", "state", "id"),
            ("librarian_id", "id"),
            {"fields": ["session_id"], "sparse": True},
        ],
    }
