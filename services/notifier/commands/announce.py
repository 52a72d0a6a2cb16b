"""Tell those whom an event concerns: a message for each, and a delivery for each channel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services.notifier import queries
from services.notifier.documents import Awaited, Delivery, Message
from services.notifier.domain.audience import (
    PORTAL,
    Addressee,
    Audience,
    Role,
    Roster,
    audience,
    needs_roster,
)
from services.notifier.domain.deliveries import DELIVERED, QUEUED, still_news
from services.notifier.domain.facts import facts_of
from services.notifier.domain.identity import delivery_id, message_id
from services.notifier.domain.kinds import rank
from shared.storage.documents import insert_many

PATIENCE = timedelta(days=1)


@dataclass(frozen=True)
class News:
    """An event to tell. `only`: narrow it to these roles, the others have heard."""

    event_id: str
    kind: str
    data: dict[str, Any]
    happened_at: datetime
    correlation_id: str = ""
    traceparent: str = ""
    only: tuple[Role, ...] = ()


def announce(news: Sequence[News], now: datetime) -> None:
    """Insert what these events give to tell, each person and channel at most once ever."""
    roster = queries.roster() if any(needs_roster(each.kind) for each in news) else Roster()
    heard = [(each, audience(each.kind, each.data, roster, each.only)) for each in news]
    insert_many([_awaited(each, found, now) for each, found in heard if found.awaited], now)
    tell([(each, addressee) for each, found in heard for addressee in found.addressees], now)


def tell(pairs: Sequence[tuple[News, Addressee]], now: datetime) -> None:
    """Insert messages and deliveries for these people, leaving out who left and who was told before."""
    deaf = queries.deaf({addressee.recipient for _, addressee in pairs})
    unheard = {
        message_id(news.event_id, addressee.recipient, news.happened_at): (news, addressee)
        for news, addressee in pairs
        if addressee.recipient not in deaf
    }
    for told_before in queries.existing_messages(unheard):
        del unheard[told_before]
    insert_many([_message(key, *pair) for key, pair in unheard.items()], now)
    insert_many([each for key, pair in unheard.items() for each in _deliveries(key, *pair, now)], now)


def _message(key: str, news: News, addressee: Addressee) -> Message:
    return Message(
        id=key,
        event_id=news.event_id,
        kind=news.kind,
        role=addressee.role,
        recipient=addressee.recipient,
        facts=facts_of(news.data),
        happened_at=news.happened_at,
    )


def _deliveries(key: str, news: News, addressee: Addressee, now: datetime) -> Iterator[Delivery]:
    for channel in addressee.channels:
        if channel != PORTAL and not still_news(news.happened_at, now):
            continue
        at_once = channel == PORTAL  # to be in the portal is to be delivered
        yield Delivery(
            id=delivery_id(news.event_id, addressee.recipient, channel, news.happened_at),
            message_id=key,
            event_id=news.event_id,
            kind=news.kind,
            recipient=addressee.recipient,
            channel=channel,
            state=DELIVERED if at_once else QUEUED,
            due_at=None if at_once else now,
            rank=rank(news.kind),
            correlation_id=news.correlation_id,
            traceparent=news.traceparent,
        )


def _awaited(news: News, found: Audience, now: datetime) -> Awaited:
    return Awaited(
        id=news.event_id,
        kind=news.kind,
        roles=list(found.awaited),
        facts=facts_of(news.data),
        happened_at=news.happened_at,
        until=now + PATIENCE,
        correlation_id=news.correlation_id,
        traceparent=news.traceparent,
    )
