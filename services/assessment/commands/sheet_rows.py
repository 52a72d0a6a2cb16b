"""What the spreadsheets about people share: whose row it is, and a number written with a comma or a point."""

from collections.abc import Callable
from typing import TypeVar

from services.assessment.documents import Librarian
from shared.spreadsheets import Cells, Cleaned, clean, correction, refusal

T = TypeVar("T")


def everybody() -> dict[str, Librarian]:
    """Those who work here, by NIP."""
    return {each.nip: each for each in Librarian.objects(active=True)}


def nip_of(cells: Cells) -> str | None:
    """The NIP of a row, or None where it is unfit."""
    return cells.take("nip", clean.digits(18))


def person(cells: Cells, nip: str, people: dict[str, Librarian]) -> Librarian | None:
    """Whom the row is about; an unknown one is said."""
    found = people.get(nip)
    if found is None:
        cells.say(UNKNOWN, "nip")
    return found


def pointed(cell: str, read: Callable[[str, str], T]) -> Cleaned[T]:
    """A number by `read(written, with a point)`; that a comma was taken for the point is said."""
    text = cell.strip().removeprefix("'")
    point = text.replace(",", ".")
    notes = (correction("comma", f"Ditulis {text}, disimpan {point}.", f"Written {text}, kept {point}."),)
    return Cleaned(read(text, point), notes if "," in text else ())


UNKNOWN = refusal("nip-unknown", "NIP ini tidak ada di daftar pustakawan.", "No librarian has this NIP.")
