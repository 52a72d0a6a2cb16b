"""What the community service says of opportunities and of those nominated for them; reasons are read on the page."""

from marshmallow import fields

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, DecimalText, Id, Text


@event("community.opportunity.offered.v1")
class OpportunityOfferedV1(Payload):
    """A call stands; `librarian_ids` may be nominated for it. Subject: the opportunity."""

    opportunity_id = Id(required=True)
    opportunity_title = Text(required=True)
    kind = Text(required=True)
    organiser = Text(required=True)
    place = Text(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)
    deadline = fields.Date(required=True)
    quota = Count(required=True)
    librarian_ids = fields.List(Id(), required=True)


@event("community.opportunity.cancelled.v1")
class OpportunityCancelledV1(Payload):
    """It does not take place; `librarian_ids` hoped for it. Subject: the opportunity."""

    opportunity_id = Id(required=True)
    opportunity_title = Text(required=True)
    librarian_ids = fields.List(Id(), required=True)


class _OfNomination(Payload):
    nomination_id = Id(required=True)
    opportunity_id = Id(required=True)
    opportunity_title = Text(required=True)
    librarian_id = Id(required=True)
    unit_id = Id(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)


@event("community.nomination.submitted.v1", personal=True)
class NominationSubmittedV1(_OfNomination):
    """Somebody is nominated; `own`: by themselves. Subject: the nomination."""

    own = fields.Boolean()


@event("community.nomination.declined.v1", personal=True)
class NominationDeclinedV1(_OfNomination):
    """Not chosen this time. Subject: the nomination."""


@event("community.nomination.confirmed.v1", personal=True)
class NominationConfirmedV1(_OfNomination):
    """Chosen, and paid for; a report is due by `report_due_on`. Subject: the nomination."""

    report_due_on = fields.Date(required=True)


@event("community.nomination.refused.v1", personal=True)
class NominationRefusedV1(_OfNomination):
    """Chosen, but the year's budget does not hold what it costs. Subject: the nomination."""

    reason = Text(required=True)
    cost = Count(required=True)


@event("community.nomination.due.v1", personal=True)
class NominationDueV1(_OfNomination):
    """It is over: the report is due by `report_due_on`. Subject: the nomination."""

    report_due_on = fields.Date(required=True)


@event("community.nomination.overdue.v1", personal=True)
class NominationOverdueV1(_OfNomination):
    """The report did not come in time. Subject: the nomination."""

    report_due_on = fields.Date(required=True)


@event("community.nomination.reported.v1", personal=True)
class NominationReportedV1(_OfNomination):
    """Reported back; `hours` (JP, in quarters) wait for a reviewer. Subject: the nomination."""

    kind = Text(required=True)
    organiser = Text(required=True)
    hours = DecimalText(required=True)
    certificate_number = Text(required=True, allow_none=True)
    reported_on = fields.Date(required=True)
    summary = Text(required=True)
