"""Signatures after Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`.

Several at once while a secret changes: the receiver accepts any that fits.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable

PREFIX = "whsec_"
BYTES = 32


def secret_of(random: bytes) -> str:
    """A secret as the partner gets to see it, once."""
    return PREFIX + base64.b64encode(random).decode()


def headers(message_id: str, timestamp: int, body: bytes, secrets: Iterable[str]) -> dict[str, str]:
    """The three headers; one signature for each secret that is valid now, newest first."""
    signed = b".".join((message_id.encode(), str(timestamp).encode(), body))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(f"v1,{_signature(signed, secret)}" for secret in secrets),
    }


def _signature(signed: bytes, secret: str) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
