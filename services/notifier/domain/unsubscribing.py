"""The link that switches a kind off without signing in. It is signed, names one person, channel and kind, and no more.

It does not expire: a letter may be opened years later, and all it can do is to stop letters.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

BYTES = 16


@dataclass(frozen=True)
class Link:
    """Whose letters of which kind."""

    recipient: str
    channel: str
    kind: str


def sign(secret: str, link: Link) -> str:
    """The token that stands in the address."""
    said = "|".join((link.recipient, link.channel, link.kind)).encode()
    return f"{_text(said)}.{_text(_seal(secret, said))}"


def read(secret: str, token: str) -> Link:
    """What a token says. Raises ValueError for one that we did not make."""
    said, _, seal = (part.encode("ascii", "replace") for part in token.partition("."))
    words = _bytes(said)
    if not hmac.compare_digest(_bytes(seal), _seal(secret, words)):
        raise ValueError("not our link")
    recipient, channel, kind = words.decode().split("|")
    return Link(recipient, channel, kind)


def _seal(secret: str, said: bytes) -> bytes:
    return hmac.new(secret.encode(), b"unsubscribe\x1f" + said, sha256).digest()[:BYTES]


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: bytes) -> bytes:
    return urlsafe_b64decode(text + b"=" * (-len(text) % 4))
