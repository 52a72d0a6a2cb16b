"""Competency units as training knows them: those that assessment published, and the one verified before there were any.

A code of the right form may still be nobody's: an alignment to it would be a false statement under our signature.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Unit:
    """A unit in one edition of a framework, and where it was found."""

    code: str
    title: str
    source: str
    framework: str
    framework_title: str
    form: str
    edition: int

    def kept(self) -> dict[str, Any]:
        """As it is written on what was earned: no later edition changes it."""
        return asdict(self)


VERIFIED = {
    unit.code: unit
    for unit in (
        Unit(
            code="R.91PRP02.021.1",
            title="Membuat Tajuk Kendali Subjek",
            source="Kepmenaker 236/2019; 123dok.com, artikel 10373980",
            framework="skkni-perpustakaan",
            framework_title="SKKNI Bidang Perpustakaan (Kepmenaker 236/2019)",
            form="skkni-2019",
            edition=1,
        ),
    )
}
"""What is known before the first event: the seed."""


def earned(competency: Mapping[str, Any]) -> Unit | None:
    """The unit that a competency was, as it was kept; from before units were kept, what was verified then."""
    kept = competency.get("unit")
    return Unit(**kept) if kept else VERIFIED.get(competency.get("skkni_code") or "")
