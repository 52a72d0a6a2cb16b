"""Taking a visitor's answer: once per submission, and never after the close."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.assessment.commands import handouts
from services.assessment.documents import Answer, BallotBox, Library, Survey
from services.assessment.domain import comments, modes, respondents, services, surveys
from services.assessment.domain.answers import wrong_values
from services.assessment.domain.free_text import harmless
from services.assessment.queries.instruments import instrument
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.storage.documents import get

SAID = ("unit_id", "values", "respondent", "service", "comment")  # what makes two sendings the same


@dataclass(frozen=True)
class Receipt:
    """`fresh` False: this submission had been taken before."""

    survey_id: str
    submission_id: str
    unit_id: str
    answered_on: str
    fresh: bool


@dataclass(frozen=True)
class Paper:
    """Which numbered sheet an answer was written on, and when it was filled in."""

    batch: int
    sheet: int
    answered_on: date
    hour_band: str


def submit(survey_id: str, submission_id: str, said: Mapping[str, Any], now: datetime) -> Receipt:
    """Take an answer that a visitor gave. The same sending again gets the same receipt."""
    survey = get(Survey, survey_id)
    local = now.astimezone(WIB)
    mode = said.get("mode") or modes.LINK
    when = {"answered_on": local.date().isoformat(), "hour_band": surveys.hour_band(local.hour)}
    answer = _answer(survey, submission_id, said, when | {"channel": mode})
    earlier = Answer.objects(id=answer.id).first()
    if earlier is not None:
        return _again(earlier, answer, submission_id)
    _refuse_unless_open(survey, mode, now)
    if mode == modes.CODE:
        handouts.spend_code(survey, said.get("code") or "", local.date())
    return _take(survey, answer, submission_id)


def enter(survey_id: str, submission_id: str, said: Mapping[str, Any], paper: Paper, now: datetime) -> Receipt:
    """Take an answer from a numbered paper. A sheet is entered once; nothing ties it to the answer."""
    survey = get(Survey, survey_id)
    when = {"answered_on": paper.answered_on.isoformat(), "hour_band": paper.hour_band, "channel": modes.PAPER}
    answer = _answer(survey, submission_id, said, when)
    earlier = Answer.objects(id=answer.id).first()
    if earlier is not None:
        return _again(earlier, answer, submission_id)
    _refuse_unless_open(survey, modes.PAPER, now)
    if not survey.opens_on <= paper.answered_on <= now.astimezone(WIB).date():
        raise Invalid({"answered_on": "day-outside"})
    handouts.spend_paper(survey, paper.batch, paper.sheet)
    return _take(survey, answer, submission_id)


def key_of(survey_id: str, submission_id: str) -> str:
    """What makes a submission unique within its survey."""
    return surveys.answer_key(survey_id, submission_id)


def drop(survey: Survey, submission_ids: Iterable[str]) -> None:
    """Count the answers in their boxes; a box that was sealed meanwhile takes none."""
    for box, many in Counter(surveys.box_of(survey.id, each) for each in submission_ids).items():
        if not BallotBox.objects(id=box, sealed=False).update(inc__answers=many):
            raise Refused("survey-closed", title=survey.title)


def knows_unit(survey: Survey, unit_id: str) -> bool:
    """Whether the survey asks about this unit."""
    if survey.unit_ids and unit_id not in survey.unit_ids:
        return False
    return Library.objects(id=unit_id).first() is not None


def _take(survey: Survey, answer: Answer, submission_id: str) -> Receipt:
    drop(survey, [submission_id])
    answer.save(force_insert=True)
    return _receipt(answer, submission_id, fresh=True)


def _refuse_unless_open(survey: Survey, mode: str, now: datetime) -> None:
    if survey.state == surveys.CLOSED:
        raise Refused("survey-closed", title=survey.title)
    if not surveys.takes_answers(survey.state, survey.opens_on, now.astimezone(WIB).date()):
        raise Refused("survey-not-open", title=survey.title, opens_on=survey.opens_on.isoformat())
    if mode not in survey.modes:
        raise Refused("mode-not-allowed", mode=mode)


def _answer(survey: Survey, submission_id: str, said: Mapping[str, Any], when: Mapping[str, str]) -> Answer:
    wrong: dict[str, Any] = {
        f"values.{slug}": why for slug, why in wrong_values(said["values"], instrument(survey.instrument)).items()
    }
    if not said["values"]:
        wrong["values"] = "no-values"
    if not knows_unit(survey, said["unit_id"]):
        wrong["unit_id"] = "unknown-unit"
    respondent = _respondent(said.get("respondent") or {}, wrong)
    if wrong:
        raise Invalid(wrong)
    comment = harmless(said.get("comment") or "") or None
    return Answer(
        id=key_of(survey.id, submission_id),
        survey_id=survey.id,
        unit_id=said["unit_id"],
        values=dict(said["values"]),
        respondent=respondent,
        service=survey.service or services.read_kind(said.get("service") or ""),
        comment=comment,
        comment_state=comments.WAITING if comment else None,
        **when,
    )


def _respondent(told: Mapping[str, Any], wrong: dict[str, Any]) -> dict[str, str]:
    known: dict[str, str] = {}
    for field, text in told.items():
        try:
            choice = respondents.read_choice(field, str(text))
        except ValueError:
            wrong[f"respondent.{field}"] = "unknown-choice"
            continue
        if choice is not None:
            known[field] = choice
    return known


def _again(earlier: Answer, answer: Answer, submission_id: str) -> Receipt:
    if any(getattr(earlier, name) != getattr(answer, name) for name in SAID):
        raise Refused("submission-reused", submission_id=submission_id)
    return _receipt(earlier, submission_id, fresh=False)


def _receipt(answer: Answer, submission_id: str, *, fresh: bool) -> Receipt:
    return Receipt(answer.survey_id, submission_id, answer.unit_id, answer.answered_on, fresh)
