"""Competency units of Kepmenaker 236/2019 whose existence was verified; only these are named in badges.

A code of the right form may still be nobody's: an alignment to it would be a false statement under our signature.
"""

from dataclasses import dataclass

FRAMEWORK = "SKKNI Bidang Perpustakaan (Kepmenaker 236/2019)"


@dataclass(frozen=True)
class Unit:
    """A unit, and where it was found."""

    code: str
    title: str
    source: str


VERIFIED = {
    unit.code: unit
    for unit in (
        Unit("R.91PRP02.021.1", "Membuat Tajuk Kendali Subjek", "Kepmenaker 236/2019; 123dok.com, artikel 10373980"),
    )
}
