"""What a stranger who checks a certificate is told of its holder: as much as the holder permits.

Until the holder decides, initials: enough to see that a paper with another name is forged, too little to find a
person. The paper itself bears the whole name, so it may be had publicly only where the whole name may be shown.
"""

from dataclasses import dataclass
from enum import StrEnum

WORDING = "2026-01"
"""The version of the words with which consent is asked; kept with each answer."""


class Shown(StrEnum):
    """How the holder appears."""

    FULL = "full"
    INITIALS = "initials"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Consent:
    """One holder's decision about one certificate."""

    shown: Shown = Shown.INITIALS
    download: bool = False

    @property
    def badge_is_public(self) -> bool:
        """The badge holds a fingerprint of the holder's number: for nobody's eyes if nobody is to be shown."""
        return self.shown is not Shown.NOBODY

    @property
    def paper_is_public(self) -> bool:
        return self.shown is Shown.FULL and self.download


def displayed(holder: str, shown: Shown) -> str | None:
    """The holder's name as a stranger sees it."""
    if shown is Shown.NOBODY:
        return None
    return holder if shown is Shown.FULL else initials(holder)


def initials(name: str) -> str:
    """D. S. for Dewi Sipayung, S.I.Pust.: degrees after the comma are no part of a name."""
    return " ".join(f"{word[0]}." for word in name.split(",")[0].split())
