"""Credit points of one librarian: what was earned, what it adds up to, what is missing, when it will be there.

Points are fractions: 7 months on Baik at 12.5 a year are 175/24, and stay so; only what is shown is rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from services.assessment.domain.point_rules import Level, PointRule

YEAR, EARLIER = KINDS = ("year", "earlier")
PLACES = 3
COUNTED, REPLACED, COVERED, BEFORE_LEVEL = STANDINGS = ("counted", "replaced", "covered", "before-level")


@dataclass(frozen=True)
class Earned:
    """Points by the formula, with every factor that made them."""

    points: Fraction
    months: int
    percent: Decimal
    coefficient: Decimal
    verified: bool
    rule_id: str


@dataclass(frozen=True)
class Entry:
    """One line of an account. `stint` counts the levels held: on a new level points begin again."""

    kind: str
    year: int  # of an earlier sum: the last year that it covers
    stint: int
    points: Fraction
    replaced: bool = False


@dataclass(frozen=True)
class Target:
    """What is asked for the next step. `missing` is never below zero."""

    goes_to: str
    needed: Fraction
    missing: Fraction
    verified: bool
    ranks_to_pass: int


def earned(rule: PointRule, level: Level, predicate: str, months: int) -> Earned:
    """months/12 × percent × coefficient. Raises ValueError for months outside 1 to 12 or an unknown predicate."""
    if not 1 <= months <= 12:
        raise ValueError(f"months: {months}")
    if predicate not in rule.percents:
        raise ValueError(f"no predicate {predicate}")
    percent = rule.percents[predicate]
    points = Fraction(months, 12) * Fraction(percent.value) / 100 * Fraction(level.coefficient.value)
    verified = percent.verified and level.coefficient.verified
    return Earned(points, months, percent.value, level.coefficient.value, verified, rule.id)


def converted(accumulated: Decimal, base: Decimal) -> Fraction:
    """Points of before 2023: gathered minus the base value. Raises ValueError when less was gathered than that."""
    if base < 0 or accumulated < base:
        raise ValueError(f"{accumulated} is less than the base value {base}")
    return Fraction(accumulated) - Fraction(base)


def standing(entry: Entry, entries: Sequence[Entry], stint: int) -> str:
    """Whether an entry counts today, or why not. A year within an earlier sum is in that sum."""
    if entry.replaced:
        return REPLACED
    if entry.stint != stint:
        return BEFORE_LEVEL
    sums = [each.year for each in entries if each.kind == EARLIER and each.stint == stint and not each.replaced]
    return COVERED if entry.kind == YEAR and any(entry.year <= year for year in sums) else COUNTED


def balance(entries: Sequence[Entry], stint: int) -> Fraction:
    """What counts on the level held."""
    counting = (each.points for each in entries if standing(each, entries, stint) == COUNTED)
    return sum(counting, Fraction(0))


def to_next_rank(level: Level, rank: str, held: Fraction) -> Target | None:
    """What is missing for the next rank; None at the last rank of the last level, or with a rank of another level."""
    place = _place(level, rank)
    if place is None:
        return None
    if place + 1 == len(level.ranks):
        return to_next_level(level, rank, held)
    needed = Fraction(level.next_rank.value) * (place + 1)
    return Target(level.ranks[place + 1], needed, max(needed - held, Fraction(0)), level.next_rank.verified, 1)


def to_next_level(level: Level, rank: str, held: Fraction) -> Target | None:
    """What is missing for the level above; None where there is none, or with a rank of another level."""
    place = _place(level, rank)
    if place is None or level.next_level is None or level.follows is None:
        return None
    needed, passing = Fraction(level.next_level.value), len(level.ranks) - place
    return Target(level.follows, needed, max(needed - held, Fraction(0)), level.next_level.verified, passing)


def months_until(rule: PointRule, level: Level, predicate: str, target: Target, rank_months: int | None) -> int:
    """Whole months at this predicate until the points are there and the least time in rank has passed.

    `rank_months`: how long the rank is held already; None where nobody recorded it, and then only points decide.
    """
    monthly = earned(rule, level, predicate, 1).points
    by_points = -(-target.missing // monthly)
    if rank_months is None:
        return int(by_points)
    return max(int(by_points), int(rule.months_in_rank.value) * target.ranks_to_pass - rank_months, 0)


def months_held(since: date, today: date) -> int:
    """Full months from one day to another; none before the day has come."""
    months = (today.year - since.year) * 12 + today.month - since.month
    return max(months - (today.day < since.day), 0)


def _place(level: Level, rank: str) -> int | None:
    ranks = [each.casefold() for each in level.ranks]
    wanted = rank.strip().casefold()
    return ranks.index(wanted) if wanted in ranks else None
