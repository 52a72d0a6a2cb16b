"""What of a report anybody may see: nothing that rests on fewer people than the minimum."""

from collections.abc import Iterable, Mapping
from typing import Any

HIDDEN = {"value": None, "exact": None, "events": None, "lines": None, "missing": "too-few"}  # counts tell as well


def hidden_names(figures: Iterable[Mapping[str, Any]], minimum: int) -> frozenset[str]:
    """Figures resting on one to `minimum - 1` people, and with each all of its group: the rest would give it away."""
    figures = list(figures)
    small = [each for each in figures if each["people"] is not None and 0 < each["people"] < minimum]
    groups = {each["group"] for each in small if each["group"]}
    names = {each["name"] for each in small}
    return frozenset(names | {each["name"] for each in figures if each["group"] in groups})


def in_public(figures: Iterable[Mapping[str, Any]], minimum: int) -> list[dict[str, Any]]:
    """The figures as anybody may see them."""
    figures = list(figures)
    hidden = hidden_names(figures, minimum)
    return [{**each, **HIDDEN, "detail": {}} if each["name"] in hidden else dict(each) for each in figures]
