"""The employee number (NIP): 18 digits that say birth date, month of appointment, sex and serial.

19750118 200503 2 014
born     from   sex serial      a contract employee (PPPK) has 21 where the month stands
"""

import re
from dataclasses import dataclass
from datetime import date

YOUNGEST_APPOINTED = 18
CONTRACT = 21
SEXES = {"1": "male", "2": "female"}


class NipError(ValueError):
    """The number cannot be right; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Nip:
    """What an employee number says."""

    text: str
    born: date
    year: int
    month: int | None  # None for a contract employee
    sex: str

    @property
    def contract(self) -> bool:
        """Is this the number of a contract employee (PPPK)?"""
        return self.month is None

    def covers(self, day: date) -> bool:
        """Was this person already appointed on that day?"""
        return (day.year, day.month) >= (self.year, self.month or 1)


def parse(text: str, today: date) -> Nip:
    """Read a number, or raise NipError naming the part that cannot be."""
    if not re.fullmatch(r"[0-9]{18}", text):
        raise NipError("nip-length")
    born = _birth(text[:8])
    year, month = int(text[8:12]), int(text[12:14])
    if not 1 <= month <= 12 and month != CONTRACT:
        raise NipError("nip-appointment")
    if text[14] not in SEXES:
        raise NipError("nip-sex")
    if text[15:] == "000":
        raise NipError("nip-serial")
    if year - born.year < YOUNGEST_APPOINTED or year > today.year:
        raise NipError("nip-appointment")
    return Nip(text, born, year, None if month == CONTRACT else month, SEXES[text[14]])


def _birth(digits: str) -> date:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise NipError("nip-birth") from None
