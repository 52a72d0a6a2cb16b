"""Write to an address no more, and again."""

from datetime import datetime

from services.notifier.documents import Contact, Delivery, Suppression
from services.notifier.domain.addresses import fingerprint
from shared.storage.documents import get, insert


def suppress(delivery: Delivery, reason: str, now: datetime) -> None:
    """The address that a delivery went to does not exist: remember it, without the address."""
    contact = Contact.objects(id=delivery.recipient).first()
    if contact is None or not contact.email:
        return
    key = fingerprint(contact.email)
    if Suppression.objects(id=key).first() is None:
        insert(Suppression(id=key, recipient=contact.id, channel=delivery.channel, reason=reason), now)


def lift(suppression_id: str) -> None:
    """Somebody says that the address works again. Raises NotFound."""
    get(Suppression, suppression_id).delete()
