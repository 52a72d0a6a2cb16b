"""The question bank of a course, and the tests made from it."""

from datetime import datetime
from typing import Any

from services.training.documents import Course, Instrument, Question
from services.training.domain.questions import fault, folded
from shared.errors import Invalid, Refused
from shared.storage.documents import get, insert, save

SNAPSHOT = ("id", "version", "kind", "prompt", "points", "content")


def add(question_id: str, course_id: str, facts: dict[str, Any], now: datetime) -> Question:
    """Put a question into the bank of a course."""
    get(Course, course_id)
    question = Question(id=question_id, course_id=course_id, prompt_key=folded(facts["prompt"]), **facts)
    _require_free(question)
    return insert(question, now)


def change(question: Question, facts: dict[str, Any], now: datetime) -> Question:
    """Change a question, or take it out of use; tests made before keep it as it was."""
    for name, value in facts.items():
        setattr(question, name, value)
    wrong = fault(question.kind, question.content)
    if wrong is not None:
        raise Invalid({"content": [wrong]})
    question.prompt_key = folded(question.prompt)
    _require_free(question)
    return save(question, now)


def make_instrument(instrument_id: str, course_id: str, facts: dict[str, Any], now: datetime) -> Instrument:
    """Make a test of questions of the bank as they are now. It is used from the next opening on."""
    get(Course, course_id)
    wanted = facts.pop("question_ids")
    require_known(course_id, wanted)
    chosen = Question.objects.in_bulk(wanted)
    latest = Instrument.objects(course_id=course_id).order_by("-number").only("number").first()
    instrument = Instrument(id=instrument_id, course_id=course_id, number=latest.number + 1 if latest else 1, **facts)
    instrument.questions = [{name: getattr(each, name) for name in SNAPSHOT} for each in map(chosen.get, wanted)]
    return insert(instrument, now)


def require_known(course_id: str, question_ids: list[str]) -> None:
    """Every question named is in the bank and in use."""
    found = {each.id for each in Question.objects(course_id=course_id, id__in=question_ids, active=True).only("id")}
    missing = {str(place): ["question-unknown"] for place, each in enumerate(question_ids) if each not in found}
    if missing:
        raise Invalid({"question_ids": missing})


def _require_free(question: Question) -> None:
    others = Question.objects(course_id=question.course_id, prompt_key=question.prompt_key, id__ne=question.id)
    if others.only("id").first() is not None:
        raise Refused("question-exists")
