"""A certificate's public code, how long it is valid, and what to say of it on a given day.

The code is what a stranger types from paper, so: no letters that look alike, three groups of four,
and a check symbol that catches every single wrong symbol and every two exchanged ones (a
Reed-Solomon check over GF(32)). Eleven random symbols are 55 bits: nobody finds one by trying.
"""

from calendar import monthrange
from datetime import date
from enum import StrEnum

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES = 7
_SYMBOLS = 11
_GROUP = 4
_LOOKALIKES = str.maketrans("OIL", "011")
_POLYNOMIAL = 0b100101


class Status(StrEnum):
    """What a verifier is told."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


def new_code(randomness: bytes) -> str:
    """A code from seven random bytes, as it is printed: XXXX-XXXX-XXXX."""
    number = int.from_bytes(randomness, "big")
    if len(randomness) != RANDOM_BYTES:
        raise ValueError(f"a code needs {RANDOM_BYTES} random bytes")
    values = [number >> (5 * place) & 31 for place in range(_SYMBOLS)]
    return _printed([*values, _check(values)])


def read_code(text: str) -> str | None:
    """The code as printed, from what somebody typed; None if it cannot be a code."""
    symbols = text.upper().replace("-", "").replace(" ", "").translate(_LOOKALIKES)
    if len(symbols) != _SYMBOLS + 1 or not all(each in ALPHABET for each in symbols):
        return None
    values = [ALPHABET.index(each) for each in symbols]
    return _printed(values) if _check(values[:-1]) == values[-1] else None


def valid_until(issued_on: date, months: int | None) -> date | None:
    """The last day of validity; None for a certificate that does not expire."""
    if months is None:
        return None
    year, month = divmod(issued_on.year * 12 + issued_on.month - 1 + months, 12)
    last_day = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(issued_on.day, last_day))


def status(on: date, until: date | None, revoked: bool) -> Status:
    """What holds on a day: revocation first, then expiry."""
    if revoked:
        return Status.REVOKED
    if until is not None and on > until:
        return Status.EXPIRED
    return Status.VALID


def _check(values: list[int]) -> int:
    result = 0
    for value in [*values, 0]:
        result = result << 1 ^ value
        if result & 32:
            result ^= _POLYNOMIAL
    return result


def _printed(values: list[int]) -> str:
    symbols = "".join(ALPHABET[value] for value in values)
    return "-".join(symbols[start : start + _GROUP] for start in range(0, len(symbols), _GROUP))
