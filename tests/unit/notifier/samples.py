"""One event of every kind that is told, as its producer would publish it."""

from datetime import UTC, date, datetime
from typing import Any

from shared.contracts import (
    activities,
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
from shared.contracts.base import Payload
from shared.contracts.partners import SubscriptionDisabledV1

STARTS, ENDS = datetime(2027, 1, 4, 2, 0, tzinfo=UTC), datetime(2027, 1, 4, 5, 0, tzinfo=UTC)
SESSION = {
    "session_id": "s1", "course_id": "c1", "course_title": "Pelayanan Prima", "starts_at": STARTS, "ends_at": ENDS,
    "place": "Aula Sintong Bingei", "capacity": 20, "hours": 8, "invited": ["dewi"],
}  # fmt: skip
ENROLMENT = {
    "enrolment_id": "n1", "session_id": "s1", "librarian_id": "dewi", "course_title": "Pelayanan Prima",
    "starts_at": STARTS,
}  # fmt: skip
ROUND = {"round_id": "o1", "title": "Penilaian 2026", "due_on": date(2027, 1, 10)}
ASSESSED = {"assessment_id": "a1", "librarian_id": "dewi", "unit_id": "anak"}
CERTIFICATE = {
    "certificate_id": "k1", "completion_id": "n1", "code": "PST-7Q2M", "librarian_id": "dewi",
    "course_title": "Pelayanan Prima",
}  # fmt: skip

PLAN = {"plan_id": "p1", "librarian_id": "dewi", "unit_id": "anak", "year": 2027}
TO_DEWI = {"to_librarian_id": "dewi", "to_unit_id": None}

FOLLOW_UP = {
    "followup_id": "n1", "librarian_id": "dewi", "unit_id": "anak", "session_id": "s1",
    "course_title": "Pelayanan Prima",
}  # fmt: skip
IMPROVEMENT = {
    "improvement_id": "t1", "evaluation_id": "e1", "librarian_id": "dewi", "title": "Menyapa pengunjung",
    "due_on": date(2027, 3, 1),
}  # fmt: skip

CLAIM = {
    "claim_id": "j1", "librarian_id": "dewi", "unit_id": "anak", "activity": "seminar", "title": "Seminar IPI",
    "hours": "2.5",
}  # fmt: skip

NOMINATION = {
    "nomination_id": "c1", "opportunity_id": "k1", "opportunity_title": "Konferensi IPI", "librarian_id": "dewi",
    "unit_id": "anak", "starts_on": date(2027, 2, 1), "ends_on": date(2027, 2, 3),
}  # fmt: skip
REPORT_DUE = {**NOMINATION, "report_due_on": date(2027, 2, 17)}

REGISTRATION = {
    "registration_id": "g1", "activity_id": "k1", "activity_title": "Bedah buku", "starts_at": STARTS, "ends_at": ENDS,
    "place": "Aula Sintong Bingei", "party": 2, "visitor_name": "Tiur Sinaga", "email": "tiur@example.org",
    "language": "id", "token": "g1.x",
}  # fmt: skip

SAMPLES: dict[str, tuple[type[Payload], dict[str, Any]]] = {
    "registration.confirmed": (activities.RegistrationConfirmedV1, REGISTRATION),
    "registration.waitlisted": (activities.RegistrationWaitlistedV1, {
        **REGISTRATION, "position": 3, "overtaking": False}),
    "registration.promoted": (activities.RegistrationPromotedV1, REGISTRATION),
    "registration.changed": (activities.RegistrationChangedV1, REGISTRATION),
    "registration.withdrawn": (activities.RegistrationWithdrawnV1, {**REGISTRATION, "reason": "activity_cancelled"}),
    "opportunity.offered": (opportunities.OpportunityOfferedV1, {
        "opportunity_id": "k1", "opportunity_title": "Konferensi IPI", "kind": "conference", "organiser": "IPI",
        "place": "Medan", "starts_on": date(2027, 2, 1), "ends_on": date(2027, 2, 3), "deadline": date(2027, 1, 10),
        "quota": 2, "librarian_ids": ["dewi"]}),
    "opportunity.cancelled": (opportunities.OpportunityCancelledV1, {
        "opportunity_id": "k1", "opportunity_title": "Konferensi IPI", "librarian_ids": ["dewi"]}),
    "nomination.submitted": (opportunities.NominationSubmittedV1, NOMINATION),
    "nomination.declined": (opportunities.NominationDeclinedV1, NOMINATION),
    "nomination.confirmed": (opportunities.NominationConfirmedV1, REPORT_DUE),
    "nomination.refused": (opportunities.NominationRefusedV1, {
        **NOMINATION, "reason": "budget-exceeded", "cost": 4500000}),
    "nomination.withdrawn": (community.NominationWithdrawnV1, {
        "nomination_id": "c1", "librarian_id": "dewi", "reason": "Sakit", "opportunity_id": "k1",
        "opportunity_title": "Konferensi IPI"}),
    "nomination.due": (opportunities.NominationDueV1, REPORT_DUE),
    "nomination.overdue": (opportunities.NominationOverdueV1, REPORT_DUE),
    "followup.answered": (evaluation.FollowupAnsweredV1, {**FOLLOW_UP, "side": "supervisor"}),
    "followup.reminded": (evaluation.FollowupRemindedV1, {
        **FOLLOW_UP, "due_until": date(2027, 4, 4), "overdue": False}),
    "improvement.assigned": (evaluation.ImprovementAssignedV1, IMPROVEMENT),
    "improvement.reminded": (evaluation.ImprovementRemindedV1, {**IMPROVEMENT, "overdue": True}),
    "evaluation.published": (evaluation.EvaluationPublishedV1, {
        "evaluation_id": "e1", "title": "Pelayanan prima", "revision": 1, "period_from": date(2027, 1, 1),
        "period_until": date(2027, 6, 30), "programme_id": None, "rule_ids": ["beda-rata-rata-99"]}),
    "subscription.disabled": (SubscriptionDisabledV1, {
        "subscription_id": "s1", "partner_id": "m1", "partner_name": "SMP Negeri 4", "host": "mitra.example",
        "reason": "10 tries failed, the last with: 503", "waiting": 12}),
    "report.published": (reports.ReportPublishedV1, {
        "report_id": "r1", "kind": "yearly", "year": 2026, "revision": 1, "published_on": date(2027, 1, 20),
        "rule_id": "laporan-tahunan-1", "figures": [{"name": "staff", "unit": "people", "value": "24"}]}),
    "session.proposed": (training.SessionProposedV1, {
        "session_id": "s1", "course_id": "c1", "course_title": "Pelayanan Prima", "need_id": "b1", "unit_id": "anak",
        "unit_name": "Layanan Anak", "element": "kompetensi", "librarian_ids": ["dewi"]}),
    "session.scheduled": (training.SessionScheduledV1, SESSION),
    "session.cancelled": (training.SessionCancelledV1, {**SESSION, "reason": "Listrik padam"}),
    "session.rescheduled": (training.SessionRescheduledV1, {
        **SESSION, "old_starts_at": STARTS, "old_ends_at": ENDS, "old_place": "Ruang Rapat", "reason": "Listrik padam",
        "enrolled": ["sahat"], "periods": "20270104T020000Z/20270104T050000Z", "calendar_sequence": 1}),
    "enrolment.requested": (training.EnrolmentRequestedV1, {**ENROLMENT, "unit_id": "anak"}),
    "enrolment.refused": (training.EnrolmentRefusedV1, {**ENROLMENT, "reason": "Sedang bertugas"}),
    "enrolment.offered": (training.EnrolmentOfferedV1, {**ENROLMENT, "claim_until": STARTS}),
    "enrolment.confirmed": (training.EnrolmentConfirmedV1, ENROLMENT),
    "enrolment.waitlisted": (training.EnrolmentWaitlistedV1, {**ENROLMENT, "position": 2}),
    "enrolment.promoted": (training.EnrolmentPromotedV1, ENROLMENT),
    "enrolment.withdrawn": (training.EnrolmentWithdrawnV1, ENROLMENT),
    "test.opened": (training.TestOpenedV1, {
        "sitting_id": "t1", "session_id": "s1", "course_id": "c1", "course_title": "Pelayanan Prima",
        "purpose": "post", "minutes": 30, "attempts": 1, "librarian_ids": ["dewi"]}),
    "feedback.asked": (training.FeedbackAskedV1, {
        "session_id": "s1", "course_id": "c1", "course_title": "Pelayanan Prima", "closes_at": ENDS,
        "librarian_ids": ["dewi"]}),
    "certificate.issued": (training.CertificateIssuedV1, {
        **CERTIFICATE, "course_id": "c1", "hours": 8, "issued_on": date(2027, 1, 4), "valid_until": date(2030, 1, 4)}),
    "certificate.revoked": (training.CertificateRevokedV1, {**CERTIFICATE, "reason": "Nilai keliru"}),
    "certificate.expiring": (training.CertificateExpiringV1, {
        **CERTIFICATE, "course_id": "c1", "unit_id": "anak", "valid_until": date(2030, 1, 4), "days_left": 30}),
    "run.opened": (programmes.RunOpenedV1, {
        "session_id": "s1", "course_id": "c1", "course_title": "Pelayanan Prima", "programme_id": "p1",
        "starts_at": STARTS, "ends_at": ENDS, "place": "Aula Sintong Bingei", "due": 4, "due_until": date(2027, 4, 4),
        "enrolling": True}),
    "run.blocked": (programmes.RunBlockedV1, {
        "course_id": "c1", "course_title": "Pelayanan Prima", "programme_id": "p1", "starts_at": STARTS,
        "reason": "trainer-unknown"}),
    "budget.refused": (programmes.BudgetRefusedV1, {
        "entry_id": "g1", "source": "nomination", "source_id": "k1", "session_id": None, "librarian_id": "dewi",
        "programme_id": None, "title": "Konferensi IPI", "year": 2027, "amount": 4500000, "free": 1250000,
        "reason": "budget-exceeded", "allocation": 20000000, "committed": 8750000, "spent": 10000000}),
    "hours.credited": (assessment.HoursCreditedV1, {
        "credit_id": "h1", "librarian_id": "dewi", "hours": 8, "source": "training", "source_id": "n1",
        "title": "Pelayanan Prima"}),
    "claim.submitted": (claims.ClaimSubmittedV1, CLAIM),
    "claim.accepted": (claims.ClaimAcceptedV1, {**CLAIM, "credited": "2.5"}),
    "claim.refused": (claims.ClaimRefusedV1, CLAIM),
    "claim.returned": (claims.ClaimReturnedV1, CLAIM),
    "claim.reversed": (claims.ClaimReversedV1, {**CLAIM, "credited": "2.5"}),
    "need.raised": (assessment.NeedRaisedV1, {
        "need_id": "b1", "survey_id": "v1", "unit_id": "anak", "unit_name": "Layanan Anak", "element": "kompetensi",
        "average": "2.91", "n": 57, "threshold": "3.06"}),
    "framework.published": (competencies.FrameworkPublishedV1, {
        "framework_id": "k1", "slug": "skkni", "edition": 2, "title": "SKKNI Perpustakaan", "title_en": "Standard",
        "form": "skkni-2019", "source": "Kepmenaker 236/2019", "units": [], "librarian_ids": ["dewi"]}),
    "profile.published": (competencies.ProfilePublishedV1, {
        "profile_id": "r1", "position": "Pustakawan Ahli Muda", "rank": "", "edition": 2, "demands": [],
        "librarian_ids": ["dewi"]}),
    "performance.rated": (assessment.PerformanceRatedV1, {
        "librarian_id": "dewi", "year": 2026, "predicate": "butuh-perbaikan", "rule_id": "permenpanrb-6-2022"}),
    "consequence.decided": (appraisal.ConsequenceDecidedV1, {
        "consequence_id": "c1", "librarian_id": "dewi", "year": 2026}),
    "round.opened": (rating.RoundOpenedV1, {**ROUND, "rater_ids": ["dewi", "sahat"]}),
    "rater.reminded": (rating.RaterRemindedV1, {**ROUND, "rater_id": "dewi", "sheets": 3}),
    "assessment.submitted": (rating.AssessmentSubmittedV1, {**ASSESSED, "round_id": "o1"}),
    "assessment.shared": (rating.AssessmentSharedV1, {**ASSESSED, "round_id": "o1"}),
    "dispute.raised": (rating.DisputeRaisedV1, {**ASSESSED, "dispute_id": "d1"}),
    "dispute.settled": (rating.DisputeSettledV1, {**ASSESSED, "dispute_id": "d1"}),
    "satisfaction.published": (assessment.SatisfactionPublishedV1, {
        "survey_id": "v1", "period": "2026-S1", "unit_id": None, "unit_name": None, "ikm": "82.15", "grade": "B",
        "n": 480, "sample_needed": 278, "elements": [], "rule_id": "r1"}),
    "survey.overdue": (assessment.SurveyOverdueV1, {
        "survey_id": "v1", "title": "SKM Semester 2", "period": "2026-S2", "closes_on": date(2026, 12, 31),
    }),
    "plan.proposed": (plans.PlanProposedV1, {**PLAN, **TO_DEWI}),
    "plan.agreed": (plans.PlanAgreedV1, {**PLAN, "items": 3}),
    "plan.commented": (plans.PlanCommentedV1, {**PLAN, **TO_DEWI}),
    "plan.due": (plans.PlanDueV1, {
        **PLAN, "soon": 2, "late": 1, "first_due_on": date(2027, 3, 5), "only_librarian_id": None}),
    "followup.due": (assessment.FollowupDueV1, {
        "followup_id": "f1", "librarian_id": "dewi", "unit_id": "anak", "session_id": "s1",
        "course_title": "Pelayanan Prima", "due_from": date(2027, 3, 5), "due_until": date(2027, 4, 4)}),
}  # fmt: skip
