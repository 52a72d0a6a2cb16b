"""Facts that other services report, kept one row a fact so that no event can count twice."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from services.community.documents import Certificate, Completion, Satisfaction
from shared.contracts.envelope import Incoming
from shared.storage.projections import Row, project


def courses_completed(events: Sequence[Incoming]) -> None:
    """Librarians completed courses."""
    project(Completion, [_completion(event) for event in events])


def certificates_issued(events: Sequence[Incoming]) -> None:
    """Certificates were issued."""
    project(
        Certificate,
        [Row(e.data["certificate_id"], e.sequence, {"librarian_id": e.data["librarian_id"]}) for e in events],
    )


def certificates_revoked(events: Sequence[Incoming]) -> None:
    """Certificates no longer count, even where their issue is heard of later."""
    project(Certificate, [Row(e.data["certificate_id"], e.sequence, {"revoked": True}) for e in events])


def satisfaction_published(events: Sequence[Incoming]) -> None:
    """The index of a unit, or of all, was published."""
    project(Satisfaction, [_satisfaction(event) for event in events])


def _completion(event: Incoming) -> Row:
    data = event.data
    fields = {
        "librarian_id": data["librarian_id"],
        "hours": data["hours"],
        "completed_on": _midnight(data["completed_on"]),
    }
    return Row(data["completion_id"], event.sequence, fields)


def _satisfaction(event: Incoming) -> Row:
    names = ("survey_id", "period", "unit_id", "unit_name", "ikm", "grade", "n", "sample_needed", "rule_id")
    fields = {name: event.data[name] for name in names}
    fields["published_at"] = event.time
    return Row(f"{event.data['survey_id']}|{event.data['unit_id'] or 'total'}", event.sequence, fields)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
