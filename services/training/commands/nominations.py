"""The money side of a nomination: approved elsewhere, paid for here, or refused with the reason."""

from dataclasses import dataclass
from datetime import date, datetime

from services.training.commands.draws import change_pot, hold_year
from services.training.documents import BudgetEntry
from services.training.domain import budget
from services.training.domain.budget import GENERAL, Pot, Source, State, fits, pot_of
from services.training.events import money
from shared.ids import new_id
from shared.storage.documents import insert, save


@dataclass(frozen=True)
class Nomination:
    """Who is to go where, what it costs, and the event that said so."""

    id: str
    librarian_id: str
    title: str
    cost: int
    year: int
    sequence: int
    event_id: str
    programme_id: str | None = None
    held_on: date | None = None


def approve(nomination: Nomination, now: datetime) -> None:
    """Promise what a nomination costs, or refuse it. Heard twice, or after its withdrawal, it changes nothing."""
    last = _heard(nomination.id)
    if last is not None and last.source_sequence >= nomination.sequence:
        return
    if last is not None and last.state in (State.COMMITTED, State.SPENT):
        return  # it has its money; another amount needs a withdrawal first
    entry = _line_of(nomination)
    held = hold_year(nomination.year, now)
    pots = held.pots if held else {}
    entry.pot = pot_of(pots, nomination.programme_id)
    pot = pots.get(entry.pot, Pot())
    if held is not None and fits(pot, nomination.cost):
        free = change_pot(held, entry.pot, lambda pot: budget.commit(pot, nomination.cost), now).free
        entry.state, entry.reason = State.COMMITTED, None
        _keep(entry, now)
        money.committed(entry, free, now)
    else:
        entry.state, entry.reason = State.REFUSED, "budget-exceeded" if held else "budget-not-allocated"
        _keep(entry, now)
        money.refused(entry, pot, now)


def withdraw(nomination: Nomination, reason: str, now: datetime) -> None:
    """Give back what was promised; remembered even if the approval has not been heard yet."""
    last = _heard(nomination.id)
    if last is None:
        entry = _line_of(nomination)
        entry.pot, entry.state, entry.reason = GENERAL, State.RELEASED, reason
        insert(entry, now)
        return
    if last.source_sequence >= nomination.sequence:
        return
    last.source_sequence = nomination.sequence
    if last.state != State.COMMITTED:  # refused has nothing to give back, spent is spent
        save(last, now)
        return
    held = hold_year(last.year, now)
    assert held is not None, "money is promised from a year that exists"
    free = change_pot(held, last.pot, lambda pot: budget.release(pot, last.amount), now).free
    last.state, last.reason = State.RELEASED, reason
    save(last, now)
    money.released(last, free, now)


def _heard(nomination_id: str) -> BudgetEntry | None:
    newest: BudgetEntry | None = (
        BudgetEntry.objects(source=Source.NOMINATION, source_id=nomination_id).order_by("-source_sequence").first()
    )
    return newest


def _line_of(nomination: Nomination) -> BudgetEntry:
    """The line of this nomination in its year: a new one, or the one that was given back or refused before."""
    found: BudgetEntry | None = BudgetEntry.objects(source_id=nomination.id, year=nomination.year).first()
    entry = found or BudgetEntry(id=new_id(), source=Source.NOMINATION, source_id=nomination.id, year=nomination.year)
    entry.source_sequence, entry.heard_event_id = nomination.sequence, nomination.event_id
    entry.librarian_id, entry.programme_id = nomination.librarian_id, nomination.programme_id
    entry.title, entry.amount, entry.held_on = nomination.title, nomination.cost, nomination.held_on
    return entry


def _keep(entry: BudgetEntry, now: datetime) -> None:
    (save if entry.version else insert)(entry, now)
