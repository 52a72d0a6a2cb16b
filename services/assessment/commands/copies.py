"""Keeping the local copies of librarians and libraries."""

from collections.abc import Iterable

from services.assessment.documents import Librarian, Library
from shared.storage.projections import Row, project


def keep_librarians(rows: Iterable[Row]) -> None:
    """Take over what the directory says of librarians."""
    project(Librarian, rows)


def keep_libraries(rows: Iterable[Row]) -> None:
    """Take over what the directory says of libraries."""
    project(Library, rows)
