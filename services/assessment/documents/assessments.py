"""Assessments of competency by several raters. What a rater said is in a sheet of its own: a peer stays a peer."""

from mongoengine import BooleanField, DateTimeField, DictField, IntField, ListField, StringField

from services.assessment.domain import assessments
from shared.storage.documents import Aggregate


class AssessmentForm(Aggregate):
    """One version of a form for one role of raters; a change is a new version."""

    family = StringField(required=True)  # id of its first version
    number = IntField(required=True)
    role = StringField(required=True, choices=assessments.RATER_ROLES)
    title = StringField(required=True)
    # slug, code, framework (and its edition), competency_id, competency{id,en}, criterion{id,en}, levels[value, words]
    items = ListField(DictField())

    meta = {
        "collection": "assessment_forms",
        "indexes": [{"fields": ["family", "number"], "unique": True}, ("role", "id")],
    }


class AssessmentRound(Aggregate):
    """Who is assessed over which period, on which versions of the forms, by when."""

    title = StringField(required=True)
    starts_on = StringField(required=True)  # ISO dates
    ends_on = StringField(required=True)
    due_on = StringField(required=True)
    state = StringField(required=True, choices=assessments.ROUND_STATES)
    forms = DictField()  # role -> id of a version
    rule_id = StringField(required=True)

    meta = {"collection": "assessment_rounds", "indexes": [("state", "due_on")]}


class Assessment(Aggregate):
    """One person in one round. Its figures are computed from the sheets; nothing overwrites them."""

    round_id = StringField(required=True)
    subject_id = StringField(required=True)
    unit_id = StringField(default="")
    profile_id = StringField()  # the edition of the role profile that held when the round was prepared
    state = StringField(required=True, choices=assessments.STATES)
    asked = IntField(default=0)
    submitted = IntField(default=0)
    shared_at = DateTimeField()
    shared_note = StringField(default="")
    response = StringField(default="")
    settled = ListField(DictField())  # code, level, dispute_id: what a dispute changed, beside what was given
    trail = ListField(DictField())  # who did what, when; never which peer

    meta = {
        "collection": "assessments",
        "indexes": [
            {"fields": ["round_id", "subject_id"], "unique": True},
            ("subject_id", "id"),
            ("unit_id", "id"),
            ("state", "id"),
        ],
    }


class AssessmentSheet(Aggregate):
    """What one rater says of one person. Read by the rater; others see what is made of it."""

    assessment_id = StringField(required=True)
    round_id = StringField(required=True)
    subject_id = StringField(required=True)
    rater_id = StringField(required=True)
    role = StringField(required=True, choices=assessments.RATER_ROLES)
    form_id = StringField(required=True)
    state = StringField(required=True, choices=assessments.SHEET_STATES)
    settles = BooleanField(default=False)
    codes = ListField(StringField())  # the competencies asked about; all of the form where empty
    answers = DictField()  # item -> level, comment, evidence
    submitted_at = DateTimeField()
    earlier = ListField(DictField())  # what was submitted before it was reopened, and why
    reminded = IntField()  # the last reminder, in days before the due date

    meta = {
        "collection": "assessment_sheets",
        "indexes": [
            {"fields": ["assessment_id", "rater_id"], "unique": True},
            ("rater_id", "id"),
            ("round_id", "state"),
            ("state", "rater_id"),
        ],
    }


class AssessmentDispute(Aggregate):
    """A person disagrees with a shared result: reason, answers, and how it was settled, for good."""

    assessment_id = StringField(required=True)
    round_id = StringField(required=True)
    subject_id = StringField(required=True)
    unit_id = StringField(default="")
    state = StringField(required=True, choices=("open", "settled"))
    codes = ListField(StringField())
    reason = StringField(required=True)
    settler_id = StringField()
    answers = ListField(DictField())
    outcome = StringField(choices=assessments.OUTCOMES)
    settlement = DictField()
    trail = ListField(DictField())

    meta = {
        "collection": "assessment_disputes",
        "indexes": [("assessment_id", "id"), ("subject_id", "id"), ("unit_id", "id"), ("state", "id")],
    }
