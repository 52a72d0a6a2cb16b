"""What happened to the money, as the contracts tell it."""

from datetime import datetime
from typing import Any

from services.training.documents import BudgetEntry, BudgetYear
from services.training.domain.budget import GENERAL, Pot
from shared.contracts import programmes as contract
from shared.storage import outbox


def allocated(year: BudgetYear, now: datetime) -> None:
    given = [
        {"programme_id": name, "allocation": pot.allocation}
        for name, pot in sorted(year.pots.items())
        if name != GENERAL
    ]
    facts = {"year": year.year, "allocation": year.total.allocation, "programmes": given}
    outbox.publish(contract.BudgetAllocatedV1, subject=year.id, sequence=year.version, now=now, data=facts)


def committed(entry: BudgetEntry, free: int, now: datetime) -> None:
    _say(contract.BudgetCommittedV1, entry, {"free": free}, now)


def refused(entry: BudgetEntry, pot: Pot, now: datetime) -> None:
    figures = {"free": pot.free, "allocation": pot.allocation, "committed": pot.committed, "spent": pot.spent}
    _say(contract.BudgetRefusedV1, entry, figures | {"reason": entry.reason}, now)


def released(entry: BudgetEntry, free: int, now: datetime) -> None:
    _say(contract.BudgetReleasedV1, entry, {"free": free, "reason": entry.reason}, now)


def spent(entry: BudgetEntry, free: int, now: datetime) -> None:
    _say(contract.BudgetSpentV1, entry, {"free": free, "spent": entry.spent}, now)


def _say(event: Any, entry: BudgetEntry, more: dict[str, Any], now: datetime) -> None:
    names = ("source", "source_id", "session_id", "librarian_id", "programme_id", "title", "year", "amount")
    facts = {name: getattr(entry, name) for name in names} | {"entry_id": entry.id} | more
    outbox.publish(event, subject=entry.id, sequence=entry.version, now=now, data=facts)
