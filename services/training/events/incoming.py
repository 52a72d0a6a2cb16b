"""What training listens to; each handler only translates into a command."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from services.training.commands import copies, needs, nominations, programmes, units
from services.training.documents import Reported
from shared.contracts.assessment import NeedRaisedV1, SatisfactionPublishedV1
from shared.contracts.community import (
    ActivityHeldV1,
    LibrarianChangedV1,
    LibrarianLeftV1,
    LibrarianRegisteredV1,
    LibraryOpenedV1,
    NominationApprovedV1,
    NominationWithdrawnV1,
)
from shared.contracts.competencies import FrameworkPublishedV1, FrameworkRetiredV1
from shared.contracts.envelope import Incoming
from shared.contracts.plans import NeedRequestedV1
from shared.messaging.handlers import Handlers
from shared.storage.projections import Row

incoming = Handlers("training")


@incoming.on_batch(LibrarianRegisteredV1, LibrarianChangedV1)
def librarians_told(events: Sequence[Incoming], now: datetime) -> None:
    copies.keep_librarians(_row(event, "nip", "name", "unit_id", "unit_name", "active") for event in events)


@incoming.on(LibrarianLeftV1)
def librarian_left(event: Incoming, now: datetime) -> None:
    copies.librarian_left(event.subject, event.sequence, now)


@incoming.on_batch(LibraryOpenedV1)
def libraries_opened(events: Sequence[Incoming], now: datetime) -> None:
    copies.keep_libraries(_row(event, "name", "slug", "kind") for event in events)


@incoming.on(NeedRaisedV1)
def need_raised(event: Incoming, now: datetime) -> None:
    facts = ("survey_id", "unit_id", "unit_name", "element", "average", "n", "threshold")
    needs.record(event.data["need_id"], _picked(event, *facts) | {"heard_event_id": event.id}, now)


@incoming.on(FrameworkPublishedV1)
def framework_published(event: Incoming, now: datetime) -> None:
    units.keep_published(_edition(event, retired=False), event.data["units"])


@incoming.on(FrameworkRetiredV1)
def framework_retired(event: Incoming, now: datetime) -> None:
    units.keep_retired(_edition(event, retired=True))


@incoming.on(NeedRequestedV1)
def need_requested(event: Incoming, now: datetime) -> None:
    facts = _picked(event, "unit_id", "unit_name", "element", "competency", "title")
    needs.record(event.data["need_id"], facts | {"n": event.data["people"], "heard_event_id": event.id}, now)


@incoming.on(NominationApprovedV1)
def nomination_approved(event: Incoming, now: datetime) -> None:
    nominations.approve(_nomination(event), now)


@incoming.on(NominationWithdrawnV1)
def nomination_withdrawn(event: Incoming, now: datetime) -> None:
    nominations.withdraw(_nomination(event), event.data["reason"], now)


@incoming.on_batch(ActivityHeldV1)
def activities_held(events: Sequence[Incoming], now: datetime) -> None:
    programmes.keep_reported(
        _reported(event, Reported.ACTIVITY, event.data["title"], event.data["held_on"], event.data["attendance"])
        for event in events
    )


@incoming.on_batch(SatisfactionPublishedV1)
def satisfaction_published(events: Sequence[Incoming], now: datetime) -> None:
    programmes.keep_reported(
        _reported(event, Reported.SURVEY, event.data["period"], event.time.date(), event.data["n"], event.data["ikm"])
        for event in events
        if event.data["unit_id"] is None
    )


def _reported(event: Incoming, kind: str, title: str, on: date, quantity: int, figure: str | None = None) -> Row:
    """`held_on` is stored as midnight UTC, as a DateField is."""
    midnight = datetime(on.year, on.month, on.day, tzinfo=UTC)
    facts = {"kind": kind, "title": title, "held_on": midnight, "year": on.year, "quantity": quantity}
    told = {"figure": figure, "event_id": event.id, "event_type": event.type}
    return Row(event.subject, event.sequence, facts | told)


def _nomination(event: Incoming) -> nominations.Nomination:
    data = event.data
    return nominations.Nomination(
        id=data["nomination_id"],
        librarian_id=data["librarian_id"],
        title=data.get("opportunity_title") or "",
        cost=data.get("cost") or 0,
        year=data.get("year") or event.time.year,
        sequence=event.sequence,
        event_id=event.id,
        programme_id=data.get("programme_id"),
        held_on=data.get("held_on"),
    )


def _edition(event: Incoming, *, retired: bool) -> Row:
    facts = _picked(event, "slug", "edition", "title", "title_en", "form", "source")
    return Row(event.subject, event.sequence, facts | {"retired": retired})


def _row(event: Incoming, *names: str) -> Row:
    return Row(event.subject, event.sequence, _picked(event, *names))


def _picked(event: Incoming, *names: str) -> dict[str, Any]:
    return {name: event.data[name] for name in names}
