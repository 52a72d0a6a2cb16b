"""Gain, item analysis and reactions: exact, and silent where they would tell of single persons."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.domain import items, reactions
from services.training.domain.completion import gain_state, normalised_gain
from services.training.domain.items import Answered
from services.training.domain.reactions import Answer


@pytest.mark.parametrize(
    ("pre", "post", "gain", "state"),
    [
        (40, 70, "0.50", "measured"),
        (0, 100, "1.00", "measured"),
        (60, 50, "-0.25", "measured"),
        (99, 100, "1.00", "measured"),
        (100, 100, None, "undefined"),
        (None, 80, None, "missing"),
        (80, None, None, "missing"),
    ],
)
def test_gain(pre, post, gain, state):
    found = normalised_gain(pre, post)
    assert (None if found is None else str(found), gain_state(pre, post)) == (gain, state)


def people(*pairs):
    return [Answered(Fraction(score), Fraction(part)) for score, part in pairs]


def test_an_item_that_tells_those_who_know_from_those_who_do_not():
    found = items.analyse(people((100, 1), (90, 1), (80, 1), (50, 0), (40, 1), (30, 0), (10, 0)))
    assert (found.n, found.difficulty) == (7, Fraction(4, 7))
    assert found.discrimination == 1


def test_people_level_at_the_cut_share_its_places():
    level = people((50, 1), (50, 0), (50, 0), (50, 0), (50, 1))
    assert items.analyse(level).discrimination == 0
    assert items.analyse(level[::-1]) == items.analyse(level)


def test_nothing_is_said_below_five():
    assert items.analyse(people((1, 1), (1, 1), (0, 0), (0, 0))) == items.Item(4)


@given(st.lists(st.tuples(st.integers(0, 100), st.fractions(0, 1)), min_size=5, max_size=30), st.randoms())
def test_figures_stay_in_their_range_and_do_not_depend_on_order(pairs, random):
    found = items.analyse(people(*pairs))
    assert found.difficulty is not None
    assert found.discrimination is not None
    assert 0 <= found.difficulty <= 1
    assert -1 <= found.discrimination <= 1
    random.shuffle(pairs)
    assert items.analyse(people(*pairs)) == found


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        (Fraction(1, 3), "0.33"),
        (Fraction(-1, 2), "-0.50"),
        (Fraction(-1, 900), "0.00"),
        (Fraction(1), "1.00"),
    ],
)
def test_figures_as_text(value, text):
    assert items.as_text(value) == text


def answers(count):
    return [Answer({"manfaat": 4 + n % 2, "materi": 3}, f"komentar {9 - n}" if n else "") for n in range(count)]


def test_reactions_are_told_from_five_on_and_not_in_the_order_of_answering():
    told = reactions.summarise(answers(5))
    assert (told.n, told.averages) == (5, {"manfaat": "4.40", "materi": "3.00"})
    assert list(told.comments) == sorted(told.comments)
    assert len(told.comments) == 4
    assert reactions.summarise(answers(4)) == reactions.Summary(4)
    assert reactions.summarise([]) == reactions.Summary(0)
