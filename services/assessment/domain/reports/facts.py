"""What was recorded, and ways to count it. A figure is the sum of its lines: the two cannot disagree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from typing import Any

from services.assessment.domain.figures import half_up

Words = tuple[str, str]  # Indonesian, English


@dataclass(frozen=True)
class Fact:
    """One thing that an event or a document reported. `day` is an ISO date, which sorts."""

    id: str
    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    day: str | None = None
    year: int | None = None
    event_id: str | None = None
    event_type: str | None = None

    def __getitem__(self, name: str) -> Any:
        return self.data.get(name)

    @property
    def person(self) -> str | None:
        """The librarian that the fact is about, if any."""
        return self["librarian_id"]


@dataclass(frozen=True)
class Line:
    """So much of a figure comes from this fact."""

    fact: Fact
    quantity: Fraction | int = 1


@dataclass(frozen=True)
class Counted:
    """A number (text; None: not known), its lines, and how many people stand behind it."""

    value: str | None
    lines: tuple[Line, ...] = ()
    exact: str | None = None  # a fraction, where `value` is rounded
    people: int | None = None
    detail: Mapping[str, str] = field(default_factory=dict)
    missing: str | None = None  # why it is not known, or may be too low


@dataclass(frozen=True)
class Figure:
    """One number of a report: what it means, by which rule, from what."""

    section: str
    name: str
    unit: str
    title: Words
    means: Words
    counted: Counted
    rule_id: str
    group: str | None = None  # shown together or not at all

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(sorted({kind.split(".")[0] for kind in self.event_types}))

    @property
    def event_types(self) -> tuple[str, ...]:
        return tuple(sorted({line.fact.event_type for line in self.counted.lines if line.fact.event_type}))

    @property
    def events(self) -> int:
        return len({line.fact.event_id for line in self.counted.lines if line.fact.event_id})


class Recorded:
    """The facts that a report of a year rests on; `until` is the last day it knows of."""

    def __init__(self, facts: Iterable[Fact], year: int, until: date) -> None:
        self.year, self.until = year, until
        self._facts = sorted(facts, key=lambda fact: fact.id)

    def of(self, kind: str) -> list[Fact]:
        return [fact for fact in self._facts if fact.kind == kind]

    def during(self, kind: str) -> list[Fact]:
        """Those of the year, no later than the last day."""
        last = self.until.isoformat()
        return [fact for fact in self.of(kind) if fact.year == self.year and (fact.day is None or fact.day <= last)]

    def one(self, kind: str, id: str) -> Fact | None:
        return next((fact for fact in self.of(kind) if fact.id == f"{kind}:{id}"), None)

    @cached_property
    def staff(self) -> list[Fact]:
        """The newest word on each librarian up to the last day, of those who are in service."""
        newest: dict[str, Fact] = {}
        for fact in self.of("librarian"):
            if fact.day is not None and fact.day <= self.until.isoformat():
                known = newest.get(fact.person or "")
                if known is None or known["sequence"] < fact["sequence"]:
                    newest[fact.person or ""] = fact
        return [fact for fact in newest.values() if fact["active"]]


def veil(facts: Iterable[Fact], salt: str) -> list[Fact]:
    """The facts with a name for each person that nobody can lead back, once the salt is thrown away."""

    def named(fact: Fact) -> Fact:
        if fact.person is None:
            return fact
        known = sha256(f"{salt}:{fact.person}".encode()).hexdigest()[:16]
        veiled = fact.id.replace(fact.person, known)
        return replace(fact, id=veiled, data={**fact.data, "librarian_id": known})

    return [named(fact) for fact in facts]


def plain(value: Fraction | int) -> str:
    """A number as a person writes it; a fraction where no short decimal is exact."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return str(exact.numerator)
    decimal = half_up(exact, 6).normalize()
    return str(decimal) if Fraction(decimal) == exact else str(exact)


def people_of(facts: Iterable[Fact]) -> int:
    return len({fact.person for fact in facts if fact.person})


def number(facts: Iterable[Fact], *, about_people: bool = False) -> Counted:
    """How many there are."""
    found = tuple(Line(fact) for fact in facts)
    behind = people_of(line.fact for line in found) if about_people else None
    return Counted(str(len(found)), found, people=behind, missing=None if found else "no-record")


def persons(facts: Iterable[Fact]) -> Counted:
    """How many people; each counts once, by the first of their facts."""
    first: dict[str, Fact] = {}
    for fact in facts:
        if fact.person:
            first.setdefault(fact.person, fact)
    return number(first.values(), about_people=True)


def total(lines: Iterable[Line], *, about_people: bool = False) -> Counted:
    """What the lines add up to."""
    found = tuple(lines)
    behind = people_of(line.fact for line in found) if about_people else None
    amount = sum((Fraction(line.quantity) for line in found), Fraction())
    return Counted(plain(amount), found, people=behind, missing=None if found else "no-record")


def quotient(part: Fraction | int, whole: int, lines: Iterable[Line], *, people: int, missing: str) -> Counted:
    """A part of a whole, exact and to two decimals; not known where there is nothing to divide by."""
    if not whole:
        return Counted(None, missing=missing)
    exact = Fraction(part) / whole
    return Counted(str(half_up(exact)), tuple(lines), exact=str(exact), people=people)
