"""The digest of one person and one window: a delivery of its own, to which others belong.

Its id is made of person, channel and window, so there is never a second one. Joining writes to its row: if a sender
claims it in the same moment, one of the two is run again, and nothing joins a digest that is on its way.
"""

from datetime import datetime, timedelta

from services.notifier.documents import Delivery
from services.notifier.domain.deliveries import BOUNCED, DELIVERED, DROPPED, GATHERED, QUEUED
from services.notifier.domain.identity import delivery_id
from services.notifier.domain.kinds import DIGEST, rank
from shared.storage.documents import insert, save

ENDS = (DELIVERED, BOUNCED, DROPPED)
DAY = timedelta(days=1)


def gather(delivery: Delivery, window: datetime, now: datetime) -> str:
    """Let it wait for the digest of `window`, or the next that is still open. Returns the digest's id."""
    while True:
        key = delivery_id(DIGEST, delivery.recipient, delivery.channel, window)
        digest = Delivery.objects(id=key).first()
        if digest is None:
            insert(_digest(key, delivery, window), now)
            return key
        if digest.state == QUEUED and digest.due_at > now and not digest.tries:
            save(digest, now)
            return key
        window += DAY


def settle(digest: Delivery, now: datetime) -> list[Delivery]:
    """Those in it end as the digest ended. Returns them; none while it is still to be sent."""
    if digest.state not in ENDS:
        return []
    members = list(Delivery.objects(digest_id=digest.id, state=GATHERED).order_by("id"))
    for each in members:
        each.state, each.reason = digest.state, digest.reason
        save(each, now)
    return members


def _digest(key: str, first: Delivery, window: datetime) -> Delivery:
    return Delivery(
        id=key,
        message_id=key,
        event_id=key,
        kind=DIGEST,
        recipient=first.recipient,
        channel=first.channel,
        state=QUEUED,
        due_at=window,
        rank=rank(DIGEST),
    )
