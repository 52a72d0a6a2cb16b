"""What assessment listens to; each handler only translates into a command."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from services.assessment.commands import certificates, copies, erasure, hours, nominated
from services.assessment.events import learning, report_facts
from shared.contracts.community import (
    LibrarianChangedV1,
    LibrarianLeftV1,
    LibrarianRegisteredV1,
    LibraryOpenedV1,
)
from shared.contracts.envelope import Incoming
from shared.contracts.opportunities import NominationReportedV1
from shared.contracts.training import CertificateIssuedV1, CertificateRevokedV1, CourseCompletedV1
from shared.messaging.handlers import Handlers
from shared.storage.projections import Row

PERSON = ("nip", "name", "unit_id", "unit_name", "position", "rank", "active", "duties")

incoming = Handlers("assessment")
learning.listen(incoming)
report_facts.listen(incoming)


@incoming.on_batch(LibrarianRegisteredV1, LibrarianChangedV1)
def librarians_told(events: Sequence[Incoming], now: datetime) -> None:
    copies.keep_librarians(_row(event, *PERSON) for event in events)


@incoming.on_batch(LibrarianLeftV1)
def librarians_left(events: Sequence[Incoming], now: datetime) -> None:
    copies.keep_librarians(Row(event.subject, event.sequence, {"active": False}) for event in events)
    for event in events:
        erasure.expect(event.data["librarian_id"], event.data["left_on"], event.sequence, now)


@incoming.on_batch(LibraryOpenedV1)
def libraries_opened(events: Sequence[Incoming], now: datetime) -> None:
    copies.keep_libraries(_row(event, "name", "slug", "kind") for event in events)


@incoming.on_batch(CourseCompletedV1)
def courses_completed(events: Sequence[Incoming], now: datetime) -> None:
    hours.credit_completions(events, now)
    learning.completed(events, now)


@incoming.on_batch(CertificateIssuedV1)
def certificates_issued(events: Sequence[Incoming], now: datetime) -> None:
    certificates.attach_certificates(_issued(event) for event in events)


@incoming.on(CertificateRevokedV1)
def certificate_revoked(event: Incoming, now: datetime) -> None:
    facts = _picked(event, "completion_id", "librarian_id", "code") | {"revoked": True}
    row = Row(event.subject, event.sequence, facts | {"title": event.data["course_title"]})
    certificates.revoke_certificate(row, event.data, now)
    learning.revoked(event, now)


@incoming.on(NominationReportedV1)
def nomination_reported(event: Incoming, now: datetime) -> None:
    facts = _picked(event, "librarian_id", "unit_id", "kind", "organiser", "starts_on", "ends_on", "hours", "summary")
    number, title = event.data["certificate_number"] or "", event.data["opportunity_title"]
    nominated.claim_hours(nominated.Report(id=event.subject, title=title, number=number, **facts), now)


def _issued(event: Incoming) -> Row:
    facts = _picked(event, "completion_id", "librarian_id", "code") | {"revoked": False}
    days = {name: _iso(event.data[name]) for name in ("issued_on", "valid_until")}
    return Row(event.subject, event.sequence, facts | days | {"title": event.data["course_title"]})


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _row(event: Incoming, *names: str) -> Row:
    return Row(event.subject, event.sequence, _picked(event, *names))


def _picked(event: Incoming, *names: str) -> dict[str, Any]:
    return {name: event.data[name] for name in names}
