"""What training tells of a librarian's way through a course, as development plans keep it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.assessment.commands import plan_moves
from services.assessment.domain import plan_items
from shared.clock import WIB, iso
from shared.contracts.claims import (
    ClaimAcceptedV1,
    ClaimRefusedV1,
    ClaimReturnedV1,
    ClaimReversedV1,
    ClaimSubmittedV1,
)
from shared.contracts.envelope import Incoming
from shared.contracts.training import (
    CourseOfferedV1,
    EnrolmentConfirmedV1,
    EnrolmentPromotedV1,
    EnrolmentWithdrawnV1,
    SessionCancelledV1,
    SessionRescheduledV1,
    SessionScheduledV1,
)
from shared.messaging.handlers import Handlers
from shared.storage.projections import Row

CLAIMS = (ClaimSubmittedV1, ClaimReturnedV1, ClaimRefusedV1, ClaimAcceptedV1, ClaimReversedV1)
STATUS = {
    EnrolmentWithdrawnV1.routing_key: plan_items.WITHDRAWN,
    ClaimSubmittedV1.routing_key: plan_items.SUBMITTED,
    ClaimReturnedV1.routing_key: plan_items.RETURNED,
    ClaimRefusedV1.routing_key: plan_items.REFUSED,
    ClaimAcceptedV1.routing_key: plan_items.ACCEPTED,
    ClaimReversedV1.routing_key: plan_items.REVERSED,
}


def listen(incoming: Handlers) -> None:
    """Register what development plans hear."""
    incoming.on_batch(CourseOfferedV1)(courses_offered)
    incoming.on_batch(SessionScheduledV1, SessionRescheduledV1, SessionCancelledV1)(sessions_told)
    incoming.on_batch(EnrolmentConfirmedV1, EnrolmentPromotedV1, EnrolmentWithdrawnV1)(enrolments_told)
    incoming.on_batch(*CLAIMS)(claims_told)


def courses_offered(events: Sequence[Incoming], now: datetime) -> None:
    plan_moves.keep_courses(Row(event.subject, event.sequence, _course(event.data)) for event in events)


def sessions_told(events: Sequence[Incoming], now: datetime) -> None:
    plan_moves.keep_runs([_run(event) for event in events], events, now)


def enrolments_told(events: Sequence[Incoming], now: datetime) -> None:
    rows = [_learning(event, event.data["starts_at"].astimezone(WIB).date().isoformat()) for event in events]
    plan_moves.keep_learning(rows, events, now)


def completed(events: Sequence[Incoming], now: datetime) -> None:
    """Completions also tell which course their session ran, should that not be known yet."""
    runs = [Row(event.data["session_id"], 0, {"course_id": event.data["course_id"]}) for event in events]
    plan_moves.keep_runs_of(runs)
    rows = [_learning(event, event.data["completed_on"].isoformat(), plan_items.COMPLETED) for event in events]
    plan_moves.keep_learning(rows, events, now)


def revoked(event: Incoming, now: datetime) -> None:
    plan_moves.revoke(event.data["completion_id"], event.data["librarian_id"], _told(event), (event,), now)


def claims_told(events: Sequence[Incoming], now: datetime) -> None:
    """Our own words, heard like any other's: so a claim moves an item with an event that can be named."""
    plan_moves.keep_learning([_claim(event) for event in events], events, now)


def _course(data: dict[str, Any]) -> dict[str, Any]:
    facts = {name: data[name] for name in ("title", "hours", "elements", "active")}
    return facts | {"competencies": [code for each in data["competencies"] for code in _codes(each)]}


def _codes(competency: dict[str, Any]) -> list[str]:
    return [code for code in (competency["slug"], competency["skkni_code"]) if code]


def _run(event: Incoming) -> Row:
    facts = {"course_id": event.data["course_id"]}
    if event.type == SessionCancelledV1.routing_key:
        facts |= {"cancelled": _told(event)}
    return Row(event.data["session_id"], event.sequence, facts)


def _learning(event: Incoming, day: str, status: str = plan_items.ENROLLED) -> Row:
    facts = {name: event.data[name] for name in ("librarian_id", "session_id")}
    facts |= {"status": STATUS.get(event.type, status), "day": day} | _told(event)
    return Row(event.subject, event.sequence, facts)


def _claim(event: Incoming) -> Row:
    facts = {"librarian_id": event.data["librarian_id"], "claim_id": event.data["claim_id"]}
    facts |= {"status": STATUS[event.type], "day": iso(event.time)[:10]} | _told(event)
    return Row(event.data["claim_id"], event.sequence, facts)


def _told(event: Incoming) -> dict[str, str]:
    return {"on": iso(event.time), "event_id": event.id, "event_type": event.type}
