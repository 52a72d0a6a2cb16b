"""A year's money, in whole rupiah: set aside, promised, spent, free.

    committed ──spend──> spent ──spend──> spent (the actual cost, when it is known better)
        │  ▲
     release commit (approved again)
        ▼  │
      released        refused: there was not enough; an answer, not a state of money

A pot is what a programme was given of a year, or what nobody was given ("general"). It never promises more
than it holds: allocation = committed + spent + free, and free is never below zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

GENERAL = "general"
"""The pot of everything that has no pot of its own."""


class State(StrEnum):
    """Where a line of the budget stands."""

    COMMITTED = "committed"
    RELEASED = "released"
    SPENT = "spent"
    REFUSED = "refused"


class Source(StrEnum):
    """What a line pays for."""

    ENROLMENT = "enrolment"
    NOMINATION = "nomination"
    SESSION = "session"


@dataclass(frozen=True)
class Pot:
    """Money set aside, and what became of it."""

    allocation: int = 0
    committed: int = 0
    spent: int = 0

    @property
    def free(self) -> int:
        """What may still be promised."""
        return self.allocation - self.committed - self.spent


Pots = Mapping[str, Pot]


def fits(pot: Pot, amount: int) -> bool:
    """Whether so much may still be promised; nothing always may."""
    return amount <= max(pot.free, 0)


def commit(pot: Pot, amount: int) -> Pot:
    """Promise an amount. Raises ValueError where it does not fit."""
    if amount < 0 or not fits(pot, amount):
        raise ValueError(f"{amount} is more than {pot.free}")
    return replace(pot, committed=pot.committed + amount)


def release(pot: Pot, amount: int) -> Pot:
    """Take a promise back."""
    if not 0 <= amount <= pot.committed:
        raise ValueError(f"{amount} was not promised")
    return replace(pot, committed=pot.committed - amount)


def spend(pot: Pot, promised: int, actual: int) -> Pot:
    """Turn a promise into what it did cost. Raises ValueError where that is more than the promise and what is free."""
    return _paid(release(pot, promised), actual)


def correct(pot: Pot, before: int, after: int) -> Pot:
    """Another amount for what was spent before. Raises ValueError where the pot does not hold it."""
    return _paid(replace(pot, spent=pot.spent - before), after)


def pot_of(pots: Pots, programme_id: str | None) -> str:
    """The name of the pot that pays for a programme: its own, else the general one."""
    return programme_id if programme_id in pots and programme_id else GENERAL


def allocate(pots: Pots, allocation: int) -> dict[str, Pot]:
    """Set the money of the year; the general pot holds what no programme was given. ValueError below what is used."""
    given = sum(pot.allocation for name, pot in pots.items() if name != GENERAL)
    general = replace(pots.get(GENERAL, Pot()), allocation=allocation - given)
    return {**pots, GENERAL: _sound(general)}


def allot(pots: Pots, programme_id: str, amount: int) -> dict[str, Pot]:
    """Give a programme its own part of the year, out of the general pot. ValueError if that does not hold it."""
    own = pots.get(programme_id, Pot())
    general = pots[GENERAL]
    general = replace(general, allocation=general.allocation + own.allocation - amount)
    return {**pots, programme_id: _sound(replace(own, allocation=amount)), GENERAL: _sound(general)}


def total(pots: Pots) -> Pot:
    """All pots together."""
    return Pot(
        sum(pot.allocation for pot in pots.values()),
        sum(pot.committed for pot in pots.values()),
        sum(pot.spent for pot in pots.values()),
    )


def shares(amount: int, parts: int) -> list[int]:
    """An amount in equal whole parts that add up to it exactly; the first ones bear the remainder."""
    each, rest = divmod(amount, parts)
    return [each + (number < rest) for number in range(parts)]


def cost_per(spent: int, count: int) -> str | None:
    """Rupiah for each of `count`, to the sen; None where there is nothing to divide by."""
    if not count:
        return None
    return str((Decimal(spent) / count).quantize(Decimal("0.01"), ROUND_HALF_UP))


def ties_out(pots: Pots, promised: Mapping[str, int], paid: Mapping[str, int]) -> bool:
    """Whether what the pots say is exactly what their lines add up to."""
    names: Sequence[str] = [*pots, *promised, *paid]
    return all(
        name in pots
        and pots[name].committed == promised.get(name, 0)
        and pots[name].spent == paid.get(name, 0)
        and pots[name].free >= 0
        for name in names
    )


def _paid(pot: Pot, amount: int) -> Pot:
    if amount < 0 or not fits(pot, amount):
        raise ValueError(f"{amount} is more than {pot.free}")
    return replace(pot, spent=pot.spent + amount)


def _sound(pot: Pot) -> Pot:
    if pot.allocation < 0 or pot.free < 0:
        raise ValueError(f"{pot.committed + pot.spent} is promised or spent already")
    return pot
