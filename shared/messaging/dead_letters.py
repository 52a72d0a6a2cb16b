"""From the dead queue to the dead-letter collection."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
from kombu.message import Message

from shared.contracts.base import PREFIX
from shared.messaging.headers import ATTEMPT, DEAD_ID, ERROR, FIRST_FAILED_AT, REASON
from shared.storage import dead_letters
from shared.storage.dead_letters import Given


def store(messages: Sequence[Message], inbox: str, now: datetime) -> None:
    """Keep the messages that arrived in the dead queue; `inbox` is where a replay sends them."""
    dead_letters.store([_given(message, inbox) for message in messages], now)


def body_of(message: Message) -> bytes:
    """The raw body of a message, whatever its content type says."""
    return message.body.encode() if isinstance(message.body, str) else bytes(message.body or b"")


def _given(message: Message, inbox: str) -> Given:
    headers, body = dict(message.headers or {}), body_of(message)
    event = _loose(body)
    first = headers.get(FIRST_FAILED_AT)
    return Given(
        id=str(headers.get(DEAD_ID) or hashlib.sha256(body).hexdigest()[:32]),
        queue=inbox,
        event_id=_text(event.get("id")),
        type=(_text(event.get("type")) or "").removeprefix(PREFIX) or None,
        reason=str(headers.get(REASON, "delivery-limit")),  # without our header the broker itself gave up
        error=str(headers.get(ERROR, "")),
        attempts=int(headers.get(ATTEMPT, 1)),
        first_failed_at=datetime.fromisoformat(first) if isinstance(first, str) else None,
        body=body,
        headers={name: value for name, value in headers.items() if name.startswith("bina-")},
    )


def _loose(body: bytes) -> dict[str, Any]:
    try:
        event = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return event if isinstance(event, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
