"""Events for partners enter the log, and the queue of every webhook that may have them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from services.notifier import partner_queries as queries
from services.notifier.domain.agreements import may_receive
from services.notifier.domain.dispatches import ENDED
from services.notifier.domain.identity import delivery_id
from services.notifier.partner_documents import WEBHOOK, Dispatch, LoggedEvent, Position, Subscription
from shared.contracts.base import EVENTS
from shared.contracts.envelope import Incoming, wrap
from shared.storage.documents import insert_many

TRACE = ("correlationid", "causationid", "traceparent")  # ours, and nothing to a partner


def log_for_partners(events: Sequence[Incoming], now: datetime) -> None:
    """Log the events that are new, in their order, and queue them for whom an agreement covers them."""
    known = queries.logged(event.id for event in events)
    rows = _log([_row(event) for event in events if event.id not in known])
    subscriptions = list(Subscription.objects(kind=WEBHOOK, state__ne=ENDED))
    if rows and subscriptions:
        insert_many(list(_for_all(rows, subscriptions, now)), now)


def log_sandbox(subscription: Subscription, event: dict[str, Any], now: datetime) -> LoggedEvent:
    """Log a sandbox event for the one subscription that asked for it, and queue it."""
    kind = event["type"].removeprefix("id.binapustaka.")
    row = LoggedEvent(
        id=event["id"], type=kind, subject=event["subject"], happened_at=now, event=event, only=subscription.id
    )
    _log([row])
    if subscription.kind == WEBHOOK:
        insert_many([dispatch(subscription, row, now)], now)
    return row


def dispatch(subscription: Subscription, row: LoggedEvent, now: datetime) -> Dispatch:
    """An event queued for a webhook. Its id is made of both: a second one cannot exist."""
    return Dispatch(
        id=delivery_id(row.id, subscription.id, WEBHOOK, row.happened_at),
        subscription_id=subscription.id,
        event_id=row.id,
        position=row.position,
        type=row.type,
        subject=row.subject,
        due_at=now,
    )


def wants(subscription: Subscription, type_: str) -> bool:
    return not subscription.events or type_ in subscription.events


def _for_all(rows: Sequence[LoggedEvent], subscriptions: Sequence[Subscription], now: datetime) -> Iterator[Dispatch]:
    held = {each: queries.agreements(each) for each in {one.partner_id for one in subscriptions}}
    day, visible = queries.today(now), queries.visible()
    for row in rows:
        happened = queries.today(row.happened_at)
        for subscription in subscriptions:
            allowed = may_receive(held[subscription.partner_id], row.type, happened, visible, day)
            if allowed and wants(subscription, row.type):
                yield dispatch(subscription, row, now)


def _log(rows: list[LoggedEvent]) -> list[LoggedEvent]:
    if rows:
        counter = Position.objects(id="log").modify(upsert=True, new=True, inc__value=len(rows))
        for position, row in enumerate(rows, counter.value - len(rows) + 1):
            row.position = position
        LoggedEvent.objects.insert(rows, load_bulk=False)
    return rows


def _row(event: Incoming) -> LoggedEvent:
    contract = EVENTS[event.type]
    told = wrap(
        contract,
        id=event.id,
        source=event.source,
        subject=event.subject,
        sequence=event.sequence,
        time=event.time,
        data=contract.encode(event.data),
        correlation_id="",
        causation_id="",
        traceparent="",
    )
    whole = {name: value for name, value in told.items() if name not in TRACE}
    return LoggedEvent(id=event.id, type=event.type, subject=event.subject, happened_at=event.time, event=whole)
