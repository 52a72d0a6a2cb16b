"""Codes and papers: made in batches, each used once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from services.assessment.documents import Handout, Slip, Survey
from services.assessment.domain import handouts, modes, surveys
from shared.errors import Invalid, Refused
from shared.storage.documents import get, insert, save


def issue_codes(survey_id: str, batch_id: str, codes: Sequence[str], unit_id: str | None, now: datetime) -> Handout:
    """Keep the digests of these codes; the codes themselves are told once and forgotten."""
    batch = _begin(survey_id, batch_id, modes.CODE, handouts.CODE, len(codes), unit_id, now)
    _slips(batch, [handouts.code_slip(survey_id, code) for code in codes])
    return batch


def issue_papers(survey_id: str, batch_id: str, size: int, unit_id: str | None, now: datetime) -> Handout:
    """Number the sheets of a batch of papers, from 1."""
    batch = _begin(survey_id, batch_id, modes.PAPER, handouts.PAPER, size, unit_id, now)
    _slips(batch, [handouts.paper_slip(survey_id, batch.number, sheet) for sheet in range(1, size + 1)])
    return batch


def spend_code(survey: Survey, typed: str, today: date) -> None:
    """Mark a code used; it is good once, and until the survey's last day."""
    if today > survey.closes_on:
        raise Refused("code-expired", closes_on=survey.closes_on.isoformat())
    _spend(handouts.code_slip(survey.id, typed), Refused("code-unknown"), Refused("code-used"))


def spend_paper(survey: Survey, batch: int, sheet: int) -> None:
    """Mark a paper as entered. The same sheet a second time is refused."""
    told = {"batch": batch, "sheet": sheet}
    slip = handouts.paper_slip(survey.id, batch, sheet)
    _spend(slip, Refused("paper-unknown", **told), Refused("paper-entered", **told))


def forget(survey_id: str, now: datetime) -> None:
    """At the close: how many were used stays, the slips do not."""
    for batch in Handout.objects(survey_id=survey_id):
        batch.used = Slip.objects(handout_id=batch.id, used=True).count()
        save(batch, now)
    Slip.objects(survey_id=survey_id).delete()


def _begin(
    survey_id: str, batch_id: str, mode: str, kind: str, size: int, unit_id: str | None, now: datetime
) -> Handout:
    survey = get(Survey, survey_id)
    if survey.state != surveys.OPEN:
        raise Refused("survey-closed", title=survey.title)
    if mode not in survey.modes:
        raise Refused("mode-not-allowed", mode=mode)
    if unit_id and survey.unit_ids and unit_id not in survey.unit_ids:
        raise Invalid({"unit_id": "unknown-unit"})
    number = Handout.objects(survey_id=survey_id, kind=kind).count() + 1
    made: dict[str, Any] = {"survey_id": survey_id, "kind": kind, "number": number, "size": size, "unit_id": unit_id}
    save(survey, now)  # of two batches at once, one is numbered after the other; of a batch and the close, one waits
    return insert(Handout(id=batch_id, **made), now)


def _slips(batch: Handout, ids: Sequence[str]) -> None:
    slips = [Slip(id=each, survey_id=batch.survey_id, handout_id=batch.id, used=False) for each in ids]
    Slip.objects.insert(slips, load_bulk=False)


def _spend(slip: str, unknown: Refused, used: Refused) -> None:
    if Slip.objects(id=slip, used=False).update(set__used=True):
        return
    raise used if Slip.objects(id=slip).first() else unknown
