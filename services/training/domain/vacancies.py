"""Free seats, some of them reserved for people of certain units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Vacancies:
    """How many seats are free, and how many of them each unit may still count on."""

    free: int
    owed: Mapping[str, int]  # unit -> seats reserved for it that nobody of it has yet
    units: Mapping[str, str]

    @classmethod
    def of(
        cls, capacity: int, taken: Sequence[str], reserved: Mapping[str, int], units: Mapping[str, str]
    ) -> "Vacancies":
        """What is free when these people have seats."""
        return cls(capacity, dict(reserved), units).after(taken)

    def suffice(self, people: Sequence[str]) -> bool:
        """Whether all of these people can be seated without taking what others may count on."""
        after = self.after(people)
        return after.free >= 0 and after._open >= min(0, self._open)

    def after(self, people: Sequence[str]) -> "Vacancies":
        """What is left when these people are seated."""
        owed = dict(self.owed)
        for person in people:
            unit = self.units.get(person, "")
            if owed.get(unit):
                owed[unit] -= 1
        return replace(self, free=self.free - len(people), owed=owed)

    def keeping(self, people: Sequence[str]) -> "Vacancies":
        """What is left when the seats that some of these people could use are kept for them."""
        left = self
        for person in people:
            if left.suffice([person]):
                left = left.after([person])
        return left

    @property
    def _open(self) -> int:
        """Seats for anybody; below none where more was promised than there is."""
        return self.free - sum(self.owed.values())
