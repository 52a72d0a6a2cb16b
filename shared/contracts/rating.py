"""What the assessment service says of assessments by several raters. No figure, no word and no peer is in any of it."""

from marshmallow import fields

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Text


@event("assessment.round.opened.v1", personal=True)
class RoundOpenedV1(Payload):
    """Raters are asked: each once, whoever they rate. Said again to those named later. Subject: the round."""

    round_id = Id(required=True)
    title = Text(required=True)
    due_on = fields.Date(required=True)
    rater_ids = fields.List(Id(), required=True)


@event("assessment.rater.reminded.v1", personal=True)
class RaterRemindedV1(Payload):
    """One rater still has `sheets` to submit in a round. Subject: the round."""

    round_id = Id(required=True)
    title = Text(required=True)
    due_on = fields.Date(required=True)
    rater_id = Id(required=True)
    sheets = Count(required=True)


class _OfAssessment(Payload):
    assessment_id = Id(required=True)
    round_id = Id(required=True)
    librarian_id = Id(required=True)
    unit_id = Id()


@event("assessment.assessment.submitted.v1", personal=True)
class AssessmentSubmittedV1(_OfAssessment):
    """A rater submitted. `waiting` raters have not; absent when the gathering is over. Subject: the assessment."""

    waiting = Count()


@event("assessment.assessment.shared.v1", personal=True)
class AssessmentSharedV1(_OfAssessment):
    """The person assessed can read the result, after a conversation. Subject: the assessment."""


class _OfDispute(Payload):
    dispute_id = Id(required=True)
    assessment_id = Id(required=True)
    librarian_id = Id(required=True)
    unit_id = Id()


@event("assessment.dispute.raised.v1", personal=True)
class DisputeRaisedV1(_OfDispute):
    """A person disagrees with a shared result. Subject: the dispute."""


@event("assessment.dispute.settled.v1", personal=True)
class DisputeSettledV1(_OfDispute):
    """A dispute was settled by somebody who was no rater; the outcome is read on the page. Subject: the dispute."""
