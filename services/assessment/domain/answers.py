"""From what a person wrote to one of the four values; and when two answers are the same."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from services.assessment.domain.elements import Element, Instrument

VALUES = (1, 2, 3, 4)
ROWS = UUID("8d4c7f0e-5c0b-5f7e-9d55-1b1f6a9c2e31")  # namespace of submission ids made from rows


def words(text: str) -> str:
    """For comparing: lower case, single spaces, no full stop at the end."""
    return " ".join(text.casefold().split()).rstrip(".")


def read_value(element: Element, text: str) -> int | None:
    """The value of an answer in words (either language) or as a number; None when blank.

    Raises ValueError for anything outside the scale: a neighbour is never guessed.
    """
    answer = words(text)
    if not answer:
        return None
    if re.fullmatch(r"[1-4]", answer):
        return int(answer)
    for value, option in enumerate(element.options, start=1):
        if answer in (words(option.id), words(option.en)):
            return value
    raise ValueError(f"{text.strip()!r} is not an answer to {element.slug}")


def wrong_values(values: Mapping[str, Any], instrument: Instrument) -> dict[str, str]:
    """What is wrong with the values of a submission, by slug: elements unknown, values outside the scale."""
    wrong = {slug: "unknown-element" for slug in values if slug not in instrument.slugs}
    outside = {slug: "outside-scale" for slug, value in values.items() if not _on_scale(value)}
    return outside | wrong


def _on_scale(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in VALUES


def row_submission_id(survey_id: str, facts: Mapping[str, Any]) -> str:
    """The submission id of a spreadsheet row: the same content gives the same id, in any file format."""
    content = "\n".join(f"{name}={facts[name]}" for name in sorted(facts))
    return str(uuid5(ROWS, f"{survey_id}\n{content}"))
