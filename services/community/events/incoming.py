"""What is heard from other services."""

from collections.abc import Sequence
from datetime import datetime

from services.community.commands import nominations, reported
from shared.contracts.assessment import SatisfactionPublishedV1
from shared.contracts.envelope import Incoming
from shared.contracts.programmes import BudgetCommittedV1, BudgetRefusedV1
from shared.contracts.training import CertificateIssuedV1, CertificateRevokedV1, CourseCompletedV1
from shared.messaging.handlers import Handlers

incoming = Handlers("community")


@incoming.on_batch(CourseCompletedV1)
def courses_completed(events: Sequence[Incoming], now: datetime) -> None:
    reported.courses_completed(events)


@incoming.on_batch(CertificateIssuedV1)
def certificates_issued(events: Sequence[Incoming], now: datetime) -> None:
    reported.certificates_issued(events)


@incoming.on_batch(CertificateRevokedV1)
def certificates_revoked(events: Sequence[Incoming], now: datetime) -> None:
    reported.certificates_revoked(events)


@incoming.on_batch(SatisfactionPublishedV1)
def satisfaction_published(events: Sequence[Incoming], now: datetime) -> None:
    reported.satisfaction_published(events)


@incoming.on(BudgetCommittedV1)
def budget_committed(event: Incoming, now: datetime) -> None:
    if event.data["source"] == "nomination":
        nominations.committed(event.data["source_id"], event.sequence, now)


@incoming.on(BudgetRefusedV1)
def budget_refused(event: Incoming, now: datetime) -> None:
    if event.data["source"] == "nomination":
        facts = {name: event.data[name] for name in ("reason", "free", "allocation")}
        nominations.refused(event.data["source_id"], event.sequence, facts, now)
