"""The forms that raters fill in: items with a competency and a rubric, whose levels are data."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

Item = Mapping[str, Any]
UNRATED = None  # "cannot judge": said, and absent from every figure


def scale(item: Item) -> tuple[int, ...]:
    """The values of an item's levels, lowest first."""
    return tuple(level["value"] for level in item["levels"])


def rising(values: Sequence[int]) -> bool:
    """Whether each level is worth more than the one before it."""
    return all(low < high for low, high in pairwise(values))


def comparable(forms: Iterable[Sequence[Item]]) -> set[str]:
    """The competencies that two forms measure on different scales: their averages could not stand side by side."""
    scales: dict[str, set[tuple[int, ...]]] = {}
    for items in forms:
        for item in items:
            scales.setdefault(item["code"], set()).add(scale(item))
    return {code for code, found in scales.items() if len(found) > 1}


def unanswered(items: Sequence[Item], answers: Mapping[str, Any]) -> list[str]:
    """The items without an answer; "cannot judge" is one."""
    return [item["slug"] for item in items if "level" not in answers.get(item["slug"], {})]


def outside(items: Sequence[Item], answers: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with each answer: an item that the form lacks, or a level that the item lacks."""
    scales = {item["slug"]: scale(item) for item in items}
    wrong = {slug: "unknown-item" for slug in answers if slug not in scales}
    for slug, answer in answers.items():
        level = answer.get("level", UNRATED)
        if slug in scales and level is not UNRATED and level not in scales[slug]:
            wrong[slug] = "unknown-level"
    return wrong


def of_codes(items: Sequence[Item], codes: Sequence[str]) -> list[Item]:
    """The items of some competencies; all of them where none is named."""
    return [item for item in items if not codes or item["code"] in codes]
