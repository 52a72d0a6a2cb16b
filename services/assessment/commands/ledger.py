"""Writing the hours ledger: entries are added, never changed; each reversal takes back exactly one credit."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bson import Decimal128

from services.assessment.documents import Credit, HourAccount, HourEntry
from services.assessment.domain import hours as states
from services.assessment.domain import ledger
from services.assessment.domain.learning_rules import COURSE, activity
from services.assessment.events import claimed, outgoing
from shared.errors import Refused
from shared.storage.documents import get, insert, save

Row = dict[str, Any]
BATCH = 500


def hold(librarian_id: str, now: datetime) -> None:
    """Whoever decides about somebody's hours writes the same document: of two at once, one is run again."""
    change = {"$inc": {"version": 1}, "$set": {"updated_at": now}, "$setOnInsert": {"created_at": now}}
    HourAccount._get_collection().update_one({"_id": librarian_id}, change, upsert=True)


def touch(librarian_ids: Iterable[str], now: datetime) -> None:
    """`hold` for many at once. Who has no account never submitted a claim, so nothing of theirs can be decided now."""
    change = {"$inc": {"version": 1}, "$set": {"updated_at": now}}
    HourAccount._get_collection().update_many({"_id": {"$in": list(set(librarian_ids))}}, change)


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
    hold(earned.librarian_id, now)
    insert(earned, now)
    row = earned.to_mongo().to_dict()
    enter([line(ledger.CREDITED, row, earned.amount, rule_id, now, by=by)])
    if earned.amount:
        claimed.amount_credited(earned, now)
    return earned


def enter_older(now: datetime) -> bool:
    """Enter courses credited before there was a ledger; a batch at a time. Whether there may be more."""
    lines = {"from": "hour_entries", "localField": "_id", "foreignField": "credit_id", "as": "lines"}
    older = [{"$match": {"state": states.CREDITED}}, {"$lookup": lines}, {"$match": {"lines": []}}, {"$limit": BATCH}]
    rows = list(Credit._get_collection().aggregate(older))
    touch((row["librarian_id"] for row in rows), now)
    enter([course_line(row, now) for row in rows])
    return len(rows) == BATCH


def course_line(row: Row, now: datetime) -> Row:
    """What a course adds: its own hours."""
    rule = activity(COURSE, date.fromisoformat(row["earned_on"]))
    return line(ledger.CREDITED, row, Decimal(row["hours"]), rule.id, now)


def reverse(credit_id: str, reason: str, by: str | None, now: datetime) -> Credit:
    """Take a credit back. Raises Refused where that was done before."""
    earned = get(Credit, credit_id)
    hold(earned.librarian_id, now)
    entries = list(HourEntry.objects(credit_id=credit_id))
    if not entries and earned.state == states.CREDITED:  # of before there was a ledger
        enter([course_line(earned.to_mongo().to_dict(), now)])
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
