"""Events as facts for reports: ids, dates and numbers, never a name. Each keeps the event that reported it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from services.assessment.commands.report_facts import keep_facts
from services.assessment.domain.learning_rules import employment
from shared.clock import WIB, iso
from shared.contracts import community, programmes, training
from shared.contracts.base import Payload
from shared.contracts.envelope import Incoming
from shared.messaging.handlers import Handlers
from shared.storage.projections import Row

Data = dict[str, Any]
Told = tuple[str, str, date | None, int | None, Data]  # kind, id, day, year, data


def listen(incoming: Handlers) -> None:
    """Keep the facts in every event that tells one, beside whatever else is done about it."""
    incoming.also(*TELLERS)(keep)


def keep(events: Sequence[Incoming], now: datetime) -> None:
    keep_facts(_row(event) for event in events)


def _row(event: Incoming) -> Row:
    kind, key, day, year, data = TOLD[event.type](event)
    facts = {
        "kind": kind, "day": day.isoformat() if day else None, "year": year or (day.year if day else None),
        "data": data, "event_id": event.id, "event_type": event.type,
    }  # fmt: skip
    return Row(f"{kind}:{key}", event.sequence, facts)


def _librarian(event: Incoming) -> Told:
    """Every word is kept, so that a report knows who was in service on its last day."""
    data = _picked(event, "librarian_id", "unit_id", "position", "rank", "active") | {"sequence": event.sequence}
    key = f"{event.subject}:{event.sequence}"
    return "librarian", key, _said(event), None, data | {"employment": employment(event.data["nip"])}


def _left(event: Incoming) -> Told:
    data = {"librarian_id": event.subject, "active": False, "sequence": event.sequence}
    return "librarian", f"{event.subject}:{event.sequence}", event.data["left_on"], None, data


def _session(event: Incoming) -> Told:
    data = _picked(event, "session_id", "course_id", "course_title", "hours")
    data |= {name: iso(event.data[name]) for name in ("starts_at", "ends_at")}
    data["cancelled"] = event.type == training.SessionCancelledV1.routing_key
    return "session", event.subject, event.data["starts_at"].astimezone(WIB).date(), None, data


def _closing(event: Incoming) -> Told:
    data = _picked(event, "session_id", "course_id", "attended", "absent") | {"closed_at": iso(event.time)}
    return "closing", event.subject, _said(event), None, data


def _asked(event: Incoming) -> Told:
    data = _picked(event, "session_id", "course_id") | {"asked": len(event.data["librarian_ids"])}
    return "feedback-asked", event.data["session_id"], _said(event), None, data


def _summarised(event: Incoming) -> Told:
    data = _picked(event, "session_id", "course_id", "n", "averages")
    return "feedback", event.data["session_id"], _said(event), None, data


def _attendance(event: Incoming) -> Told:
    return "attendance", event.subject, _said(event), None, _picked(event, "session_id", "librarian_id", "present")


def _completion(event: Incoming) -> Told:
    names = (
        "completion_id",
        "session_id",
        "course_id",
        "course_title",
        "librarian_id",
        "unit_id",
        "hours",
        "pre_score",
        "post_score",
    )
    data = _picked(event, *names) | {"competencies": sorted({each["slug"] for each in event.data["competencies"]})}
    return "completion", event.subject, event.data["completed_on"], None, data


def _certificate(event: Incoming) -> Told:
    data = _picked(event, "certificate_id", "completion_id", "librarian_id", "course_title")
    data["valid_until"] = _iso(event.data["valid_until"])
    return "certificate", event.subject, event.data["issued_on"], None, data


def _revocation(event: Incoming) -> Told:
    data = _picked(event, "certificate_id", "completion_id", "librarian_id", "course_title")
    return "revocation", event.subject, _said(event), None, data


def _programme(event: Incoming) -> Told:
    return "programme", event.subject, None, None, _picked(event, "title", "goals", "first_year", "last_year")


def _money(event: Incoming) -> Told:
    names = ("source", "source_id", "session_id", "programme_id", "title", "amount")
    data = _picked(event, *names) | {"state": event.type.split(".")[2], "spent": event.data.get("spent", 0)}
    return "money", event.subject, None, event.data["year"], data


def _allocation(event: Incoming) -> Told:
    return "allocation", event.subject, None, event.data["year"], _picked(event, "allocation")


def _activity(event: Incoming) -> Told:
    data = _picked(event, "title", "kind", "attendance", "partner_id", "place")
    return "activity", event.subject, event.data["held_on"], None, data


def _partner(event: Incoming) -> Told:
    return "partner", event.subject, _said(event), None, _picked(event, "name", "kind")


def _agreement(event: Incoming) -> Told:
    number = event.data["agreement_number"]
    data = {"partner_id": event.subject, "number": number}
    data |= {name: _iso(event.data[name]) for name in ("starts_on", "ends_on")}
    return "agreement", f"{event.subject}:{number}", None, None, data


TELLERS: dict[type[Payload], Callable[[Incoming], Told]] = {
    community.LibrarianRegisteredV1: _librarian,
    community.LibrarianChangedV1: _librarian,
    community.LibrarianLeftV1: _left,
    community.ActivityHeldV1: _activity,
    community.PartnerJoinedV1: _partner,
    community.AgreementStartedV1: _agreement,
    training.SessionScheduledV1: _session,
    training.SessionRescheduledV1: _session,
    training.SessionCancelledV1: _session,
    training.SessionClosedV1: _closing,
    training.FeedbackAskedV1: _asked,
    training.FeedbackSummarisedV1: _summarised,
    training.AttendanceRecordedV1: _attendance,
    training.CourseCompletedV1: _completion,
    training.CertificateIssuedV1: _certificate,
    training.CertificateRevokedV1: _revocation,
    programmes.ProgrammePublishedV1: _programme,
    programmes.BudgetAllocatedV1: _allocation,
    programmes.BudgetCommittedV1: _money,
    programmes.BudgetReleasedV1: _money,
    programmes.BudgetSpentV1: _money,
}
TOLD = {contract.routing_key: teller for contract, teller in TELLERS.items()}


def _said(event: Incoming) -> date:
    return event.time.astimezone(WIB).date()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _picked(event: Incoming, *names: str) -> Data:
    return {name: event.data[name] for name in names}
