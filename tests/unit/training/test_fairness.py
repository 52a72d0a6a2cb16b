"""Parties, reserved seats and offers: never over capacity, never unfair, never lost."""

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from services.training.domain.seats import Rules, Seats, admit, claim, fill, join, leave, resize


def test_a_party_sits_together_or_waits_together():
    current = join(Seats(3), "a", "b")
    assert join(current, "c", "d") == Seats(3, ("a", "b"), ("c", "d"), parties=(("c", "d"),))
    assert join(Seats(3, ("a",)), "c", "d").confirmed == ("a", "c", "d")


def test_the_seat_that_a_party_waits_with_is_kept_for_it():
    current = join(join(Seats(2, ("a",)), "b", "c"), "d")
    assert (current.confirmed, current.waiting) == (("a",), ("b", "c", "d"))
    assert fill(leave(current, "a")).promoted == ("b", "c")


def test_shortly_before_the_start_an_empty_seat_goes_to_the_next_whom_it_suffices():
    current = join(join(Seats(2, ("a",)), "b", "c"), "d")
    change = fill(replace(current, rules=Rules(patient=False)))
    assert (change.promoted, change.seats.waiting) == (("d",), ("b", "c"))


def test_a_party_larger_than_the_room_keeps_nobody_out():
    assert join(join(Seats(2), "a", "b", "c"), "d").confirmed == ("d",)


def test_of_a_party_somebody_may_leave_and_the_rest_keep_their_place():
    current = join(join(Seats(1), "a"), "b", "c")
    assert leave(current, "b") == Seats(1, ("a",), ("c",))


def test_reserved_seats_go_to_their_unit_and_open_seats_in_order():
    rules = Rules(reserved={"anak": 1}, units={"a": "umum", "b": "umum", "c": "anak"})
    current = join(join(join(Seats(2, rules=rules), "a"), "b"), "c")
    assert (current.confirmed, current.waiting) == (("a", "c"), ("b",))
    assert fill(replace(Seats(2, ("a",), ("b",)), rules=rules)).promoted == ()
    assert fill(replace(Seats(2, ("a",), ("b",)), rules=Rules())).promoted == ("b",)


def test_who_moves_up_claims_and_who_asks_for_a_free_seat_need_not():
    current = Seats(1, ("a",), ("b",), rules=Rules(claims=True))
    change = fill(leave(current, "a"))
    assert (change.seats.offered, change.promoted) == (("b",), ("b",))
    assert admit(Seats(2, rules=Rules(claims=True)), ["x"]).seats.confirmed == ("x",)
    assert claim(change.seats, "b").confirmed == ("b",)
    assert join(change.seats, "c").waiting == ("c",), "an offered seat is not free"


def test_one_of_a_party_claims_for_all_of_it():
    current = Seats(2, offered=("a", "b"), parties=(("a", "b"),))
    assert claim(current, "b") == Seats(2, confirmed=("a", "b"))


@pytest.mark.parametrize("people", [(), ("a", "a")])
def test_a_request_names_each_person_once(people):
    with pytest.raises(ValueError):
        join(Seats(3), *people)


UNITS = ("anak", "umum", "keliling")


class Hall(RuleBasedStateMachine):
    """Any order of everything that can happen to the seats of one session."""

    @initialize(
        capacity=st.integers(1, 6),
        reserved=st.dictionaries(st.sampled_from(UNITS), st.integers(1, 2), max_size=2),
        claims=st.booleans(),
    )
    def begin(self, capacity, reserved, claims):
        self.units: dict[str, str] = {}
        self.current = Seats(max(capacity, sum(reserved.values())), rules=Rules(reserved, self.units, claims))
        self.present: list[str] = []  # in order of arrival
        self.settled: set[str] = set()  # had a seat before the step
        self.arrivals = 0

    @rule(unit=st.lists(st.sampled_from(UNITS), min_size=1, max_size=3))
    def some_join(self, unit):
        people = []
        for each in unit:
            self.arrivals += 1
            people.append(f"p{self.arrivals:04d}")
            self.units[people[-1]] = each
        self._apply(admit(self.current, people).seats, arrived=people)

    @precondition(lambda self: self.present)
    @rule(data=st.data())
    def somebody_leaves(self, data):
        person = data.draw(st.sampled_from(self.present))
        self._apply(fill(leave(self.current, person)).seats, gone=[person])

    @precondition(lambda self: self.current.offered)
    @rule(data=st.data())
    def somebody_claims(self, data):
        person = data.draw(st.sampled_from(self.current.offered))
        self._apply(claim(self.current, person))

    @precondition(lambda self: self.current.offered)
    @rule(data=st.data())
    def an_offer_lapses(self, data):
        party = self.current.party(data.draw(st.sampled_from(self.current.offered)))
        gone = [each for each in party if each in self.current.offered]
        self._apply(fill(leave(self.current, *gone)).seats, gone=gone)

    @rule(capacity=st.integers(1, 8))
    def capacity_changes(self, capacity):
        if capacity >= len(self.current.taken):
            self._apply(resize(self.current, capacity).seats)

    @rule()
    def the_reservation_ends(self):
        rules = replace(self.current.rules, reserved={})
        self._apply(fill(replace(self.current, rules=rules)).seats)

    @rule()
    def the_start_comes_near(self):
        rules = replace(self.current.rules, patient=False)
        self._apply(fill(replace(self.current, rules=rules)).seats)

    def _apply(self, after, arrived=(), gone=()):
        before, self.current = self.current, after
        self.present = [each for each in self.present if each not in gone] + list(arrived)
        self.settled = set(before.taken) - set(gone)
        self.before = before

    @invariant()
    def never_over_capacity(self):
        assert len(self.current.taken) <= self.current.capacity

    @invariant()
    def never_lost_or_doubled(self):
        assert sorted(self.current.taken + self.current.waiting) == sorted(self.present)

    @invariant()
    def nobody_loses_a_seat(self):
        assert self.settled <= set(self.current.taken)

    @invariant()
    def the_queue_keeps_its_order(self):
        assert list(self.current.waiting) == [each for each in self.present if each in self.current.waiting]

    @invariant()
    def parties_are_whole(self):
        for party in self.current.parties:
            assert set(party) <= set(self.current.waiting) or not set(party) & set(self.current.waiting)

    @invariant()
    def a_single_person_is_overtaken_only_with_seats_reserved_for_others(self):
        """Whoever waits alone could not have any of the seats that are free, nor any given to those behind."""
        new = [each for each in self.current.taken if each not in self.settled]
        for person in self.current.waiting:
            if self.current.party(person) == (person,):
                for seated in new:
                    if seated > person:
                        unit = self.units[seated]
                        assert self.current.rules.reserved.get(unit), (person, seated)
                        assert unit != self.units[person] or len(self.before.party(seated)) > 1
        return

    @invariant()
    def filling_again_changes_nothing(self):
        assert fill(self.current).seats == self.current


TestHall = Hall.TestCase
TestHall.settings = settings(max_examples=120, stateful_step_count=25, deadline=None)
