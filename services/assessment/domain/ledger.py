"""The hours ledger: entries are only ever added, and a balance is their sum.

A credit has one entry `credited`, and at most one `reversed` that takes exactly as much back. Hours are decimals in
quarters of an hour (JP).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from services.assessment.domain.learning_rules import ActivityRule

CREDITED, REVERSED = KINDS = ("credited", "reversed")
QUARTER = Decimal("0.25")
NONE = Decimal(0)
MOST = Decimal(1000)


class ReversedBefore(ValueError):
    """What was taken back cannot be taken back again."""


@dataclass(frozen=True)
class Entry:
    """One line: `hours` are below zero where they are taken back."""

    kind: str
    hours: Decimal


@dataclass(frozen=True)
class Worth:
    """What a claim earns: by its factor, and what of it still fits under the year's cap."""

    full: Decimal
    counted: Decimal

    @property
    def cut(self) -> Decimal:
        return self.full - self.counted


def in_quarters(text: str) -> Decimal:
    """`2.5` as hours. Raises ValueError for what is no number of quarters, or not above zero."""
    whole, point, part = text.partition(".")
    plain = whole.isascii() and whole.isdigit() and (part.isascii() and part.isdigit() if point else True)
    if not plain or len(text) > 8:
        raise ValueError("hours-form")
    hours = Decimal(text)
    if hours % QUARTER or not NONE < hours <= MOST:
        raise ValueError("hours-form")
    return hours.quantize(QUARTER)


def worth(rule: ActivityRule, claimed: Decimal, counted_before: Decimal) -> Worth:
    """What these hours earn beside what counted of this kind in the same year; down to whole quarters."""
    full = down_to_quarter(Fraction(claimed) * rule.factor)
    room = full if rule.cap is None else max(rule.cap - counted_before, NONE)
    return Worth(full, min(full, room))


def down_to_quarter(value: Fraction) -> Decimal:
    """Never more than was earned."""
    return Decimal(value * 4 // 1) * QUARTER


def total(hours: Iterable[Decimal]) -> Decimal:
    """The sum of entries."""
    return sum(hours, NONE)


def reversal(entries: Sequence[Entry]) -> Decimal:
    """What takes back a credit with these entries. Raises ReversedBefore."""
    if any(each.kind == REVERSED for each in entries) or not entries:
        raise ReversedBefore
    return -total(each.hours for each in entries)


def still_to_do(obligation: Decimal, done: Decimal) -> Decimal:
    """What is missing of the year's obligation."""
    return max(obligation - done, NONE)


def shown(hours: Decimal) -> str:
    """As it travels: no exponent, no needless zeros."""
    text = f"{hours:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
