"""Drawing on the money of a year: the one place where pots change and lines are written."""

from collections.abc import Callable, Sequence
from datetime import datetime

from pymongo import ReplaceOne

from services.training.commands.wording import rupiah
from services.training.documents import BudgetEntry, BudgetYear
from services.training.domain.budget import Pot, fits
from shared.errors import Refused
from shared.storage.documents import save


def hold_year(year: int, now: datetime) -> BudgetYear | None:
    """The year's money, written to at once, so that of many who draw on it all but one collide here."""
    held: BudgetYear | None = BudgetYear.objects(id=str(year)).modify(new=True, set__updated_at=now)
    return held


def draw(year: int, paid_from: Callable[[BudgetYear], str], amount: int, now: datetime) -> tuple[BudgetYear, str]:
    """The year's money and the pot that holds the amount. Raises Refused, with the numbers, if it does not."""
    held = hold_year(year, now)
    if held is None:
        raise Refused("budget-not-allocated", **numbers(year, amount, Pot()))
    name = paid_from(held)
    if not fits(held.pots[name], amount):
        raise Refused("budget-exceeded", **numbers(year, amount, held.pots[name]))
    return held, name


def numbers(year: int, amount: int, pot: Pot) -> dict[str, object]:
    """What a refusal tells of the money."""
    figures = {"free": pot.free, "allocation": pot.allocation, "committed": pot.committed, "spent": pot.spent}
    return {"year": year, "amount": rupiah(amount)} | {name: rupiah(each) for name, each in figures.items()}


def change_pot(held: BudgetYear, name: str, change: Callable[[Pot], Pot], now: datetime) -> Pot:
    """Put a changed pot back; returns it."""
    pot = change(held.pots[name])
    held.pots = {**held.pots, name: pot}
    save(held, now)
    return pot


def save_entries(entries: Sequence[BudgetEntry], now: datetime) -> None:
    """Save many lines in one write, each under its next version."""
    for entry in entries:
        entry.version += 1
        entry.updated_at = now
        entry.validate()
    if entries:
        BudgetEntry._get_collection().bulk_write([ReplaceOne({"_id": each.id}, each.to_mongo()) for each in entries])
