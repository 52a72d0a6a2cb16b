"""The performance cycle: expect, clarify, give feedback, evaluate, rate, dispute. `by` may already see the cycle."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.assessment.commands import points
from services.assessment.documents import Librarian, PerformanceCycle
from services.assessment.domain import performance, performance_rules
from services.assessment.domain.access import SELF
from services.assessment.domain.performance import LEADER, LIBRARIAN
from services.assessment.events import outgoing
from shared.clock import WIB
from shared.errors import Forbidden, Invalid, NotFound, Refused
from shared.storage.documents import insert, save


@dataclass(frozen=True)
class Author:
    """Who acts on a cycle, and on which ground: nobody leads themselves."""

    name: str
    ground: str

    @property
    def side(self) -> str:
        return LIBRARIAN if self.ground == SELF else LEADER

    def must_lead(self) -> None:
        if self.side != LEADER:
            raise Forbidden("leader-only")

    def must_be_the_librarian(self) -> None:
        if self.side != LIBRARIAN:
            raise Forbidden("librarian-only")

    def says(self, now: datetime, **what: Any) -> dict[str, Any]:
        return {"name": self.name, "side": self.side, "at": now} | what


def begin_cycle(
    cycle_id: str, librarian: Librarian, by: Author, body: dict[str, Any], now: datetime
) -> PerformanceCycle:
    """Set what is expected of a librarian in a year."""
    by.must_lead()
    year = body["year"]
    if not librarian.active:
        raise NotFound("librarian", librarian.id)
    if year > now.astimezone(WIB).year + 1:
        raise Invalid({"year": "year-too-far"})
    if PerformanceCycle.objects(librarian_id=librarian.id, year=year).first():
        raise Refused("cycle-exists", name=librarian.name, year=year)
    cycle = PerformanceCycle(id=cycle_id, librarian_id=librarian.id, year=year, state=performance.EXPECTED)
    cycle.expectations = body["expectations"]
    cycle.trail = [by.says(now, action="begin", state=cycle.state)]
    return insert(cycle, now)


def change_expectations(cycle: PerformanceCycle, by: Author, body: dict[str, Any], now: datetime) -> PerformanceCycle:
    """Change what is expected; it has to be clarified again."""
    by.must_lead()
    cycle.dialogue = {}
    cycle.expectations = body["expectations"]
    return _move(cycle, performance.CHANGE, by, now)


def note_dialogue(cycle: PerformanceCycle, by: Author, note: str, now: datetime) -> PerformanceCycle:
    """Note what was said about the expectations. When both sides have, they are clarified."""
    if cycle.state != performance.EXPECTED:
        raise Refused("cycle-state", state=cycle.state, action=performance.AGREE)
    if any(each["answer"] is None for each in cycle.questions):
        raise Refused("question-open")
    cycle.dialogue = cycle.dialogue | {by.side: by.says(now, text=note)}
    if performance.agreed(cycle.dialogue.keys()):
        return _move(cycle, performance.AGREE, by, now)
    cycle.trail.append(by.says(now, action="note", state=cycle.state))
    return save(cycle, now)


def give_feedback(cycle: PerformanceCycle, by: Author, text: str, now: datetime) -> PerformanceCycle:
    """Say something on the way; both sides may."""
    cycle.feedback.append(by.says(now, text=text))
    return _move(cycle, performance.FEEDBACK, by, now)


def evaluate(cycle: PerformanceCycle, by: Author, body: dict[str, Any], now: datetime) -> PerformanceCycle:
    """Look back on a month or a quarter."""
    by.must_lead()
    if not performance.within(body["period"], cycle.year):
        raise Invalid({"period": "period-of-another-year"})
    if any(each["period"] == body["period"] for each in cycle.evaluations):
        raise Refused("period-evaluated", period=body["period"])
    cycle.evaluations.append(by.says(now, **body, **_predicate(cycle, body)))
    return _move(cycle, performance.EVALUATE, by, now)


def rate(cycle: PerformanceCycle, by: Author, body: dict[str, Any], now: datetime) -> PerformanceCycle:
    """The annual evaluation: the predicate by the table, and the credit points that follow from it."""
    by.must_lead()
    _check_rating(cycle, body, now)
    cycle.ratings.append(by.says(now, **body, **_predicate(cycle, body)))
    _move(cycle, performance.RATE, by, now)
    points.credit_year(cycle, now)
    outgoing.performance_rated(cycle, now)
    return cycle


def comment(cycle: PerformanceCycle, by: Author, text: str, now: datetime) -> PerformanceCycle:
    """Say something about one's own rating, for the record."""
    by.must_be_the_librarian()
    cycle.remarks.append(by.says(now, kind="comment", text=text))
    cycle.trail.append(by.says(now, action="comment", state=cycle.state))
    return save(cycle, now)


def dispute(cycle: PerformanceCycle, by: Author, text: str, now: datetime) -> PerformanceCycle:
    """Disagree with one's own rating: it has to be answered, or rated again."""
    by.must_be_the_librarian()
    cycle.remarks.append(by.says(now, kind="dispute", text=text))
    return _move(cycle, performance.DISPUTE, by, now)


def uphold(cycle: PerformanceCycle, by: Author, text: str, now: datetime) -> PerformanceCycle:
    """Answer a dispute and keep the rating."""
    by.must_lead()
    cycle.remarks.append(by.says(now, kind="answer", text=text))
    return _move(cycle, performance.UPHOLD, by, now)


def _move(cycle: PerformanceCycle, action: str, by: Author, now: datetime) -> PerformanceCycle:
    state = performance.after(cycle.state, action)
    if state is None:
        raise Refused("cycle-state", state=cycle.state, action=action)
    cycle.state = state
    cycle.trail.append(by.says(now, action=action, state=state))
    return save(cycle, now)


def _check_rating(cycle: PerformanceCycle, body: dict[str, Any], now: datetime) -> None:
    last = body["first_month"] + body["months"] - 1
    if last > performance.months_begun(cycle.year, now.astimezone(WIB).date()):
        raise Invalid({"months": "months-not-begun"})
    missing = performance_rules.unnoted(body["noted"], performance.last_day(cycle.year))
    if missing:
        raise Invalid({f"noted.{value}": "value-not-noted" for value in missing})


def _predicate(cycle: PerformanceCycle, body: dict[str, Any]) -> dict[str, str]:
    day = performance.last_day(cycle.year)
    found = performance_rules.predicate(body["result"], body["behaviour"], day)
    return {"predicate": found.slug, "rule_id": found.rule_id}
