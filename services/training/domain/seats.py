"""Who has a seat and who waits.

One rule decides everything: whoever joins goes to the end of the queue, and free seats are
filled from its head. Enrolling, withdrawing and resizing are the same rule seen three times,
which is why nobody can overtake and no seat can be sold twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Seats:
    """The places of one session: people by id, each in order of arrival."""

    capacity: int
    confirmed: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()

    def holds(self, person: str) -> bool:
        """Whether this person has a seat or waits for one."""
        return person in self.confirmed or person in self.waiting

    def position(self, person: str) -> int | None:
        """The place in the queue, counted from 1; None for whoever does not wait."""
        return self.waiting.index(person) + 1 if person in self.waiting else None


@dataclass(frozen=True)
class Change:
    """The seats after a decision, and who moved up from the queue by it."""

    seats: Seats
    promoted: tuple[str, ...] = ()


def seats(capacity: int, confirmed: Sequence[str], waiting: Sequence[str]) -> Seats:
    """Seats from stored lists."""
    return Seats(capacity, tuple(confirmed), tuple(waiting))


def join(current: Seats, person: str) -> Seats:
    """One more person: seated if a seat is free, else last in the queue."""
    if current.holds(person):
        raise ValueError(f"{person} has a place already")
    return fill(replace(current, waiting=(*current.waiting, person))).seats


def leave(current: Seats, person: str) -> Seats:
    """One person fewer; the seat stays free until `fill` gives it to the next."""
    if not current.holds(person):
        raise ValueError(f"{person} has no place")
    return replace(
        current,
        confirmed=tuple(each for each in current.confirmed if each != person),
        waiting=tuple(each for each in current.waiting if each != person),
    )


def resize(current: Seats, capacity: int) -> Change:
    """Another capacity, never below the seats already given."""
    if capacity < len(current.confirmed):
        raise ValueError(f"{len(current.confirmed)} seats are taken")
    return fill(replace(current, capacity=capacity))


def fill(current: Seats) -> Change:
    """Give every free seat to the head of the queue."""
    free = max(0, current.capacity - len(current.confirmed))
    promoted = current.waiting[:free]
    return Change(
        replace(
            current,
            confirmed=current.confirmed + promoted,
            waiting=current.waiting[free:],
        ),
        promoted,
    )
