"""Taking a test: begin, save as often as one likes, hand in. Whoever comes back goes on where it was left."""

from datetime import datetime
from typing import Any

from services.training.commands.people import Actor, self_of
from services.training.commands.scoring import finish
from services.training.documents import Attempt, Enrolment, Instrument, Sitting
from services.training.domain import attempts, questions
from services.training.domain.attempts import State
from services.training.domain.enrolments import SEATED
from shared.errors import Forbidden, Invalid, Refused
from shared.storage.documents import get, insert, save


def begin(sitting_id: str, attempt_id: str, actor: Actor, now: datetime) -> Attempt:
    """Begin an attempt, or go on with the one that is open."""
    sitting = get(Sitting, sitting_id)
    enrolment = _hold_enrolment(sitting, actor, now)
    before = list(Attempt.objects(enrolment_id=enrolment.id, sitting_id=sitting_id).order_by("number"))
    if before and before[-1].state == State.OPEN:
        return _going_on(before[-1], now)
    if sitting.state != Sitting.OPEN:
        raise Refused("sitting-closed")
    if len(before) >= sitting.attempts:
        raise Refused("attempts-used", allowed=sitting.attempts)
    attempt = Attempt(
        id=attempt_id,
        sitting_id=sitting.id,
        session_id=sitting.session_id,
        instrument_id=sitting.instrument_id,
        enrolment_id=enrolment.id,
        librarian_id=enrolment.librarian_id,
        purpose=sitting.purpose,
        number=len(before) + 1,
        state=State.OPEN,
        deadline=attempts.deadline(now, sitting.minutes),
    )
    return insert(attempt, now)


def save_answers(attempt_id: str, given: dict[str, Any], actor: Actor, now: datetime) -> Attempt:
    """Keep these answers; those of questions not named stay as they were, null takes one back."""
    attempt = _own_open(attempt_id, actor)
    if attempts.is_over(attempt.deadline, now):
        raise Refused("attempt-time-over")
    _keep(attempt, given)
    return save(attempt, now)


def hand_in(attempt_id: str, given: dict[str, Any], actor: Actor, now: datetime) -> Attempt:
    """Hand in, with these last answers. After the time limit only what was saved before counts."""
    attempt = _own_open(attempt_id, actor)
    overdue = attempts.is_over(attempt.deadline, now)
    if not overdue:
        _keep(attempt, given)
    return finish(attempt, now, overdue=overdue)


def own(attempt_id: str, actor: Actor) -> Attempt:
    """An attempt, for the person whose it is."""
    attempt = get(Attempt, attempt_id)
    if attempt.librarian_id != self_of(actor).id:
        raise Forbidden("sitting-not-yours")
    return attempt


def _own_open(attempt_id: str, actor: Actor) -> Attempt:
    attempt = own(attempt_id, actor)
    if attempt.state != State.OPEN:
        raise Refused("attempt-not-open")
    return attempt


def _keep(attempt: Attempt, given: dict[str, Any]) -> None:
    asked = {each["id"]: each for each in get(Instrument, attempt.instrument_id).questions}
    wrong = {each: ["answer-unfit"] for each, answer in given.items() if not _fits(asked.get(each), answer)}
    if wrong:
        raise Invalid({"answers": wrong})
    kept = {**attempt.answers, **given}
    attempt.answers = {each: answer for each, answer in kept.items() if answer not in (None, "", [], {})}


def _fits(question: dict[str, Any] | None, answer: Any) -> bool:
    if question is None:
        return False
    return answer is None or questions.fits(question["kind"], question["content"], answer)


def _going_on(attempt: Attempt, now: datetime) -> Attempt:
    over = attempts.is_over(attempt.deadline, now)
    return finish(attempt, now, overdue=True) if over else attempt


def _hold_enrolment(sitting: Sitting, actor: Actor, now: datetime) -> Enrolment:
    # Written to at once: two attempts begun in one moment collide here, and so do beginning and closing the session.
    mine = Enrolment.objects(session_id=sitting.session_id, librarian_id=self_of(actor).id, state__in=SEATED)
    enrolment: Enrolment | None = mine.modify(new=True, set__updated_at=now)
    if enrolment is None:
        raise Forbidden("sitting-not-yours")
    return enrolment
