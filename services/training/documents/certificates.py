"""What was earned."""

from mongoengine import DateField, DateTimeField, DictField, IntField, ListField, StringField

from shared.storage.documents import Aggregate


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
