"""Role profiles: what a position asks of whoever holds it, and how far the evidence goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from services.assessment.domain.figures import half_up

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


@dataclass(frozen=True)
class Seen:
    """At which level an assessment saw a competency, on a rubric of these values."""

    level: Fraction
    values: tuple[int, ...]
    assessment_id: str
    on: str


def compare(
    demands: Iterable[Mapping[str, Any]], held: Mapping[str, Evidence], seen: Mapping[str, Seen]
) -> list[dict[str, Any]]:
    """Each demand beside the newest evidence for its code, and the level at which it was seen."""
    return [_compared(demand, held.get(demand["code"]), seen.get(demand["code"])) for demand in demands]


def asked_level(demand: Mapping[str, Any], values: tuple[int, ...]) -> int | None:
    """What is asked as a value of the rubric: only where that has as many levels as the profile's scale."""
    place = demand.get("place")
    return values[place] if place is not None and demand.get("places") == len(values) else None


def _compared(demand: Mapping[str, Any], found: Evidence | None, seen: Seen | None) -> dict[str, Any]:
    told = {"title": found.title, "since": found.since} if found else None
    level = _level(seen, asked_level(demand, seen.values)) if seen else None
    return {**demand, "evidence": told, "standing": EVIDENCED if found else MISSING, "level": level}


def _level(seen: Seen, asked: int | None) -> dict[str, Any]:
    return {
        "shown": str(half_up(seen.level)),
        "exact": str(seen.level),
        "highest": max(seen.values),
        "asked": asked,
        "reached": None if asked is None else seen.level >= asked,
        "on": seen.on,
        "assessment_id": seen.assessment_id,
    }
