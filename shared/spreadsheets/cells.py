"""One row on its way in: takes cells through cleaners, collects what was said about them."""

from collections.abc import Callable
from typing import TypeVar

from shared.spreadsheets.kinds import Recognised
from shared.spreadsheets.notes import CORRECTION, REFUSAL, Cleaned, Note, UnfitError, refusal
from shared.spreadsheets.report import CORRECTED, IMPORTED, REFUSED, RowResult
from shared.spreadsheets.table import Row

T = TypeVar("T")

Cleaner = Callable[[str], Cleaned[T]]


class Cells:
    """The cells of one row by field. Every cell is looked at, so all reasons come at once."""

    def __init__(self, row: Row, recognised: Recognised) -> None:
        self.number = row.number
        self.notes: list[Note] = []
        self._row = row
        self._headings = recognised.headings
        if row.surplus:
            self.notes.append(_slipped(row))

    def raw(self, field: str) -> str:
        """What the cell says, untouched; empty where the file has no such column."""
        heading = self._headings.get(field)
        return self._row.cells.get(heading, "") if heading else ""

    def take(self, field: str, cleaner: Cleaner[T]) -> T | None:
        """The cleaned value, or None where the cell is unfit (then the row is refused)."""
        heading = self._headings.get(field)
        try:
            cleaned = cleaner(self.raw(field))
        except UnfitError as unfit:
            self.notes.append(unfit.note.at(heading))
            return None
        self.notes.extend(note.at(heading) for note in cleaned.notes)
        return cleaned.value

    def maybe(self, field: str, cleaner: Cleaner[T]) -> T | None:
        """Like `take`, but an empty cell is simply None."""
        return self.take(field, cleaner) if self.raw(field).strip() else None

    def say(self, note: Note, field: str | None = None) -> None:
        """Add a note about the row, or about one of its fields."""
        self.notes.append(note.at(self._headings.get(field)) if field else note)

    @property
    def refused(self) -> bool:
        """Is there any reason to refuse this row?"""
        return any(note.level == REFUSAL for note in self.notes)

    @property
    def corrected(self) -> bool:
        """Was anything put right?"""
        return any(note.level == CORRECTION for note in self.notes)

    def result(self, outcome: str = IMPORTED, subject: str | None = None) -> RowResult:
        """How the row ended: refused if it must be; a corrected row that was imported says so."""
        if self.refused:
            outcome, subject = REFUSED, None
        elif outcome == IMPORTED and self.corrected:
            outcome = CORRECTED
        return RowResult(self.number, outcome, tuple(self.notes), subject)


def _slipped(row: Row) -> Note:
    extra = " | ".join(row.surplus)[:200]
    return refusal(
        "cells-without-heading",
        f"Ada isi di luar kolom yang berjudul: {extra}.",
        f"There is text outside the columns that have a heading: {extra}.",
    )
