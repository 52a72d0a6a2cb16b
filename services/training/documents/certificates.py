"""What was earned."""

from mongoengine import BooleanField, DateField, DateTimeField, DictField, IntField, ListField, StringField

from services.training.domain.consent import Consent, Shown
from services.training.domain.status_lists import place
from shared.storage.documents import Aggregate


class Certificate(Aggregate):
    """What was earned, as it was on the day: nothing here follows later changes of course or person.

    Only three things change: whether it was revoked, what its holder permits, and of what people were reminded.
    """

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
    programme_id = StringField()
    programme_title = StringField()
    rule_id = StringField()
    session_id = StringField(required=True)
    held_on = DateField(required=True)
    place = StringField()
    issued_on = DateField(required=True)
    valid_until = DateField()
    revoked_at = DateTimeField()
    revoked_reason = StringField()

    salt = StringField()
    fingerprint = StringField()
    status_list = IntField()
    status_index = IntField()

    shown = StringField(choices=list(Shown), default=Shown.INITIALS)
    download = BooleanField(default=False)
    consent_wording = StringField()
    consented_at = DateTimeField()

    remind_on = DateField()

    meta = {
        "collection": "certificates",
        "indexes": [
            {"fields": ["code"], "unique": True},
            {"fields": ["enrolment_id"], "unique": True},
            ("librarian_id", "id"),
            ("course_id", "course_version", "id"),
            ("course_id", "librarian_id"),
            ("session_id", "id"),
            ("valid_until", "id"),
            {"fields": ["status_list", "status_index"], "unique": True, "sparse": True},
            ("status_list", "revoked_at"),
            {"fields": ["remind_on"], "sparse": True},
        ],
    }

    @property
    def consent(self) -> Consent:
        return Consent(Shown(self.shown), self.download)


class StatusList(Aggregate):
    """One published list of revocations: how its places are dealt out, and how many are."""

    number = IntField(required=True)
    offset = IntField(required=True)
    step = IntField(required=True)
    used = IntField(required=True)

    meta = {"collection": "status_lists", "indexes": [{"fields": ["number"], "unique": True}]}

    def place(self, number: int) -> int:
        found: int = place(self.offset, self.step, number)
        return found
