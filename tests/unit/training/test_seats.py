"""Seats: never over capacity, first come first served, nobody lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from services.training.domain.seats import Seats, fill, join, leave, resize, seats


def test_the_first_are_seated_and_the_rest_wait_in_order():
    current = Seats(2)
    for person in "abcd":
        current = join(current, person)
    assert current == Seats(2, ("a", "b"), ("c", "d"))
    assert [current.position(person) for person in "abcd"] == [None, None, 1, 2]


def test_a_withdrawal_promotes_the_head_of_the_queue():
    change = fill(leave(Seats(2, ("a", "b"), ("c", "d")), "a"))
    assert change.seats == Seats(2, ("b", "c"), ("d",))
    assert change.promoted == ("c",)


def test_whoever_waits_may_leave_and_nobody_moves_up_by_it():
    change = fill(leave(Seats(1, ("a",), ("b", "c")), "b"))
    assert change.seats == Seats(1, ("a",), ("c",))
    assert change.promoted == ()


def test_more_capacity_promotes_as_many_as_fit():
    change = resize(Seats(1, ("a",), ("b", "c", "d")), 3)
    assert change.promoted == ("b", "c")
    assert change.seats.waiting == ("d",)


def test_capacity_never_falls_below_the_seats_given():
    with pytest.raises(ValueError):
        resize(Seats(3, ("a", "b")), 1)
    assert resize(Seats(3, ("a", "b")), 2).seats.capacity == 2


def test_a_seat_left_free_while_people_wait_goes_to_them_before_a_newcomer():
    assert join(Seats(2, ("a",), ("b",)), "c") == Seats(2, ("a", "b"), ("c",))


@pytest.mark.parametrize("taken", [Seats(1, ("a",)), Seats(0, (), ("a",))])
def test_nobody_has_two_places(taken):
    with pytest.raises(ValueError):
        join(taken, "a")


def test_nobody_leaves_a_place_they_do_not_have():
    with pytest.raises(ValueError):
        leave(Seats(1, ("a",)), "b")


@given(st.integers(0, 30), st.lists(st.uuids().map(str), unique=True, max_size=60))
def test_arrivals_alone_keep_their_order(capacity, people):
    current = seats(capacity, [], [])
    for person in people:
        current = join(current, person)
    assert list(current.confirmed) == people[:capacity]
    assert list(current.waiting) == people[capacity:]


class Fairness(RuleBasedStateMachine):
    """Any order of joins, leaves and resizes, compared with a plain line of people."""

    @initialize(capacity=st.integers(0, 5))
    def begin(self, capacity):
        self.current = Seats(capacity)
        self.line: list[str] = []
        self.arrivals = 0
        self.seated_before: tuple[str, ...] = ()

    @rule()
    def someone_joins(self):
        self.arrivals += 1
        person = f"p{self.arrivals:04d}"
        self._remember()
        self.current = join(self.current, person)
        self.line.append(person)

    @precondition(lambda self: self.line)
    @rule(data=st.data())
    def someone_leaves(self, data):
        person = data.draw(st.sampled_from(self.line))
        self._remember()
        self.seated_before = tuple(each for each in self.seated_before if each != person)
        self.line.remove(person)
        change = fill(leave(self.current, person))
        self._promoted_are_the_head(leave(self.current, person), change)
        self.current = change.seats

    @rule(capacity=st.integers(0, 8))
    def capacity_changes(self, capacity):
        self._remember()
        if capacity < len(self.current.confirmed):
            with pytest.raises(ValueError):
                resize(self.current, capacity)
            return
        change = resize(self.current, capacity)
        self._promoted_are_the_head(self.current, change)
        self.current = change.seats

    def _remember(self):
        self.seated_before = self.current.confirmed

    def _promoted_are_the_head(self, before, change):
        assert change.promoted == before.waiting[: len(change.promoted)]

    @invariant()
    def never_over_capacity(self):
        assert len(self.current.confirmed) <= self.current.capacity

    @invariant()
    def nobody_is_lost_or_doubled(self):
        everybody = self.current.confirmed + self.current.waiting
        assert sorted(everybody) == sorted(self.line)

    @invariant()
    def first_come_first_served(self):
        assert list(self.current.confirmed + self.current.waiting) == self.line

    @invariant()
    def no_seat_stays_free_while_somebody_waits(self):
        assert not self.current.waiting or len(self.current.confirmed) == self.current.capacity

    @invariant()
    def nobody_loses_a_seat(self):
        assert set(self.seated_before) <= set(self.current.confirmed)


TestFairness = Fairness.TestCase
TestFairness.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
