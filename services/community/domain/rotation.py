"""Fair rotation: whose turn it is, and why. Whoever never went comes first; a manager may choose otherwise, visibly.

Order: never went; then who went the fewest times within the years that count; then whose last time is longest ago;
then who is longest in service; then the number of the record, so that the order never hangs on chance.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

NEVER, FEWEST, LONGEST = "never", "fewest", "longest"


@dataclass(frozen=True)
class RotationRule:
    """How many years count for how often somebody went."""

    id: str
    effective_from: date
    source: str
    years: int


RULES = (
    RotationRule(
        "giliran-3-tahun",
        date(2017, 1, 1),
        "House rule: how often in the last three years; never comes first.",
        years=3,
    ),
)


@dataclass(frozen=True)
class Candidate:
    """A librarian and the days on which those opportunities began that they were chosen for."""

    librarian_id: str
    appointed: tuple[int, int]
    went: tuple[date, ...] = ()


@dataclass(frozen=True)
class Turn:
    """A place in the order, with what it rests on."""

    librarian_id: str
    place: int
    times: int
    last_on: date | None
    why: str


def rule_of(on: date) -> RotationRule:
    """The rule in force on that day. Raises ValueError before the first."""
    known = [rule for rule in RULES if rule.effective_from <= on]
    if not known:
        raise ValueError(on.isoformat())
    return known[-1]


def order(candidates: Iterable[Candidate], on: date) -> list[Turn]:
    """Everybody's turn, first to go first."""
    begin = _years_before(on, rule_of(on).years)
    ranked = sorted(candidates, key=lambda each: _key(each, begin))
    return [_turn(each, place, begin) for place, each in enumerate(ranked, start=1)]


def passed_over(turns: Sequence[Turn], chosen: str, placed: Collection[str] = ()) -> tuple[str, ...]:
    """Who is ahead of the chosen one and has no place yet."""
    ahead: list[str] = []
    for turn in turns:
        if turn.librarian_id == chosen:
            break
        if turn.librarian_id not in placed:
            ahead.append(turn.librarian_id)
    return tuple(ahead)


def _key(candidate: Candidate, begin: date) -> tuple[bool, int, date, tuple[int, int], str]:
    last = max(candidate.went, default=date.min)
    return bool(candidate.went), _times(candidate, begin), last, candidate.appointed, candidate.librarian_id


def _turn(candidate: Candidate, place: int, begin: date) -> Turn:
    times = _times(candidate, begin)
    why = (FEWEST if times else LONGEST) if candidate.went else NEVER
    return Turn(candidate.librarian_id, place, times, max(candidate.went, default=None), why)


def _times(candidate: Candidate, begin: date) -> int:
    return sum(day >= begin for day in candidate.went)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
