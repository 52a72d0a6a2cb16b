"""Keep the local copy of who can be reached, and how."""

from collections.abc import Iterable, Mapping
from typing import Any

from services.notifier.documents import Contact
from shared.storage.projections import Row, project

GONE: Mapping[str, Any] = {"nip": "", "name": "", "email": None, "duties": [], "hears": False}


def record_contacts(rows: Iterable[Row]) -> None:
    """Store librarians as their newest event describes them."""
    project(Contact, rows)


def departed(librarian_id: str, sequence: int) -> Row:
    """A librarian who left: nothing is kept that reaches or names them."""
    return Row(librarian_id, sequence, dict(GONE))
