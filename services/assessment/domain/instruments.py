"""What a questionnaire must be before anybody is asked: the nine elements, four options, weights that sum to 1.

draft ──publish──► published        a published version never changes; a change is a new version
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from services.assessment.domain.elements import INSTRUMENTS, SKM_9, Element, Instrument, Text

DRAFT, PUBLISHED = "draft", "published"
TRANSITIONS = {(DRAFT, "publish"): PUBLISHED}
FAMILY = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)
SLUG = FAMILY
WEIGHT = re.compile(r"\d{1,4}(/\d{1,4}|[.,]\d{1,6})?", re.ASCII)


def version_id(family: str, number: int) -> str:
    """The id of a version: it says which questionnaire, and which edition of it."""
    return f"{family}-v{number}"


def read_weight(text: str) -> Fraction:
    """A weight as an exact fraction: "1/9", "0.1" or "0,1". Raises ValueError."""
    if not WEIGHT.fullmatch(text.strip()):
        raise ValueError(f"{text!r} is no weight")
    try:
        weight = Fraction(text.strip().replace(",", "."))
    except ZeroDivisionError as error:
        raise ValueError(f"{text!r} is no weight") from error
    if weight <= 0:
        raise ValueError("a weight is positive")
    return weight


def wrong_elements(elements: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What is wrong with a draft, by field; empty where it may be published."""
    wrong: dict[str, str] = {}
    slugs = [each["slug"] for each in elements]
    weights: list[Fraction] = []
    for number, element in enumerate(elements):
        if not SLUG.fullmatch(element["slug"]):
            wrong[f"elements.{number}.slug"] = "slug-form"
        elif slugs.index(element["slug"]) != number:
            wrong[f"elements.{number}.slug"] = "slug-twice"
        try:
            weights.append(read_weight(element["weight"]))
        except ValueError:
            wrong[f"elements.{number}.weight"] = "weight-form"
    if set(SKM_9.slugs) - set(slugs):
        wrong["elements"] = "elements-missing"
    elif len(weights) == len(elements) and sum(weights) != 1:
        wrong["elements"] = "weights-sum"
    return wrong


def missing_elements(elements: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The elements of the regulation that a draft does not ask about."""
    return tuple(slug for slug in SKM_9.slugs if slug not in {each["slug"] for each in elements})


def built_in() -> tuple[str, ...]:
    """The versions that come with the program."""
    return tuple(INSTRUMENTS)


def build(id: str, elements: Sequence[Mapping[str, Any]]) -> Instrument:
    """The instrument of stored elements."""
    return Instrument(id, tuple(_element(each) for each in elements))


def told(element: Element) -> dict[str, Any]:
    """An element as it is stored and sent."""
    return {
        "slug": element.slug,
        "label": _both(element.label),
        "question": _both(element.question),
        "options": [_both(option) for option in element.options],
        "weight": f"{element.weight.numerator}/{element.weight.denominator}",
    }


def _element(each: Mapping[str, Any]) -> Element:
    first, second, third, fourth = (Text(**option) for option in each["options"])
    return Element(
        each["slug"],
        Text(**each["label"]),
        Text(**each["question"]),
        (first, second, third, fourth),
        read_weight(each["weight"]),
    )


def _both(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}
