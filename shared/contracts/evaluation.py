"""What the assessment service says of evaluations, of what follows from them, and of behaviour at work."""

from marshmallow import fields, validate

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Text


@event("assessment.evaluation.published.v1")
class EvaluationPublishedV1(Payload):
    """The figures of an evaluation stand; `revision` 2 and later: late data made new ones. Subject: the evaluation."""

    evaluation_id = Id(required=True)
    title = Text(required=True)
    revision = Count(required=True)
    period_from = fields.Date(required=True)
    period_until = fields.Date(required=True)
    programme_id = Id(required=True, allow_none=True)
    rule_ids = fields.List(Text(), required=True)


class _Improvement(Payload):
    improvement_id = Id(required=True)
    evaluation_id = Id(required=True)
    librarian_id = Id(required=True)
    title = Text(required=True)
    due_on = fields.Date(required=True)


@event("assessment.improvement.assigned.v1")
class ImprovementAssignedV1(_Improvement):
    """A librarian was asked to improve something that an evaluation showed. Subject: the improvement."""


@event("assessment.improvement.reminded.v1")
class ImprovementRemindedV1(_Improvement):
    """An improvement is due soon, or (`overdue`) should be done already. Subject: the improvement."""

    overdue = fields.Boolean(required=True)


class _FollowUp(Payload):
    followup_id = Id(required=True)
    librarian_id = Id(required=True)
    unit_id = Id(required=True)
    session_id = Id(required=True)
    course_title = Text(required=True)


@event("assessment.followup.answered.v1")
class FollowupAnsweredV1(_FollowUp):
    """Behaviour at work was looked at by one side; what was seen is not in the event. Subject: the follow-up."""

    side = fields.String(required=True, validate=validate.OneOf(["supervisor", "self"]))


@event("assessment.followup.reminded.v1")
class FollowupRemindedV1(_FollowUp):
    """The supervisor has not answered and the window ends soon, or (`overdue`) has ended. Subject: the follow-up."""

    due_until = fields.Date(required=True)
    overdue = fields.Boolean(required=True)
