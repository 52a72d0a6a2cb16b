"""What the assessment service says: how good we are, and whether it helped."""

from marshmallow import fields

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, DecimalText, Id, Text


@event("assessment.survey.opened.v1")
class SurveyOpenedV1(Payload):
    """A visitor survey takes answers. Subject: the survey."""

    survey_id = Id(required=True)
    title = Text(required=True)
    period = Text(required=True)
    opens_on = fields.Date(required=True)
    closes_on = fields.Date(required=True)


@event("assessment.survey.closed.v1")
class SurveyClosedV1(Payload):
    """A survey takes no more answers; `answers` were counted. Subject: the survey."""

    survey_id = Id(required=True)
    period = Text(required=True)
    answers = Count(required=True)


@event("assessment.survey.overdue.v1")
class SurveyOverdueV1(Payload):
    """A survey has passed its announced last day and still takes answers. Told once. Subject: the survey."""

    survey_id = Id(required=True)
    title = Text(required=True)
    period = Text(required=True)
    closes_on = fields.Date(required=True)


class ElementAverage(Payload):
    """One survey element: average on the scale 1-4 over its own `n` answers."""

    slug = Text(required=True)
    average = DecimalText(required=True)
    n = Count(required=True)


@event("assessment.satisfaction.published.v1")
class SatisfactionPublishedV1(Payload):
    """The satisfaction index (IKM) of one unit, or of all when `unit_id` is null. Subject: the survey."""

    survey_id = Id(required=True)
    period = Text(required=True)
    unit_id = Id(required=True, allow_none=True)
    unit_name = Text(required=True, allow_none=True)
    ikm = DecimalText(required=True)
    grade = Text(required=True)
    n = Count(required=True)
    sample_needed = Count(required=True)
    elements = fields.List(fields.Nested(ElementAverage), required=True)
    rule_id = Text(required=True)


@event("assessment.need.raised.v1")
class NeedRaisedV1(Payload):
    """A survey element of a unit fell below the threshold. Subject: the need."""

    need_id = Id(required=True)
    survey_id = Id(required=True)
    unit_id = Id(required=True)
    unit_name = Text(required=True)
    element = Text(required=True)
    average = DecimalText(required=True)
    n = Count(required=True)
    threshold = DecimalText(required=True)


class _Hours(Payload):
    credit_id = Id(required=True)
    librarian_id = Id(required=True)
    hours = Count(required=True)  # whole ones
    exact = DecimalText()  # in quarters; absent where whole
    source = Text(required=True)
    source_id = Id(required=True)
    basis = Text()  # "claim" or "earlier"; absent for a course completed here


@event("assessment.hours.credited.v1")
class HoursCreditedV1(_Hours):
    """Hours (JP) were added to a librarian's ledger. Subject: the credit."""

    title = Text()


@event("assessment.hours.reversed.v1")
class HoursReversedV1(_Hours):
    """Hours (JP) were taken back. Subject: the credit."""

    reason = Text(required=True)


@event("assessment.followup.due.v1")
class FollowupDueV1(Payload):
    """60 to 90 days after a completion it is time to see whether it helped. Subject: the follow-up."""

    followup_id = Id(required=True)
    librarian_id = Id(required=True)
    unit_id = Id(required=True)
    session_id = Id(required=True)
    course_title = Text(required=True)
    due_from = fields.Date(required=True)
    due_until = fields.Date(required=True)


@event("assessment.performance.rated.v1", personal=True)
class PerformanceRatedV1(Payload):
    """A librarian's year was rated, or rated again after a dispute. Subject: the performance cycle."""

    librarian_id = Id(required=True)
    year = Count(required=True)
    predicate = Text(required=True)
    rule_id = Text(required=True)
