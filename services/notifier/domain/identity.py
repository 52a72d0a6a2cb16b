"""The identity of what is said: nobody hears the same event twice on one channel.

An id is a UUIDv7 whose time is the event's and whose random part is the digest of what it identifies. It sorts by
time like every other id of the house, and the same event, recipient and channel always give the same one: the
primary key itself refuses the second.
"""

from datetime import datetime
from hashlib import sha256
from uuid import UUID


def message_id(event_id: str, recipient: str, at: datetime) -> str:
    return _identity(at, event_id, recipient)


def delivery_id(event_id: str, recipient: str, channel: str, at: datetime) -> str:
    return _identity(at, event_id, recipient, channel)


def _identity(at: datetime, *parts: str) -> str:
    digest = int.from_bytes(sha256("\x1f".join(parts).encode()).digest()[:10], "big")
    milliseconds = int(at.timestamp() * 1000)
    bits = (milliseconds & (1 << 48) - 1) << 80 | digest
    bits = bits & ~(0xF << 76) | 7 << 76  # version 7
    bits = bits & ~(0x3 << 62) | 2 << 62  # RFC 9562 variant
    return str(UUID(int=bits))
