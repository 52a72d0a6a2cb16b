"""Writing a questionnaire, and publishing it for good."""

from datetime import datetime
from typing import Any

from services.assessment.documents import InstrumentVersion
from services.assessment.domain import instruments
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.storage.documents import get, insert, save


def draft(facts: dict[str, Any], now: datetime) -> InstrumentVersion:
    """The next version of a questionnaire, still to be changed."""
    if not instruments.FAMILY.fullmatch(facts["family"]):
        raise Invalid({"family": "slug-form"})
    latest = InstrumentVersion.objects(family=facts["family"]).order_by("-number").first()
    number = latest.number + 1 if latest else 2
    made = InstrumentVersion(
        id=instruments.version_id(facts["family"], number), number=number, state=instruments.DRAFT, **facts
    )
    return insert(made, now)


def change(instrument_id: str, facts: dict[str, Any], now: datetime) -> InstrumentVersion:
    """Write a draft anew. A published version stays as it is."""
    found = _draft(instrument_id)
    for name, value in facts.items():
        setattr(found, name, value)
    return save(found, now)


def publish(instrument_id: str, now: datetime) -> InstrumentVersion:
    """From now on surveys may use it, and nobody may change it."""
    found = _draft(instrument_id)
    wrong = instruments.wrong_elements(found.elements)
    if wrong:
        raise Invalid(wrong)
    found.state, found.published_on = instruments.PUBLISHED, now.astimezone(WIB).date()
    return save(found, now)


def _draft(instrument_id: str) -> InstrumentVersion:
    if instrument_id in instruments.built_in():
        raise Refused("instrument-published", instrument=instrument_id)
    found = get(InstrumentVersion, instrument_id)
    if found.state != instruments.DRAFT:
        raise Refused("instrument-published", instrument=instrument_id)
    return found
