"""What the notifier listens to. Nothing is sent here: rows are inserted with the inbox, the sender finds them."""

from collections.abc import Sequence
from datetime import datetime

from services.notifier.commands.announce import News, announce
from services.notifier.commands.record_contacts import departed, record_contacts
from services.notifier.events import partners, visitors
from shared.contracts import (
    appraisal,
    assessment,
    claims,
    community,
    competencies,
    evaluation,
    opportunities,
    plans,
    programmes,
    rating,
    reports,
    training,
)
from shared.contracts.envelope import Incoming
from shared.contracts.partners import SubscriptionDisabledV1
from shared.messaging.handlers import Handlers
from shared.storage.projections import Row

incoming = Handlers("notifier")
partners.listen(incoming)
visitors.listen(incoming)


@incoming.on_batch(community.LibrarianRegisteredV1, community.LibrarianChangedV1)
def librarians_described(events: Sequence[Incoming], now: datetime) -> None:
    record_contacts(_contact(event) for event in events)


@incoming.on_batch(community.LibrarianLeftV1)
def librarians_left(events: Sequence[Incoming], now: datetime) -> None:
    record_contacts(departed(event.data["librarian_id"], event.sequence) for event in events)


@incoming.on_batch(
    training.SessionProposedV1,
    training.SessionScheduledV1,
    training.SessionCancelledV1,
    training.SessionRescheduledV1,
    training.EnrolmentRequestedV1,
    training.EnrolmentRefusedV1,
    training.EnrolmentOfferedV1,
    training.EnrolmentConfirmedV1,
    training.EnrolmentWaitlistedV1,
    training.EnrolmentPromotedV1,
    training.EnrolmentWithdrawnV1,
    training.TestOpenedV1,
    training.FeedbackAskedV1,
    training.CertificateIssuedV1,
    training.CertificateRevokedV1,
    training.CertificateExpiringV1,
    programmes.RunOpenedV1,
    programmes.RunBlockedV1,
    programmes.BudgetRefusedV1,
    assessment.HoursCreditedV1,
    claims.ClaimSubmittedV1,
    claims.ClaimAcceptedV1,
    claims.ClaimRefusedV1,
    claims.ClaimReturnedV1,
    claims.ClaimReversedV1,
    assessment.NeedRaisedV1,
    assessment.PerformanceRatedV1,
    competencies.FrameworkPublishedV1,
    competencies.ProfilePublishedV1,
    rating.RoundOpenedV1,
    rating.RaterRemindedV1,
    rating.AssessmentSubmittedV1,
    rating.AssessmentSharedV1,
    rating.DisputeRaisedV1,
    rating.DisputeSettledV1,
    plans.PlanProposedV1,
    plans.PlanAgreedV1,
    plans.PlanCommentedV1,
    plans.PlanDueV1,
    appraisal.ConsequenceDecidedV1,
    assessment.SatisfactionPublishedV1,
    assessment.SurveyOverdueV1,
    assessment.FollowupDueV1,
    evaluation.FollowupAnsweredV1,
    evaluation.FollowupRemindedV1,
    evaluation.EvaluationPublishedV1,
    evaluation.ImprovementAssignedV1,
    evaluation.ImprovementRemindedV1,
    reports.ReportPublishedV1,
    SubscriptionDisabledV1,
    opportunities.OpportunityOfferedV1,
    opportunities.OpportunityCancelledV1,
    opportunities.NominationSubmittedV1,
    opportunities.NominationDeclinedV1,
    opportunities.NominationConfirmedV1,
    opportunities.NominationRefusedV1,
    community.NominationWithdrawnV1,
    opportunities.NominationDueV1,
    opportunities.NominationOverdueV1,
)
def something_to_tell(events: Sequence[Incoming], now: datetime) -> None:
    announce([_news(event) for event in events], now)


def _contact(event: Incoming) -> Row:
    data = event.data
    fields = {name: data[name] for name in ("nip", "name", "email", "language", "unit_id", "duties")}
    return Row(data["librarian_id"], event.sequence, {**fields, "hears": data["active"]})


def _news(event: Incoming) -> News:
    _service, subject, fact, _version = event.type.split(".")
    return News(
        event_id=event.id,
        kind=f"{subject}.{fact}",
        data=event.data,
        happened_at=event.time,
        correlation_id=event.correlation_id,
        traceparent=event.traceparent,
    )
