"""Which course answers a need, and how a competency unit's code is written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

ELEMENTS = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "sarana",
    "pengaduan",
)
"""The service elements of the visitor survey that a course may improve."""

# Kepmenaker 236/2019: key function 01-07, serial within it, version.
SKKNI_FORM = re.compile(r"R\.91PRP0[1-7]\.\d{3}\.\d{1,2}", re.ASCII)


def is_skkni_code(code: str) -> bool:
    """Whether the text has the form of a unit code; whether the unit exists is not known here."""
    return SKKNI_FORM.fullmatch(code) is not None


@dataclass(frozen=True)
class Candidate:
    """A course on offer. No units named means that it suits every unit."""

    id: str
    elements: frozenset[str]
    unit_ids: frozenset[str] = frozenset()
    in_hand: bool = False
    """A session of it is already proposed or scheduled for the unit in need."""

    def answers(self, element: str, unit_id: str) -> bool:
        """Whether it improves that element in that unit."""
        return element in self.elements and (not self.unit_ids or unit_id in self.unit_ids)


def match(element: str, unit_id: str, courses: Iterable[Candidate]) -> Candidate | None:
    """The course for a need; None if none answers it.

    Rather one that is not in hand already, then one made for the unit, then the one most about
    the element, then the oldest (ids grow with time).
    """
    answering = [each for each in courses if each.answers(element, unit_id)]
    return min(answering, key=_preference, default=None)


def _preference(course: Candidate) -> tuple[bool, bool, int, str]:
    return (course.in_hand, not course.unit_ids, len(course.elements), course.id)
