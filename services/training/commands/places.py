"""What a place in a session costs: promised when it is confirmed, given back with it, spent when the session closes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from services.training.commands.draws import change_pot, draw, hold_year, save_entries
from services.training.documents import BudgetEntry, BudgetYear, Enrolment, Session
from services.training.domain import budget
from services.training.domain.budget import Pot, Source, State, pot_of
from services.training.events import money
from shared.clock import WIB
from shared.ids import new_id
from shared.storage.documents import insert_many


def commit(enrolments: Sequence[Enrolment], session: Session, now: datetime) -> None:
    """Promise the money of these places. Raises Refused, with the numbers, where the year does not hold it."""
    if not session.seat_cost or not enrolments:
        return
    on = held_on(session)
    total = session.seat_cost * len(enrolments)
    held, name = draw(on.year, lambda held: pot_for(session, held), total, now)
    free = change_pot(held, name, lambda pot: budget.commit(pot, total), now).free
    for entry in _promise(enrolments, session, name, on, now):
        money.committed(entry, free, now)


def release(enrolments: Sequence[Enrolment], session: Session, reason: str, now: datetime) -> None:
    """Give back what was promised for these places."""
    if not session.seat_cost:
        return
    promised = _promised(session, source_id__in=[each.id for each in enrolments])
    for entries, pot in _settled(promised, lambda pot, total: budget.release(pot, total), now):
        for entry in entries:
            entry.state, entry.reason = State.RELEASED, reason
        save_entries(entries, now)
        for entry in entries:
            money.released(entry, pot.free, now)


def spend(session: Session, now: datetime) -> None:
    """Count what was promised for a session as spent: it took place, for those absent too."""
    for entries, pot in _settled(_promised(session), lambda pot, total: budget.spend(pot, total, total), now):
        for entry in entries:
            entry.state, entry.spent = State.SPENT, entry.amount
        save_entries(entries, now)
        for entry in entries:
            money.spent(entry, pot.free, now)


def move(session: Session, now: datetime) -> None:
    """Promise the places of a session anew where its date moved into another year. Raises Refused."""
    stale = _promised(session, year__ne=held_on(session).year)
    holders = list(Enrolment.objects(id__in=[each.source_id for each in stale]).order_by("id"))
    release(holders, session, "rescheduled", now)
    commit(holders, session, now)


def pot_for(session: Session, held: BudgetYear) -> str:
    """A session draws on one pot: whoever moves up is paid for by what the one before gave back."""
    before = BudgetEntry.objects(session_id=session.id, year=held.year).only("pot").first()
    return before.pot if before else pot_of(held.pots, session.programme_id)


def _promised(session: Session, **which: Any) -> list[BudgetEntry]:
    return list(BudgetEntry.objects(session_id=session.id, state=State.COMMITTED, **which).order_by("id"))


def _settled(
    entries: list[BudgetEntry], change: Callable[[Pot, int], Pot], now: datetime
) -> Iterator[tuple[list[BudgetEntry], Pot]]:
    """The entries by the pot that pays for them, each pot changed by what they add up to."""
    pots: dict[tuple[int, str], list[BudgetEntry]] = {}
    for entry in entries:
        pots.setdefault((entry.year, entry.pot), []).append(entry)
    for (year, name), together in pots.items():
        held = hold_year(year, now)
        assert held is not None, "money is promised from a year that exists"
        total = sum(each.amount for each in together)
        yield together, change_pot(held, name, lambda pot, total=total: change(pot, total), now)  # type: ignore[misc]


def _promise(enrolments: Sequence[Enrolment], session: Session, pot: str, on: date, now: datetime) -> list[BudgetEntry]:
    """A line each; one given back in this year before (the session moved away and came back) is used again."""
    lines = BudgetEntry.objects(source_id__in=[each.id for each in enrolments], year=on.year)
    before = {line.source_id: line for line in lines}
    for entry in before.values():
        entry.state, entry.pot, entry.reason = State.COMMITTED, pot, None
        entry.amount, entry.held_on = session.seat_cost, on
    fresh = [_entry(each, session, pot, on) for each in enrolments if each.id not in before]
    save_entries(list(before.values()), now)
    insert_many(fresh, now)
    return [*before.values(), *fresh]


def _entry(enrolment: Enrolment, session: Session, pot: str, on: date) -> BudgetEntry:
    return BudgetEntry(
        id=new_id(),
        year=on.year,
        pot=pot,
        state=State.COMMITTED,
        source=Source.ENROLMENT,
        source_id=enrolment.id,
        programme_id=session.programme_id,
        session_id=session.id,
        librarian_id=enrolment.librarian_id,
        title=session.course_title,
        held_on=on,
        amount=session.seat_cost,
    )


def held_on(session: Session) -> date:
    """The day on which a session begins, here: it says which year pays."""
    return session.starts_at.astimezone(WIB).date()
