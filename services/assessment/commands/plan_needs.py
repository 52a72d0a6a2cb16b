"""Asking for training that the plans of a unit call for: once a year, unit and gap."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from services.assessment.documents import PlanNeed
from services.assessment.domain import gaps
from services.assessment.events import planned
from shared.errors import Invalid
from shared.storage.documents import insert

NEEDS = UUID("5f0d3c1e-7a44-5c1b-9b39-2d6c1f0a7e21")  # namespace of the ids


def ask(row: dict[str, Any], year: int, asked_by: str, now: datetime) -> PlanNeed:
    """Ask training for what this row of common gaps says; the same again changes nothing."""
    element, competency = gaps.teachable(row)
    if not element and not competency:
        raise Invalid({"key": "gap-not-taught"})
    need_id = str(uuid5(NEEDS, f"{year}|{row['unit_id']}|{row['key']}"))
    known: PlanNeed | None = PlanNeed.objects(id=need_id).first()
    if known is not None:
        return known
    facts = {name: row[name] for name in ("unit_id", "unit_name", "key", "people", "plans")}
    need = PlanNeed(id=need_id, year=year, element=element, competency=competency, asked_by=asked_by, **facts)
    need.title = row["title"] if competency else element
    planned.need_requested(insert(need, now), now)
    return need
