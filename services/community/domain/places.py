"""Who gets places in an activity, and who waits. Parties as one: all their places, or none yet.

First come, first served. While anybody waits, whoever comes later waits behind them, also where their smaller party
would fit: a family of four must not see couple after couple walk past. Where the organiser says so beforehand
(`overtaking`, printed on the page), a party that fits takes free places past a larger one that does not.

Counting is enough: the queue itself is the waiting registrations by their number. Pure: no clock, no storage.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

Key = TypeVar("Key")


@dataclass(frozen=True)
class Places:
    """The places of one activity: people who have one, and parties who wait."""

    capacity: int
    taken: int = 0
    waiting: int = 0
    overtaking: bool = False

    @property
    def free(self) -> int:
        return self.capacity - self.taken

    def suffice(self, party: int) -> bool:
        """Whether a newcomer's party is seated at once."""
        return party <= self.free and (self.overtaking or not self.waiting)


def join(current: Places, party: int) -> tuple[Places, bool]:
    """The places after one more party, and whether it is seated. Raises ValueError for one that never fits."""
    if not 0 < party <= current.capacity:
        raise ValueError("a party has one place or more, and not more than there are")
    if current.suffice(party):
        return replace(current, taken=current.taken + party), True
    return replace(current, waiting=current.waiting + 1), False


def leave(current: Places, party: int, *, seated: bool) -> Places:
    """The places after a party left; what it had is free until `promote` gives it on."""
    if seated:
        return replace(current, taken=current.taken - party)
    return replace(current, waiting=current.waiting - 1)


def resize(current: Places, capacity: int) -> Places:
    """Another capacity, never below the places given."""
    if capacity < current.taken:
        raise ValueError(f"{current.taken} places are taken")
    return replace(current, capacity=capacity)


def promote(current: Places, queue: Iterable[tuple[Key, int]]) -> tuple[Places, tuple[Key, ...]]:
    """Give the free places out from the head of `queue` (id, party): the places after, and who moved up.

    A party that is larger than the whole activity (its capacity shrank) keeps its place in line and holds up nobody.
    """
    free = current.free
    moved: list[Key] = []
    for key, party in queue:
        if free <= 0:
            break
        if party <= free:
            free -= party
            moved.append(key)
        elif party <= current.capacity and not current.overtaking:
            break
    after = replace(current, taken=current.capacity - free, waiting=current.waiting - len(moved))
    return after, tuple(moved)
