"""Hours (JP) and what hangs on them: earned once per completion, taken back once, in whatever order it is heard."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.assessment.commands import ledger
from services.assessment.commands.counted_once import give_way
from services.assessment.documents import Credit, FollowUp
from services.assessment.domain import follow_ups, hours
from services.assessment.domain.rules import FOLLOW_UPS, in_force
from services.assessment.events import outgoing
from shared.contracts.envelope import Incoming
from shared.storage.documents import insert, save

FACTS = ("librarian_id", "hours", "session_id", "course_id", "unit_id", "competencies", "pre_score", "post_score")
Row = dict[str, Any]


def credit_completions(events: Sequence[Incoming], now: datetime) -> None:
    """Credit the hours of many completions with a few bulk writes: no round trip per event."""
    told = {event.data["completion_id"]: event for event in events}
    known = {row["_id"]: row for row in Credit._get_collection().find({"_id": {"$in": list(told)}})}
    fresh = {key: event for key, event in told.items() if key not in known}
    rows = [_credit(event.data, now) for event in fresh.values()]
    if rows:
        Credit._get_collection().insert_many(rows)
        FollowUp._get_collection().insert_many([_follow_up(event.data, now) for event in fresh.values()])
        ledger.touch((row["librarian_id"] for row in rows), now)
        ledger.enter([ledger.course_line(row, now) for row in rows])
        give_way(rows, now)
    for credit, event in zip(rows, fresh.values(), strict=True):
        outgoing.hours_credited(credit, now, event)
    for key, row in known.items():
        if row["state"] == hours.VOID:
            _fill(row, told[key].data, now)


def reverse_completion(completion_id: str, librarian_id: str, reason: str, now: datetime) -> None:
    """Take back what a completion earned; remember the revocation where the completion is not known yet."""
    credit: Credit | None = Credit.objects(id=completion_id).first()
    state = hours.after(credit.state if credit else None, hours.REVOKED)
    if credit is None:
        void = Credit(id=completion_id, librarian_id=librarian_id, source="course", state=state, reason=reason)
        insert(void, now)
    elif state != credit.state:
        ledger.reverse(completion_id, reason, None, now)
        _cancel_follow_up(completion_id, now)


def _credit(data: Row, now: datetime) -> Row:
    return {
        "_id": data["completion_id"],
        "version": 1,
        "created_at": now,
        "updated_at": now,
        "state": hours.after(None, hours.COMPLETED),
        "source": "course",
        **_facts(data),
    }


def _facts(data: Row) -> Row:
    facts = {name: data[name] for name in FACTS}
    return facts | {"title": data["course_title"], "earned_on": data["completed_on"].isoformat()}


def _follow_up(data: Row, now: datetime) -> Row:
    rule = in_force(FOLLOW_UPS, data["completed_on"])
    due_from, due_until = follow_ups.window(data["completed_on"], rule)
    return {
        "_id": data["completion_id"],
        "version": 1,
        "created_at": now,
        "updated_at": now,
        "state": follow_ups.WAITING,
        "due_from": due_from.isoformat(),
        "due_until": due_until.isoformat(),
        "rule_id": rule.id,
        **{name: data[name] for name in ("librarian_id", "unit_id", "session_id", "course_title")},
    }


def _fill(row: Row, data: Row, now: datetime) -> None:
    """The completion of a credit that was void before it was known: the facts, but no hours that count."""
    state = hours.after(row["state"], hours.COMPLETED)
    change = {"$set": _facts(data) | {"state": state, "updated_at": now}, "$inc": {"version": 1}}
    Credit._get_collection().update_one({"_id": row["_id"]}, change)


def _cancel_follow_up(completion_id: str, now: datetime) -> None:
    follow_up: FollowUp | None = FollowUp.objects(id=completion_id).first()
    state = follow_ups.after(follow_up.state, "cancel") if follow_up else None
    if follow_up is not None and state is not None:
        follow_up.state = state
        save(follow_up, now)
