"""The steps of a delivery that touch the queue: claim some, note each that was taken, record what became of them.

Sending lies in between, outside any transaction (see `sender`). If the process dies, the claims run out: a letter noted
as taken is recorded then, any other is sent, with the Message-ID it would have had. Never lost; doubled only where the
process died between the server's answer and the note.
"""

from collections.abc import Mapping
from datetime import datetime

from pymongo import WriteConcern
from pymongo.errors import PyMongoError

from services.notifier.commands.gather import gather, settle
from services.notifier.commands.suppress import suppress
from services.notifier.documents import Delivery
from services.notifier.domain.deliveries import (
    BOUNCED,
    DELIVERED,
    LEASE,
    OPEN,
    SENDING,
    Gathered,
    Outcome,
    Rejected,
    Step,
    step,
)
from services.notifier.domain.kinds import DIGEST
from services.notifier.events import outgoing
from shared.storage.documents import save
from shared.telemetry import trace

AT_ONCE = WriteConcern(w=1, j=False)  # outlives the death of our process, which is what it is for


def claim(channel: str, token: str, now: datetime, limit: int = 1) -> list[Delivery]:
    """Take what is due, the most urgent first, then the longest waiting, for the length of a lease. No transaction.

    Each comes with the `due_at` it had. Of two claiming at once, each gets what the other did not.
    """
    due = Delivery.objects(channel=channel, state__in=OPEN, due_at__lte=now).order_by("rank", "due_at").limit(limit)
    seen = list(due)
    if not seen:
        return []
    free = Delivery.objects(id__in=[each.id for each in seen], state__in=OPEN, due_at__lte=now)
    free.update(set__state=SENDING, set__claim=token, set__due_at=now + LEASE, set__updated_at=now, inc__version=1)
    ours = {each.id: each for each in Delivery.objects(claim=token)}
    for each in seen:
        if each.id in ours:
            ours[each.id].due_at = each.due_at
    return [ours[each.id] for each in seen if each.id in ours]


def note_taken(delivery_id: str, token: str) -> bool:
    """Note that the channel took it, in the cheapest way that outlives us. False if that could not be done."""
    rows = Delivery._get_collection().with_options(write_concern=AT_ONCE)
    try:
        rows.update_one({"_id": delivery_id, "claim": token}, {"$set": {"taken": True}})
    except PyMongoError:
        return False
    return True


def record(outcomes: Mapping[str, Outcome], token: str, now: datetime) -> dict[str, Step]:
    """Write down the outcomes and say so. Those whose claim ran out are another's by now, and left alone."""
    rows = {row.id: row for row in Delivery.objects(id__in=list(outcomes), claim=token, state=SENDING)}
    return {key: _record(rows[key], outcome, now) for key, outcome in outcomes.items() if key in rows}


def _record(delivery: Delivery, outcome: Outcome, now: datetime) -> Step:
    after = step(outcome, delivery.tries + 1, delivery.created_at, now)
    delivery.tries += 1 if after.counts else 0
    delivery.state, delivery.reason, delivery.due_at, delivery.claim = after.state, after.reason, after.due_at, None
    if isinstance(outcome, Gathered):
        delivery.digest_id = gather(delivery, outcome.window, now)
    save(delivery, now)
    if isinstance(outcome, Rejected) and outcome.address:
        suppress(delivery, outcome.reason, now)
    for each in settle(delivery, now) if delivery.kind == DIGEST else [delivery]:
        _say(each, now)
    return after


def _say(delivery: Delivery, now: datetime) -> None:
    with trace.step(delivery.traceparent, correlation_id=delivery.correlation_id, causation_id=delivery.event_id):
        if delivery.state == DELIVERED:
            outgoing.message_delivered(delivery, now)
        elif delivery.state == BOUNCED:
            outgoing.message_bounced(delivery, now)
