"""Which bit of which published list says that a badge was revoked (W3C Bitstring Status List 1.0).

A list has 131,072 places, the least the standard allows, so that nobody can tell from a place whose it is. Places
are dealt out in a shuffled order that never repeats: `offset + step * n` runs through all of them as `step` is odd.
"""

import gzip
from base64 import urlsafe_b64encode
from collections.abc import Iterable

PLACES = 131_072


def place(offset: int, step: int, number: int) -> int:
    """The place of the certificate that is `number`th on its list."""
    if not 0 <= number < PLACES or step % 2 == 0:
        raise ValueError(f"no place {number} by step {step}")
    return (offset + step * number) % PLACES


def encoded(revoked: Iterable[int]) -> str:
    """The list as it is published: one bit a place, the first place leftmost, zipped, base64url with its prefix.

    The same revocations give the same text: no moment is written into the archive.
    """
    bits = bytearray(PLACES // 8)
    for each in revoked:
        bits[each // 8] |= 0x80 >> each % 8
    return "u" + urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
