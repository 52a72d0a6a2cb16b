"""Tests: the bank, what is opened, one's own attempts, and what scorers see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from mongoengine import QuerySet

from services.training.documents import Attempt, Enrolment, Instrument, Librarian, Question, Session, Sitting
from services.training.domain import items, questions
from services.training.domain.attempts import State
from services.training.domain.enrolments import SEATED
from shared.storage.documents import get


@dataclass(frozen=True)
class Taken:
    """One person's attempt, and whose it is."""

    attempt: Attempt
    librarian: Librarian | None


@dataclass(frozen=True)
class Mine:
    """A test that is open to somebody, and how far that person has come."""

    sitting: Sitting
    session: Session
    attempts: Sequence[Attempt]

    @property
    def left(self) -> int:
        return max(0, int(self.sitting.attempts) - len(self.attempts))

    @property
    def open_attempt(self) -> str | None:
        return next((each.id for each in self.attempts if each.state == State.OPEN), None)


def bank(course_id: str, **filters: Any) -> QuerySet:
    return Question.objects(
        course_id=course_id, **{name: value for name, value in filters.items() if value is not None}
    )


def question(question_id: str) -> Question:
    return get(Question, question_id)


def instruments(course_id: str) -> QuerySet:
    return Instrument.objects(course_id=course_id)


def instrument(instrument_id: str) -> Instrument:
    return get(Instrument, instrument_id)


def sitting(sitting_id: str) -> Sitting:
    return get(Sitting, sitting_id)


def sittings(session_id: str) -> QuerySet:
    return Sitting.objects(session_id=session_id)


def attempts_in(session_id: str, state: str | None) -> QuerySet:
    return Attempt.objects(session_id=session_id, **({"state": state} if state else {}))


def attempt(attempt_id: str) -> Attempt:
    return get(Attempt, attempt_id)


def with_people(found: Sequence[Attempt]) -> list[Taken]:
    people = Librarian.objects.in_bulk([each.librarian_id for each in found])
    return [Taken(each, people.get(each.librarian_id)) for each in found]


def open_to(nip: str) -> list[Mine]:
    """The tests open to this person, those before a course first."""
    ids = list(Librarian.objects(nip=nip).scalar("id"))
    sessions = list(Enrolment.objects(librarian_id__in=ids, state__in=SEATED).scalar("session_id"))
    found = list(Sitting.objects(session_id__in=sessions, state=Sitting.OPEN).order_by("id"))
    by_id = Session.objects.in_bulk([each.session_id for each in found])
    mine = Attempt.objects(librarian_id__in=ids, sitting_id__in=[each.id for each in found]).order_by("number")
    taken = list(mine)
    return [Mine(each, by_id[each.session_id], [a for a in taken if a.sitting_id == each.id]) for each in found]


def asked_in(taken: Attempt) -> list[dict[str, Any]]:
    """The questions as whoever takes the test sees them, with what was answered so far and what it earned."""
    scored = taken.state == State.SCORED
    return [
        {
            **{name: each[name] for name in ("id", "kind", "prompt", "points")},
            "content": questions.shown(each["kind"], each["content"]),
            "answer": taken.answers.get(each["id"]),
            "share": taken.marks[each["id"]]["share"] if scored else None,
        }
        for each in get(Instrument, taken.instrument_id).questions
    ]


def to_score(taken: Attempt) -> list[dict[str, Any]]:
    """The questions as a scorer sees them: with what is right, what was answered and what it earned."""
    return [
        {**each, "answer": taken.answers.get(each["id"]), "mark": taken.marks.get(each["id"])}
        for each in get(Instrument, taken.instrument_id).questions
    ]


def seconds_left(taken: Attempt, now: datetime) -> int | None:
    if taken.deadline is None or taken.state != State.OPEN:
        return None
    return max(0, int((taken.deadline - now).total_seconds()))


def analysis(of: Instrument) -> list[dict[str, Any]]:
    """How each question of a test did, over everybody's first attempt in every session."""
    first = list(Attempt.objects(instrument_id=of.id, state=State.SCORED, number=1).only("marks", "score"))
    return [_item(each, first) for each in of.questions]


def _item(asked: dict[str, Any], taken: Sequence[Attempt]) -> dict[str, Any]:
    people = [items.Answered(Fraction(each.score), Fraction(each.marks[asked["id"]]["share"])) for each in taken]
    found = items.analyse(people)
    return {
        **{name: asked[name] for name in ("id", "kind", "prompt", "points")},
        "n": found.n,
        "difficulty": items.as_text(found.difficulty),
        "discrimination": items.as_text(found.discrimination),
    }
