"""What the notifier says: who was reached, who was not."""

from datetime import datetime
from urllib.parse import urlsplit

from services.notifier.documents import Delivery
from services.notifier.partner_documents import Subscription
from shared.contracts.notifier import MessageBouncedV1, MessageDeliveredV1
from shared.contracts.partners import SubscriptionDisabledV1
from shared.storage import outbox


def message_delivered(delivery: Delivery, now: datetime) -> None:
    outbox.publish(MessageDeliveredV1, subject=delivery.id, sequence=delivery.version, now=now, data=_facts(delivery))


def message_bounced(delivery: Delivery, now: datetime) -> None:
    data = {**_facts(delivery), "reason": delivery.reason}
    outbox.publish(MessageBouncedV1, subject=delivery.id, sequence=delivery.version, now=now, data=data)


def _facts(delivery: Delivery) -> dict[str, str]:
    return {
        "message_id": delivery.message_id,
        "event_id": delivery.event_id,
        "kind": delivery.kind,
        "channel": delivery.channel,
    }


def subscription_disabled(subscription: Subscription, partner_name: str, waiting: int, now: datetime) -> None:
    data = {
        "subscription_id": subscription.id,
        "partner_id": subscription.partner_id,
        "partner_name": partner_name,
        "host": urlsplit(subscription.url).hostname or "",
        "reason": subscription.reason,
        "waiting": waiting,
    }
    outbox.publish(SubscriptionDisabledV1, subject=subscription.id, sequence=subscription.version, now=now, data=data)
