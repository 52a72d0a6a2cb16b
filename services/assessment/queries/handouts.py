"""Batches of codes and papers, with how many were used."""

from typing import Any

from services.assessment.documents import Handout, Slip


def batches(survey_id: str) -> list[dict[str, Any]]:
    """The batches of a survey, in the order they were made."""
    found = Handout.objects(survey_id=survey_id).order_by("kind", "number")
    return [told(each, _used(each)) for each in found]


def told(batch: Handout, used: int) -> dict[str, Any]:
    """A batch as it is shown."""
    names = ("id", "kind", "number", "size", "unit_id")
    return {name: getattr(batch, name) for name in names} | {"used": used}


def _used(batch: Handout) -> int:
    if batch.used is not None:
        return int(batch.used)
    return int(Slip.objects(handout_id=batch.id, used=True).count())
