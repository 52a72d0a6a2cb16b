"""Visitors have no account: each event brings the address along, for its own letter and nothing else.

The address is kept as a contact of the registration while a letter is under way, so that a letter to a visitor is
written, refused and suppressed like any other. Then contact and link are forgotten; the log keeps the id alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from services.notifier.commands.announce import News, announce
from services.notifier.documents import Contact, Delivery, Message
from services.notifier.domain.deliveries import OPEN
from shared.storage.projections import Row, project

VISITOR = "visitor"
ADDRESS = ("visitor_name", "email", "language")


def write_to_visitors(told: Sequence[tuple[News, int]], now: datetime) -> None:
    """Letters to those who registered; each news comes with its sequence."""
    project(Contact, [_contact(news, sequence) for news, sequence in told])
    announce([_without_address(news) for news, _ in told], now)


def forget_visitors(limit: int = 500) -> int:
    """Forget the addresses to which no letter is under way any more. Returns how many."""
    known = list(Contact.objects(duties=VISITOR).limit(limit).scalar("id"))
    awaited = set(Delivery.objects(recipient__in=known, state__in=OPEN).scalar("recipient")) if known else set()
    done = [each for each in known if each not in awaited]
    if done:
        Message.objects(recipient__in=done).update(set__facts={})
        Contact.objects(id__in=done).delete()
    return len(done)


def _contact(news: News, sequence: int) -> Row:
    data = news.data
    facts = {"name": data["visitor_name"], "email": data["email"], "language": data["language"]}
    return Row(data["registration_id"], sequence, {**facts, "duties": [VISITOR], "hears": True})


def _without_address(news: News) -> News:
    return replace(news, data={name: value for name, value in news.data.items() if name not in ADDRESS})
