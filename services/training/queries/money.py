"""What became of a year's money, down to the line."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mongoengine import QuerySet

from services.training.documents import BudgetEntry, BudgetYear, Enrolment, Programme, Session
from services.training.domain import budget
from services.training.domain.budget import GENERAL, Pot, Source, State
from services.training.domain.enrolments import State as EnrolmentState
from shared.clock import WIB
from shared.storage.documents import get

TOOK_PART = (EnrolmentState.ATTENDED, EnrolmentState.COMPLETED, EnrolmentState.FAILED)


@dataclass(frozen=True)
class PotLine:
    """One pot, with the programme it belongs to."""

    key: str
    title: str | None
    pot: Pot

    @property
    def programme_id(self) -> str | None:
        return None if self.key == GENERAL else self.key

    def __getattr__(self, name: str) -> int:
        return int(getattr(self.pot, name))


@dataclass(frozen=True)
class Report:
    """A year, whole."""

    year: int
    version: int
    total: Pot
    pots: list[PotLine]
    ties_out: bool
    spent_on_training: int
    hours: int
    heads: int

    @property
    def cost_per_hour(self) -> str | None:
        return budget.cost_per(self.spent_on_training, self.hours)

    @property
    def cost_per_head(self) -> str | None:
        return budget.cost_per(self.spent_on_training, self.heads)


def budget_years() -> QuerySet:
    return BudgetYear.objects


def budget_year(year: int) -> BudgetYear:
    return get(BudgetYear, str(year))


def budget_year_if_any(year: int) -> BudgetYear | None:
    found: BudgetYear | None = BudgetYear.objects(id=str(year)).first()
    return found


def budget_entry(entry_id: str) -> BudgetEntry:
    return get(BudgetEntry, entry_id)


def budget_entries(year: int, filters: dict[str, Any]) -> QuerySet:
    names = {"state": "state", "source": "source", "programme": "programme_id", "session": "session_id"}
    return BudgetEntry.objects(year=year, **{names[name]: filters[name] for name in names if name in filters})


def budget_report(year: int) -> Report:
    """Allocation, promises, spending and what an hour and a head did cost."""
    doc = budget_year(year)
    sums = _sums(year)
    promised = {pot: amount for (pot, state), amount in sums.items() if state == State.COMMITTED}
    paid = {pot: amount for (pot, state), amount in sums.items() if state == State.SPENT}
    hours, heads = _taught(year)
    training = BudgetEntry.objects(year=year, state=State.SPENT, source__in=[Source.ENROLMENT, Source.SESSION])
    return Report(
        year=year,
        version=doc.version,
        total=doc.total,
        pots=_lines(doc),
        ties_out=budget.ties_out(doc.pots, promised, paid),
        spent_on_training=int(training.sum("spent")),
        hours=hours,
        heads=heads,
    )


def _lines(doc: BudgetYear) -> list[PotLine]:
    titles = {each.id: each.title for each in Programme.objects(id__in=list(doc.pots)).only("title")}
    ordered = sorted(doc.pots, key=lambda name: (name == GENERAL, titles.get(name, "")))
    return [PotLine(name, titles.get(name), doc.pots[name]) for name in ordered]


def _sums(year: int) -> dict[tuple[str, str], int]:
    """What the lines add up to, by pot and state: counted anew, never taken from the pots."""
    amount = {"$cond": [{"$eq": ["$state", State.SPENT]}, "$spent", "$amount"]}
    steps = [
        {"$match": {"year": year}},
        {"$group": {"_id": {"pot": "$pot", "state": "$state"}, "sum": {"$sum": amount}}},
    ]
    found = BudgetEntry._get_collection().aggregate(steps)
    return {(row["_id"]["pot"], row["_id"]["state"]): row["sum"] for row in found if row["sum"]}


def _taught(year: int) -> tuple[int, int]:
    """JP earned in the year's sessions, and how many librarians took part."""
    begins = datetime(year, 1, 1, tzinfo=WIB)
    ends = datetime(year + 1, 1, 1, tzinfo=WIB) - timedelta(milliseconds=1)
    held = Session.objects(state="closed", starts_at__gte=begins, starts_at__lte=ends).only("hours")
    hours = {each.id: each.hours for each in held}
    people = Enrolment.objects(session_id__in=list(hours), state__in=TOOK_PART).only(
        "session_id", "librarian_id", "state"
    )
    present = list(people)
    earned = sum(hours[each.session_id] for each in present if each.state == EnrolmentState.COMPLETED)
    return earned, len({each.librarian_id for each in present})
