"""Who has a seat and who waits.

One rule decides everything: whoever asks goes to the end of the queue, and free seats are given from its head.
Enrolling, withdrawing, resizing, a deadline that passes: the same rule seen again, which is why no seat can be sold
twice. Who may overtake whom is all in `fill`:

- Seats reserved for a unit go to the first of that unit, past others who may not have them.
- A party gets its seats together or not at all. While it waits, the seats it could already use are kept for it:
  nobody overtakes it with them. Shortly before the start (`patient` is over) they go to the next whom they suffice.
- Nobody else overtakes anybody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from services.training.domain.vacancies import Vacancies


@dataclass(frozen=True)
class Rules:
    """What holds of one session at one moment, beside its capacity."""

    reserved: Mapping[str, int] = field(default_factory=dict)  # unit -> seats kept for it
    units: Mapping[str, str] = field(default_factory=dict)  # person -> unit; needed only where seats are reserved
    claims: bool = False  # who moves up must claim the seat
    patient: bool = True  # seats are kept for a party until there are enough


@dataclass(frozen=True)
class Seats:
    """The places of one session: people by id, each in order of arrival."""

    capacity: int
    confirmed: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()  # the seat is theirs if they claim it in time
    parties: tuple[tuple[str, ...], ...] = ()  # who wait, or are offered seats, as one
    rules: Rules = Rules()

    def holds(self, person: str) -> bool:
        """Whether this person has a seat or waits for one."""
        return person in self.confirmed or person in self.offered or person in self.waiting

    def position(self, person: str) -> int | None:
        """The place in the queue, counted from 1; None for whoever does not wait."""
        return self.waiting.index(person) + 1 if person in self.waiting else None

    def party(self, person: str) -> tuple[str, ...]:
        """Everybody who asked together with this person, or the person alone."""
        return next((party for party in self.parties if person in party), (person,))

    @property
    def taken(self) -> tuple[str, ...]:
        """Everybody for whom a seat is gone, claimed or not."""
        return self.confirmed + self.offered

    @property
    def requests(self) -> tuple[tuple[str, ...], ...]:
        """The queue, parties as one."""
        return tuple(dict.fromkeys(self.party(person) for person in self.waiting))


@dataclass(frozen=True)
class Change:
    """The seats after a decision, and who moved up from the queue by it."""

    seats: Seats
    promoted: tuple[str, ...] = ()


def seats(capacity: int, confirmed: Sequence[str], waiting: Sequence[str]) -> Seats:
    """Seats from stored lists."""
    return Seats(capacity, tuple(confirmed), tuple(waiting))


def join(current: Seats, *people: str) -> Seats:
    """One more person, or several as a party: seated if there are seats for all, else last in the queue."""
    return admit(current, people).seats


def admit(current: Seats, people: Sequence[str]) -> Change:
    """As `join`, with who moved up on the occasion. Newcomers need not claim: they have just asked."""
    if not people or len(set(people)) < len(people):
        raise ValueError("each person once")
    for person in people:
        if current.holds(person):
            raise ValueError(f"{person} has a place already")
    parties = (*current.parties, tuple(people)) if len(people) > 1 else current.parties
    return fill(replace(current, waiting=(*current.waiting, *people), parties=parties), newcomers=people)


def leave(current: Seats, *people: str) -> Seats:
    """These people fewer; their seats stay free until `fill` gives them to the next. Of a party the rest stay."""
    for person in people:
        if not current.holds(person):
            raise ValueError(f"{person} has no place")
    return _tidied(
        replace(
            current,
            confirmed=_without(current.confirmed, people),
            waiting=_without(current.waiting, people),
            offered=_without(current.offered, people),
            parties=tuple(_without(party, people) for party in current.parties),
        )
    )


def claim(current: Seats, person: str) -> Seats:
    """Take the offered seat, for oneself and for one's party."""
    if person not in current.offered:
        raise ValueError(f"{person} was offered no seat")
    taking = tuple(each for each in current.party(person) if each in current.offered)
    return _tidied(replace(current, offered=_without(current.offered, taking), confirmed=(*current.confirmed, *taking)))


def resize(current: Seats, capacity: int) -> Change:
    """Another capacity, never below the seats already given or offered."""
    if capacity < len(current.taken):
        raise ValueError(f"{len(current.taken)} seats are taken")
    return fill(replace(current, capacity=capacity))


def fill(current: Seats, newcomers: Sequence[str] = ()) -> Change:
    """Give the free seats out, from the head of the queue."""
    rules = current.rules
    free = Vacancies.of(current.capacity, current.taken, rules.reserved, rules.units)
    bare = Vacancies.of(current.capacity, (), rules.reserved, rules.units)
    seated: list[str] = []
    for request in current.requests:
        if free.suffice(request):
            free = free.after(request)
            seated += request
        elif rules.patient and bare.suffice(request):
            free = free.keeping(request)
    offered = tuple(each for each in seated if rules.claims and each not in newcomers)
    after = replace(
        current,
        confirmed=current.confirmed + _without(seated, offered),
        offered=current.offered + offered,
        waiting=_without(current.waiting, seated),
    )
    return Change(_tidied(after), _without(seated, newcomers))


def _without(people: Iterable[str], gone: Iterable[str]) -> tuple[str, ...]:
    absent = frozenset(gone)
    return tuple(each for each in people if each not in absent)


def _tidied(current: Seats) -> Seats:
    undecided = frozenset(chain(current.waiting, current.offered))
    parties = tuple(party for party in current.parties if len(party) > 1 and undecided.intersection(party))
    return replace(current, parties=parties)
