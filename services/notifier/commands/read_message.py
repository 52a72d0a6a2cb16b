"""A person has read a message in the portal."""

from datetime import datetime

from services.notifier import queries
from services.notifier.documents import Message
from shared.storage.documents import save


def read_message(librarian_id: str, message_id: str, now: datetime) -> Message:
    """Mark one's own message as read; the first time counts."""
    message = queries.own_message(librarian_id, message_id)
    if message.read_at is None:
        message.read_at = now
        save(message, now)
    return message
