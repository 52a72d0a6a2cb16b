"""What the notifier says: who was reached, who was not."""

from shared.contracts.base import Payload, event
from shared.contracts.fields import Id, Text


class _Message(Payload):
    message_id = Id(required=True)
    event_id = Id(required=True)
    kind = Text(required=True)
    channel = Text(required=True)


@event("notifier.message.delivered.v1")
class MessageDeliveredV1(_Message):
    """A message reached the recipient's channel. Subject: the delivery."""


@event("notifier.message.bounced.v1")
class MessageBouncedV1(_Message):
    """A message was refused for good. Subject: the delivery."""

    reason = Text(required=True)
