"""Is it the same fact? What is plainly the same is refused; what may be is held until a person decides.

                                                            same person    another person
certificate number and issuer                               refused        held
the code of a certificate of ours                           refused        refused
the reference of a contribution                             refused        held
identical title, dates that overlap                         refused        (colleagues learn together)
the same file                                               held           held
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

REFUSED, HELD = "refused", "held"
NUMBER, CODE, REFERENCE, TITLE, FILE = "number", "code", "reference", "title", "file"


@dataclass(frozen=True)
class Fact:
    """What a claim, a credit or a row of earlier hours says that happened."""

    id: str
    librarian_id: str
    title: str
    starts_on: date
    ends_on: date
    organiser: str = ""
    number: str = ""
    reference: str = ""
    files: frozenset[str] = frozenset()  # sha256
    code: str = ""  # of our own certificate


@dataclass(frozen=True)
class Sameness:
    """Which other fact it is, or may be, why, and what follows."""

    other: Fact
    why: str
    verdict: str


def plain(text: str) -> str:
    """Letters and digits only, in one case: `No. 12/IPI-2026` is `no 12 ipi 2026`."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", folded))


def compact(text: str) -> str:
    """A number as it is compared: spaces and punctuation say nothing in it."""
    return plain(text).replace(" ", "")


def same(new: Fact, known: Iterable[Fact]) -> list[Sameness]:
    """All that this may be already, what is refused first."""
    found = [sameness for other in known if other.id != new.id if (sameness := _compare(new, other))]
    return sorted(found, key=lambda each: each.verdict != REFUSED)


def _compare(new: Fact, other: Fact) -> Sameness | None:
    own = new.librarian_id == other.librarian_id
    if other.code and compact(new.number) == compact(other.code):
        return Sameness(other, CODE, REFUSED)
    for why, equal in ((NUMBER, _same_number(new, other)), (REFERENCE, _same_reference(new, other))):
        if equal:
            return Sameness(other, why, REFUSED if own else HELD)
    if own and plain(new.title) == plain(other.title) and _overlap(new, other):
        return Sameness(other, TITLE, REFUSED)
    return Sameness(other, FILE, HELD) if new.files & other.files else None


def _same_number(new: Fact, other: Fact) -> bool:
    number = compact(new.number)
    return bool(number) and number == compact(other.number) and plain(new.organiser) == plain(other.organiser)


def _same_reference(new: Fact, other: Fact) -> bool:
    return bool(new.reference) and new.reference.strip().casefold() == other.reference.strip().casefold()


def _overlap(new: Fact, other: Fact) -> bool:
    return new.starts_on <= other.ends_on and other.starts_on <= new.ends_on
