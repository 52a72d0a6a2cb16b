"""Writing the hours ledger: entries are added, never changed; each reversal takes back exactly one credit."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from bson import Decimal128
from pymongo import UpdateOne

from services.assessment.documents import Credit, HourAccount, HourEntry
from services.assessment.domain import hours as states
from services.assessment.domain import ledger
from services.assessment.events import claimed, outgoing
from shared.errors import Refused
from shared.storage.documents import get, insert, save

Row = dict[str, Any]


def hold(librarian_ids: Iterable[str], now: datetime) -> None:
    """Whoever decides about somebody's hours writes the same document: of two at once, one is run again."""
    change = {"$inc": {"version": 1}, "$set": {"updated_at": now}, "$setOnInsert": {"created_at": now}}
    writes = [UpdateOne({"_id": each}, change, upsert=True) for each in sorted(set(librarian_ids))]
    if writes:
        HourAccount._get_collection().bulk_write(writes)


def enter(rows: list[Row]) -> None:
    """Add lines made by `line`."""
    if rows:
        HourEntry._get_collection().insert_many(rows)


def line(kind: str, credit: Row, hours: Decimal, rule_id: str, now: datetime, **more: Any) -> Row:
    """A line as it is stored, from a credit as it is stored: completions arrive by the hundred."""
    facts = {name: credit[name] for name in ("librarian_id", "source", "title", "earned_on")}
    return {
        "_id": f"{credit['_id']}:{kind}",
        "kind": kind,
        "credit_id": credit["_id"],
        "year": int(credit["earned_on"][:4]),
        "hours": Decimal128(hours),
        "activity": credit.get("activity", "course"),
        "rule_id": rule_id,
        "at": now,
        **facts,
        **more,
    }


def credit(earned: Credit, rule_id: str, by: str | None, now: datetime) -> Credit:
    """Enter what a decision earned, and say so. Raises NotUniqueError for the same credit again."""
    hold([earned.librarian_id], now)
    insert(earned, now)
    row = earned.to_mongo().to_dict()
    enter([line(ledger.CREDITED, row, earned.amount, rule_id, now, by=by)])
    if earned.amount:
        claimed.amount_credited(earned, now)
    return earned


def reverse(credit_id: str, reason: str, by: str | None, now: datetime) -> Credit:
    """Take a credit back. Raises Refused where that was done before."""
    earned = get(Credit, credit_id)
    hold([earned.librarian_id], now)
    entries = list(HourEntry.objects(credit_id=credit_id))
    try:
        back = ledger.reversal([ledger.Entry(each.kind, each.hours) for each in entries])
    except ledger.ReversedBefore as error:
        raise Refused("hours-reversed-before", title=earned.title) from error
    earned.state, earned.reason = states.REVERSED, reason
    save(earned, now)
    row = earned.to_mongo().to_dict()
    enter([line(ledger.REVERSED, row, back, entries[0].rule_id, now, by=by, reason=reason)])
    if back:
        outgoing.hours_reversed(earned, now)
    return earned
