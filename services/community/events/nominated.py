"""What happened to opportunities and nominations, as the contracts say it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from services.community.documents import Nomination, Opportunity
from shared.contracts import community, opportunities
from shared.contracts.base import Payload
from shared.storage import outbox


def offered(opportunity: Opportunity, librarian_ids: Sequence[str], now: datetime) -> None:
    names = ("kind", "organiser", "place", "starts_on", "ends_on", "deadline", "quota")
    data = {name: getattr(opportunity, name) for name in names} | {"librarian_ids": list(librarian_ids)}
    data |= {"opportunity_id": opportunity.id, "opportunity_title": opportunity.title}
    event = opportunities.OpportunityOfferedV1
    outbox.publish(event, subject=opportunity.id, sequence=opportunity.version, now=now, data=data)


def cancelled(opportunity: Opportunity, librarian_ids: Sequence[str], now: datetime) -> None:
    """Told to those who hoped; who was chosen hears of the own nomination."""
    told = {"opportunity_id": opportunity.id, "opportunity_title": opportunity.title}
    event, data = opportunities.OpportunityCancelledV1, told | {"librarian_ids": list(librarian_ids)}
    outbox.publish(event, subject=opportunity.id, sequence=opportunity.version, now=now, data=data)


def submitted(nomination: Nomination, now: datetime) -> None:
    own = {"own": True} if nomination.own else {}
    _say(opportunities.NominationSubmittedV1, nomination, now, own)


def approved(nomination: Nomination, programme_id: str | None, now: datetime) -> None:
    """The budget is asked."""
    data = {
        "nomination_id": nomination.id,
        "librarian_id": nomination.librarian_id,
        "opportunity_title": nomination.title,
        "cost": nomination.cost,
        "year": nomination.starts_on.year,
        "programme_id": programme_id,
        "held_on": nomination.starts_on,
    }
    _publish(community.NominationApprovedV1, nomination, now, data)


def declined(nomination: Nomination, now: datetime) -> None:
    _say(opportunities.NominationDeclinedV1, nomination, now)


def confirmed(nomination: Nomination, now: datetime) -> None:
    _say(opportunities.NominationConfirmedV1, nomination, now, _due(nomination))


def refused(nomination: Nomination, reason: str, now: datetime) -> None:
    _say(opportunities.NominationRefusedV1, nomination, now, {"reason": reason, "cost": nomination.cost})


def withdrawn(nomination: Nomination, reason: str, now: datetime) -> None:
    """The budget gives back what it promised, or will not promise it."""
    data = {"nomination_id": nomination.id, "librarian_id": nomination.librarian_id, "reason": reason}
    told = {"opportunity_id": nomination.opportunity_id, "opportunity_title": nomination.title}
    _publish(community.NominationWithdrawnV1, nomination, now, data | told)


def reminded(nomination: Nomination, overdue: bool, now: datetime) -> None:
    event = opportunities.NominationOverdueV1 if overdue else opportunities.NominationDueV1
    _say(event, nomination, now, _due(nomination))


def reported(nomination: Nomination, kind: str, organiser: str, on: date, now: datetime) -> None:
    told = nomination.report
    more = {"kind": kind, "organiser": organiser, "hours": told["hours"], "reported_on": on}
    more |= {"certificate_number": told["number"], "summary": told["learned"][:500]}
    _say(opportunities.NominationReportedV1, nomination, now, more)


def _due(nomination: Nomination) -> dict[str, Any]:
    return {"report_due_on": nomination.report_due_on}


def _say(event: type[Payload], nomination: Nomination, now: datetime, more: dict[str, Any] | None = None) -> None:
    names = ("opportunity_id", "librarian_id", "unit_id", "starts_on", "ends_on")
    data = {name: getattr(nomination, name) for name in names}
    data |= {"nomination_id": nomination.id, "opportunity_title": nomination.title}
    _publish(event, nomination, now, data | (more or {}))


def _publish(event: type[Payload], nomination: Nomination, now: datetime, data: dict[str, Any]) -> None:
    outbox.publish(event, subject=nomination.id, sequence=nomination.version, now=now, data=data)
