"""What became of every row of a file."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from shared.spreadsheets.kinds import Recognised
from shared.spreadsheets.notes import Note
from shared.spreadsheets.table import Table

IMPORTED, UNCHANGED, CORRECTED, REFUSED = "imported", "unchanged", "corrected", "refused"
OUTCOMES = (IMPORTED, CORRECTED, UNCHANGED, REFUSED)


@dataclass(frozen=True)
class RowResult:
    """One row: its number in the file, how it ended, what was said, and what it became."""

    number: int
    outcome: str
    notes: tuple[Note, ...] = ()
    subject: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "row": self.number,
            "outcome": self.outcome,
            "subject": self.subject,
            "notes": [note.to_dict() for note in self.notes],
        }


@dataclass
class Report:
    """A whole file: its name and kind, notes about the file, and every row in order."""

    filename: str
    kind: str
    notes: list[Note] = field(default_factory=list)
    rows: list[RowResult] = field(default_factory=list)

    @classmethod
    def of(cls, table: Table, found: Recognised) -> "Report":
        """The beginning of one: what was noted while the file was read and recognised."""
        return cls(table.filename, found.kind.name, [*table.notes, *found.notes])

    def add(self, result: RowResult) -> None:
        """Put down how one more row ended."""
        self.rows.append(result)

    @property
    def counts(self) -> dict[str, int]:
        """Rows by outcome; every outcome is named, and they add up to the rows of the file."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in OUTCOMES}

    def to_dict(self) -> dict[str, Any]:
        """As plain data, rows in file order."""
        return {
            "file": self.filename,
            "kind": self.kind,
            "counts": self.counts,
            "notes": [note.to_dict() for note in self.notes],
            "rows": [row.to_dict() for row in sorted(self.rows, key=lambda row: row.number)],
        }
