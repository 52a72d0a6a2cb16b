"""Role profiles: what a position asks of whoever holds it, and how far the evidence goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

CURRENT, REPLACED = "current", "replaced"
POSITIONS = (
    "Pustakawan Ahli Pertama",
    "Pustakawan Ahli Muda",
    "Pustakawan Ahli Madya",
    "Pustakawan Ahli Utama",
)
"""PermenPANRB 55/2022. A profile may be about any other position too."""

EVIDENCED, MISSING = "evidenced", "missing"


def key(position: str) -> str:
    """A position for comparing, however it is spaced and cased."""
    return " ".join(position.casefold().split())


@dataclass(frozen=True)
class Evidence:
    """What speaks for a competency: never a judgement of how well it is mastered."""

    title: str
    since: str


def compare(demands: Iterable[Mapping[str, Any]], held: Mapping[str, Evidence]) -> list[dict[str, Any]]:
    """Each demand beside the newest evidence for its code."""
    return [_compared(demand, held.get(demand["code"])) for demand in demands]


def _compared(demand: Mapping[str, Any], found: Evidence | None) -> dict[str, Any]:
    told = {"title": found.title, "since": found.since} if found else None
    return {**demand, "evidence": told, "standing": EVIDENCED if found else MISSING}
