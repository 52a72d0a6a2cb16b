"""Setting the money of a year, and what of it each programme has."""

from datetime import datetime

from services.training.commands.draws import numbers
from services.training.documents import BudgetYear, Programme
from services.training.domain import budget
from services.training.domain.budget import GENERAL, Pot
from services.training.events import money
from shared.errors import Refused
from shared.storage.documents import get, insert, save


def allocate(found: BudgetYear | None, year: int, amount: int, now: datetime) -> BudgetYear:
    """Set aside an amount for a year, or change it; never below what is promised, spent or given to programmes."""
    doc = found or BudgetYear(id=str(year), year=year)
    try:
        doc.pots = budget.allocate(doc.pots, amount)
    except ValueError as error:
        given = sum(pot.allocation for name, pot in doc.pots.items() if name != GENERAL)
        general = doc.pots.get(GENERAL, Pot())
        used = given + general.committed + general.spent
        raise Refused(
            "allocation-too-small", **numbers(year, amount, Pot(used, general.committed, general.spent))
        ) from error
    return _said(save(doc, now) if found else insert(doc, now), now)


def allot(doc: BudgetYear, programme_id: str, amount: int, now: datetime) -> BudgetYear:
    """Give a programme its own part of the year's money."""
    programme = get(Programme, programme_id)
    if not programme.first_year <= doc.year <= programme.last_year:
        raise Refused(
            "year-outside-programme", year=doc.year, first_year=programme.first_year, last_year=programme.last_year
        )
    try:
        doc.pots = budget.allot(doc.pots, programme_id, amount)
    except ValueError as error:
        raise Refused("allotment-impossible", **numbers(doc.year, amount, doc.pots[GENERAL])) from error
    return _said(save(doc, now), now)


def _said(doc: BudgetYear, now: datetime) -> BudgetYear:
    money.allocated(doc, now)
    return doc
