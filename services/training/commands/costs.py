"""Recording what something did cost, once that is known."""

from datetime import datetime

from services.training.commands.draws import change_pot, draw, hold_year, numbers, save_entries
from services.training.commands.places import held_on, pot_for
from services.training.documents import BudgetEntry, BudgetYear, Session
from services.training.domain import budget, sessions
from services.training.domain.budget import Source, State
from services.training.events import money
from shared.errors import Refused
from shared.ids import new_id
from shared.storage.documents import get, insert


def record_session_cost(session_id: str, actual: int, now: datetime) -> list[BudgetEntry]:
    """Spread what a closed session did cost evenly over its places; without any, one line bears it."""
    session = get(Session, session_id)
    if session.state != sessions.State.CLOSED:
        raise Refused("session-not-closed", state=session.state)
    entries = list(BudgetEntry.objects(session_id=session_id, state=State.SPENT).order_by("id"))
    if not entries:
        return [_own_line(session, actual, now)]
    held = hold_year(entries[0].year, now)
    assert held is not None, "money is spent from a year that exists"
    _change(held, entries[0].pot, 0, sum(each.spent for each in entries), actual, now)
    for entry, share in zip(entries, budget.shares(actual, len(entries)), strict=True):
        entry.spent = share
    save_entries(entries, now)
    for entry in entries:
        money.spent(entry, held.pots[entry.pot].free, now)
    return entries


def record_entry_cost(entry: BudgetEntry, actual: int, now: datetime) -> BudgetEntry:
    """What a nomination did cost: the promise becomes spending, or the spending is corrected."""
    if entry.source != Source.NOMINATION or entry.state not in (State.COMMITTED, State.SPENT):
        raise Refused("entry-not-payable", state=entry.state)
    held = hold_year(entry.year, now)
    assert held is not None, "money is promised from a year that exists"
    promised = entry.amount if entry.state == State.COMMITTED else 0
    before = 0 if promised else entry.spent or 0
    _change(held, entry.pot, promised, before, actual, now)
    entry.state, entry.spent = State.SPENT, actual
    save_entries([entry], now)
    money.spent(entry, held.pots[entry.pot].free, now)
    return entry


def _change(held: BudgetYear, name: str, promised: int, before: int, actual: int, now: datetime) -> None:
    pot = held.pots[name]
    try:
        freed = budget.release(budget.correct(pot, before, 0), promised)
        change_pot(held, name, lambda _: budget.correct(freed, 0, actual), now)
    except ValueError as error:
        raise Refused("cost-exceeds-budget", **numbers(held.year, actual, pot)) from error


def _own_line(session: Session, actual: int, now: datetime) -> BudgetEntry:
    on = held_on(session)
    held, name = draw(on.year, lambda held: pot_for(session, held), actual, now)
    free = change_pot(held, name, lambda pot: budget.correct(pot, 0, actual), now).free
    entry = BudgetEntry(
        id=new_id(), year=on.year, pot=name, state=State.SPENT, source=Source.SESSION, source_id=session.id,
        programme_id=session.programme_id, session_id=session.id, title=session.course_title, held_on=on,
        amount=actual, spent=actual,
    )  # fmt: skip
    insert(entry, now)
    money.spent(entry, free, now)
    return entry
