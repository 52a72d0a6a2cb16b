"""Scoring: at once where no person is needed, on a rubric where one is; the best attempt counts."""

from datetime import datetime
from fractions import Fraction
from typing import Any

from services.training.commands.people import Actor, require_assessing
from services.training.commands.scores import keep
from services.training.documents import Attempt, Enrolment, Instrument, Session
from services.training.domain import attempts, questions, rubrics, sessions
from services.training.domain.attempts import State
from services.training.domain.enrolments import SEATED
from shared.errors import Invalid, Refused
from shared.storage.documents import get, save


def finish(attempt: Attempt, now: datetime, *, overdue: bool = False) -> Attempt:
    """Hand an attempt in and score all that needs no person."""
    for each in get(Instrument, attempt.instrument_id).questions:
        earned = questions.earned(each["kind"], each["content"], attempt.answers.get(each["id"]))
        if earned is not None:
            attempt.marks[each["id"]] = {"share": str(earned)}
    attempt.state, attempt.submitted_at, attempt.overdue = State.SUBMITTED, now, overdue
    return _settle(attempt, now)


def score_essay(
    attempt_id: str, question_id: str, levels: dict[str, int], note: str, actor: Actor, now: datetime
) -> Attempt:
    """Score one essay on its rubric; it may be scored again until the session closes."""
    attempt = get(Attempt, attempt_id)
    session = get(Session, attempt.session_id)
    require_assessing(actor, session, attempt.librarian_id)
    if session.state != sessions.State.SCHEDULED:
        raise Refused("session-not-scheduled", state=session.state)
    if attempt.state == State.OPEN:
        raise Refused("attempt-not-submitted")
    rubric = _rubric(attempt, question_id)
    attempt.marks[question_id] = {
        "share": str(share_of(rubric, levels)),
        "levels": levels,
        "note": note,
        "by": actor.nip,
    }
    return _settle(attempt, now)


def share_of(rubric: list[dict[str, Any]], levels: dict[str, int]) -> Fraction:
    """What the chosen levels are worth. Raises Invalid unless each criterion has one."""
    try:
        return rubrics.share(rubric, levels)
    except ValueError as error:
        raise Invalid({"levels": ["rubric-choice"]}) from error


def _settle(attempt: Attempt, now: datetime) -> Attempt:
    asked = get(Instrument, attempt.instrument_id).questions
    if len(attempt.marks) == len(asked):
        shares = [Fraction(attempt.marks[each["id"]]["share"]) for each in asked]
        attempt.score = attempts.percent(shares, [each["points"] for each in asked])
        attempt.state = State.SCORED
    save(attempt, now)
    if attempt.state == State.SCORED:
        _tell_enrolment(attempt, now)
    return attempt


def _tell_enrolment(attempt: Attempt, now: datetime) -> None:
    enrolment = get(Enrolment, attempt.enrolment_id)
    if enrolment.state not in SEATED:
        return  # withdrawn since: the attempt stays, nothing depends on it
    others = Attempt.objects(enrolment_id=enrolment.id, purpose=attempt.purpose, state=State.SCORED).only("score")
    best = attempts.counts([attempt.score, *(each.score for each in others if each.id != attempt.id)])
    keep(enrolment, {attempt.purpose: best}, now)


def _rubric(attempt: Attempt, question_id: str) -> list[dict[str, Any]]:
    for each in get(Instrument, attempt.instrument_id).questions:
        if each["id"] == question_id and each["kind"] == questions.Kind.ESSAY:
            rubric: list[dict[str, Any]] = each["content"]["rubric"]
            return rubric
    raise Refused("not-an-essay")
