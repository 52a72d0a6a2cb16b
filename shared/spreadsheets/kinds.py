"""Which kind of spreadsheet is this? Told by its headings alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shared.spreadsheets.errors import SpreadsheetError
from shared.spreadsheets.notes import Note, remark
from shared.spreadsheets.table import Table


def normal(heading: str) -> str:
    """A heading for comparing: lower case, words only ("No. HP " -> "no hp")."""
    return " ".join(re.findall(r"\w+", heading.casefold()))


@dataclass(frozen=True)
class Column:
    """A field and how its heading may read: exactly one of `names`, or holding a `containing`."""

    field: str
    names: tuple[str, ...] = ()
    containing: tuple[str, ...] = ()
    required: bool = True

    def matches(self, heading: str) -> bool:
        """Is this heading, normalised, ours?"""
        return heading in self.names or any(part in heading for part in self.containing)


@dataclass(frozen=True)
class Kind:
    """A kind of spreadsheet: its name, what to call it, its columns."""

    name: str
    id: str
    en: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Recognised:
    """A kind found in a table: the heading of each field, and the headings nobody asked for."""

    kind: Kind
    headings: Mapping[str, str]
    unused: tuple[str, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """What to say about columns that are not read."""
        if not self.unused:
            return ()
        names = ", ".join(self.unused)
        return (remark("columns-unused", f"Kolom tidak dipakai: {names}.", f"Columns not used: {names}."),)


def recognise(table: Table, kinds: Sequence[Kind]) -> Recognised | None:
    """The kind whose required headings are all there; of several, the one with most matches."""
    fitting = [found for kind in kinds if (found := _match(table, kind))]
    return max(fitting, key=lambda found: len(found.headings), default=None)


def require(table: Table, kinds: Sequence[Kind]) -> Recognised:
    """`recognise`, or a SpreadsheetError that says what was seen and what is known."""
    found = recognise(table, kinds)
    if found is None:
        known = ", ".join(f"{kind.id} ({kind.en})" for kind in kinds)
        seen = ", ".join(heading[:60] for heading in table.headings[:20])
        raise SpreadsheetError("spreadsheet-unknown", file=table.filename, seen=seen or "-", kinds=known)
    return found


def _match(table: Table, kind: Kind) -> Recognised | None:
    free = {normal(heading): heading for heading in reversed(table.headings)}
    taken: dict[str, str] = {}
    for column in sorted(kind.columns, key=lambda column: not column.names):
        heading = next((h for h in free if h in column.names), None) or next(
            (h for h in free if column.matches(h)), None
        )
        if heading is not None:
            taken[column.field] = free.pop(heading)
        elif column.required:
            return None
    unused = tuple(h for h in table.headings if h not in taken.values())
    return Recognised(kind, taken, unused)
