"""Who sees how much of an evaluation: below five, a figure about staff is about persons."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from services.assessment.domain.rules import SmallCellRule

Figures = Mapping[str, Any]
SCORES = ("gain", "gain_exact", "normalised", "normalised_exact")


def for_reader(figures: Figures, *, whole: bool, rule: SmallCellRule) -> dict[str, Any]:
    """All of it for whoever leads the programme; for others no average drawn from fewer than five people."""
    told: dict[str, Any] = deepcopy(dict(figures))
    told["hidden"] = []
    if whole:
        return told
    _learning(told, rule.minimum)
    _behaviour(told, rule.minimum)
    return told


def _learning(told: dict[str, Any], least: int) -> None:
    if 0 < told["learning"]["n"] < least:
        told["learning"] |= dict.fromkeys(SCORES)
        told["hidden"].append("learning")
    elif 0 < told["learning"]["normalised_n"] < least:
        told["learning"] |= dict.fromkeys(SCORES[2:])
        told["hidden"].append("learning")


def _behaviour(told: dict[str, Any], least: int) -> None:
    sides = [row[side] for row in told["behaviour"]["competencies"] for side in ("supervisor", "self")]
    small = [side for side in sides if 0 < side["n"] < least]
    for side in small:
        side["mean"] = None
    if small:
        told["hidden"].append("behaviour")
