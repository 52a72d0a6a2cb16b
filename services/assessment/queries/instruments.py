"""Questionnaires: the national one that comes with the program, and those that were written here."""

from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import InstrumentVersion
from services.assessment.domain import instruments
from services.assessment.domain.elements import INSTRUMENTS, SKM_9, Instrument
from shared.errors import NotFound

BUILT_IN: dict[str, Any] = {
    "id": SKM_9.id,
    "version": 1,
    "family": "skm",
    "number": 1,
    "title": "Survei Kepuasan Masyarakat, 9 unsur",
    "source": "PermenPANRB 14/2017, lampiran",
    "state": instruments.PUBLISHED,
    "published_on": None,
    "elements": [instruments.told(element) for element in SKM_9.elements],
}


def instrument(instrument_id: str) -> Instrument:
    """The questionnaire that a survey names."""
    if instrument_id in INSTRUMENTS:
        return INSTRUMENTS[instrument_id]
    found = InstrumentVersion.objects(id=instrument_id).first()
    if found is None:
        raise NotFound("instrument", instrument_id)
    return instruments.build(found.id, found.elements)


def version(instrument_id: str) -> Any:
    """One version as it is shown and edited."""
    if instrument_id == SKM_9.id:
        return BUILT_IN
    found = InstrumentVersion.objects(id=instrument_id).first()
    if found is None:
        raise NotFound("instrument", instrument_id)
    return found


def versions(state: str | None = None) -> QuerySet:
    """The versions that were written here."""
    return InstrumentVersion.objects(state=state) if state else InstrumentVersion.objects


def is_published(instrument_id: str) -> bool:
    """Whether a survey may be opened with it."""
    if instrument_id in INSTRUMENTS:
        return True
    return InstrumentVersion.objects(id=instrument_id, state=instruments.PUBLISHED).first() is not None
