"""Keeping the local copies of librarians and libraries."""

from collections.abc import Iterable
from datetime import datetime

from services.training.commands.enrolments import release_leaver
from services.training.documents import Enrolment, Librarian, Library
from services.training.domain.enrolments import OPEN
from shared.storage.projections import Row, project


def keep_librarians(rows: Iterable[Row]) -> None:
    """Take over what the directory says of librarians."""
    project(Librarian, rows)


def keep_libraries(rows: Iterable[Row]) -> None:
    """Take over what the directory says of libraries."""
    project(Library, rows)


def librarian_left(librarian_id: str, sequence: int, now: datetime) -> None:
    """Mark somebody as gone and free every seat and place in a queue."""
    project(Librarian, [Row(librarian_id, sequence, {"active": False})])
    if not Librarian.objects(id=librarian_id).first().active:  # else back in service since: old news
        release_leaver(librarian_id, now)


def release_leavers(now: datetime) -> None:
    """Release whoever enrolled in the very moment of leaving; run now and then."""
    enrolled = Enrolment.objects(state__in=OPEN).distinct("librarian_id")
    for gone in Librarian.objects(id__in=enrolled, active=False).only("id"):
        release_leaver(gone.id, now)
