"""What training listens to; each handler only translates into a command."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.training.commands import copies, needs
from shared.contracts.assessment import NeedRaisedV1
from shared.contracts.community import (
    LibrarianChangedV1,
    LibrarianLeftV1,
    LibrarianRegisteredV1,
    LibraryOpenedV1,
)
from shared.contracts.envelope import Incoming
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
    needs.record(event.data["need_id"], _picked(event, *facts), now)


def _row(event: Incoming, *names: str) -> Row:
    return Row(event.subject, event.sequence, _picked(event, *names))


def _picked(event: Incoming, *names: str) -> dict[str, Any]:
    return {name: event.data[name] for name in names}
