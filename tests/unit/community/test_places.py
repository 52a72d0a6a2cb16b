"""Places: never oversold, parties whole, the line in order, whatever happens in whatever order."""

import random

import pytest

from services.community.domain.places import Places, join, leave, promote, resize


def test_a_party_is_seated_whole_or_waits():
    full, seated = join(Places(capacity=4, taken=2), 2)
    assert (full, seated) == (Places(4, taken=4), True)
    assert join(full, 1) == (Places(4, taken=4, waiting=1), False)
    assert join(Places(4, taken=2), 3) == (Places(4, taken=2, waiting=1), False)


def test_nobody_overtakes_who_waits():
    waiting = Places(capacity=4, taken=2, waiting=1)
    assert join(waiting, 1) == (Places(4, taken=2, waiting=2), False)


def test_where_it_is_said_smaller_parties_overtake():
    waiting = Places(capacity=4, taken=2, waiting=1, overtaking=True)
    assert join(waiting, 2) == (Places(4, taken=4, waiting=1, overtaking=True), True)


@pytest.mark.parametrize("party", [0, -1, 5])
def test_nonsense_is_no_party(party):
    with pytest.raises(ValueError, match="party"):
        join(Places(capacity=4), party)


def test_free_places_go_to_the_head_of_the_line():
    places = Places(capacity=5, taken=1, waiting=3)
    assert promote(places, [("a", 2), ("b", 3), ("c", 1)]) == (Places(5, taken=3, waiting=2), ("a",))


def test_overtaking_passes_the_party_that_does_not_fit():
    places = Places(capacity=5, taken=1, waiting=3, overtaking=True)
    after, moved = promote(places, [("a", 2), ("b", 3), ("c", 1)])
    assert (after.taken, after.waiting, moved) == (4, 1, ("a", "c"))


def test_a_party_larger_than_everything_holds_up_nobody():
    assert promote(Places(capacity=3, waiting=2), [("a", 4), ("b", 3)])[1] == ("b",)


def test_capacity_stays_above_what_is_given():
    assert resize(Places(5, taken=3), 3).free == 0
    with pytest.raises(ValueError, match="3 places"):
        resize(Places(5, taken=3), 2)


@pytest.mark.parametrize("overtaking", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_any_story_keeps_the_rules(seed, overtaking):
    chance = random.Random(seed)
    places = Places(chance.randint(1, 12), overtaking=overtaking)
    line: dict[int, int] = {}
    seated: dict[int, int] = {}
    for number in range(120):
        if chance.random() < 0.6:
            party = chance.randint(1, min(5, places.capacity))
            places, at_once = join(places, party)
            (seated if at_once else line)[number] = party
        elif held := [*seated, *line]:
            who = chance.choice(held)
            places = leave(places, seated[who] if who in seated else line[who], seated=who in seated)
            seated.pop(who, None), line.pop(who, None)
            before = dict(line)
            places, moved = promote(places, line.items())
            if not overtaking:
                assert list(moved) == list(before)[: len(moved)]
            seated |= {each: line.pop(each) for each in moved}
        assert sum(seated.values()) == places.taken <= places.capacity
        assert len(line) == places.waiting
        if line and not overtaking:
            assert next(iter(line.values())) > places.free, "the head of the line fits and waits"
