"""What is said about a cell or a row, in both languages, and the two answers of a cleaner."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Generic, TypeVar

T = TypeVar("T")

CORRECTION, REMARK, REFUSAL = "correction", "remark", "refusal"


@dataclass(frozen=True)
class Note:
    """One remark. `level` is correction, remark or refusal; `column` the heading in the file."""

    level: str
    code: str
    id: str
    en: str
    column: str | None = None

    def at(self, column: str | None) -> "Note":
        """The same note, about this column."""
        return replace(self, column=column)

    def to_dict(self) -> dict[str, Any]:
        """As plain data for a report."""
        return asdict(self)


def correction(code: str, indonesian: str, english: str) -> Note:
    """The value was put right on the way in; the texts say how."""
    return Note(CORRECTION, code, indonesian, english)


def remark(code: str, indonesian: str, english: str) -> Note:
    """Taken as it is, but somebody should look at it."""
    return Note(REMARK, code, indonesian, english)


def refusal(code: str, indonesian: str, english: str) -> Note:
    """Not taken; the texts give the reason."""
    return Note(REFUSAL, code, indonesian, english)


@dataclass(frozen=True)
class Cleaned(Generic[T]):
    """A cleaned value and what was corrected or noticed on the way."""

    value: T
    notes: tuple[Note, ...] = ()


class UnfitError(ValueError):
    """The cell cannot be taken for the reason given."""

    def __init__(self, code: str, indonesian: str, english: str) -> None:
        super().__init__(english)
        self.note = refusal(code, indonesian, english)
