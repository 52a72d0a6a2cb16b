"""Rubrics: what is looked at (criteria), and how well it can be done (levels, each worth points).

[{"slug": "sapaan", "title": "Menyapa", "levels": [{"title": "Belum", "points": 0}, {"title": "Baik", "points": 2}]}]
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

Rubric = Sequence[Mapping[str, Any]]
Chosen = Mapping[str, int]
"""The number of the level (from 0) that was reached, by criterion."""

FEWEST_LEVELS = 2


def fault(rubric: Rubric) -> str | None:
    """What is wrong with a rubric, as a code; None if it can be used."""
    slugs = [each["slug"] for each in rubric]
    if not rubric:
        return "rubric-empty"
    if len(set(slugs)) < len(slugs):
        return "listed-twice"
    return "rubric-levels" if any(not _rising(each["levels"]) for each in rubric) else None


def share(rubric: Rubric, chosen: Chosen) -> Fraction:
    """The part of all points that the chosen levels are worth. ValueError unless each criterion has one level."""
    if set(chosen) != {each["slug"] for each in rubric}:
        raise ValueError("every criterion needs one level, and no other")
    earned = sum(_points(each, chosen[each["slug"]]) for each in rubric)
    return Fraction(earned, sum(each["levels"][-1]["points"] for each in rubric))


def _points(criterion: Mapping[str, Any], level: int) -> int:
    levels = criterion["levels"]
    if not 0 <= level < len(levels):
        raise ValueError(f"{criterion['slug']} has no level {level}")
    return int(levels[level]["points"])


def _rising(levels: Sequence[Mapping[str, Any]]) -> bool:
    points = [each["points"] for each in levels]
    return len(points) >= FEWEST_LEVELS and points[0] >= 0 and all(a < b for a, b in pairwise(points))
