"""The three steps of a delivery: claim it, write the letter, record what became of it.

Sending lies between the second and the third, outside any transaction (see `sender`). If the process dies in between,
the claim runs out and the same letter, with the same Message-ID, is sent once more: never lost, once doubled at worst.
"""

from datetime import datetime

from services.notifier import queries
from services.notifier.documents import Contact, Delivery, Message
from services.notifier.domain.deliveries import (
    BOUNCED,
    DELIVERED,
    LEASE,
    OPEN,
    SENDING,
    Outcome,
    Step,
    Stranger,
    Unwanted,
    step,
)
from services.notifier.domain.invitations import invitation
from services.notifier.domain.mail import Letter
from services.notifier.events import outgoing
from shared.storage.documents import save


def claim(channel: str, token: str, now: datetime) -> Delivery | None:
    """Take the delivery that is due the longest, for the length of a lease. One atomic write, no transaction."""
    due = Delivery.objects(channel=channel, state__in=OPEN, due_at__lte=now).order_by("due_at")
    claimed: Delivery | None = due.modify(
        new=True,
        set__state=SENDING,
        set__claim=token,
        set__due_at=now + LEASE,
        set__updated_at=now,
        inc__version=1,
    )
    return claimed


def write(delivery: Delivery) -> Letter | Outcome:
    """The letter to send, or why there is none."""
    contact = Contact.objects(id=delivery.recipient).first()
    if contact is None:
        return Stranger()
    if not contact.hears:
        return Unwanted("recipient left")
    if not contact.email:
        return Unwanted("recipient has no address")
    language = queries.chosen_language(contact)
    message = Message.objects.get(id=delivery.message_id)
    [text] = queries.texts([message], language)
    entry = invitation(message.kind, message.role, message.facts)
    return Letter(delivery.id, contact.name, contact.email, language, text, delivery.created_at, entry)


def record(delivery_id: str, token: str, outcome: Outcome, now: datetime) -> Step | None:
    """Write down the outcome and say so. None if the claim ran out and the delivery is another's by now."""
    delivery = Delivery.objects(id=delivery_id, claim=token, state=SENDING).first()
    if delivery is None:
        return None
    after = step(outcome, delivery.tries + 1, delivery.created_at, now)
    delivery.tries += 1 if after.counts else 0
    delivery.state, delivery.reason, delivery.due_at, delivery.claim = after.state, after.reason, after.due_at, None
    save(delivery, now)
    if after.state == DELIVERED:
        outgoing.message_delivered(delivery, now)
    elif after.state == BOUNCED:
        outgoing.message_bounced(delivery, now)
    return after
