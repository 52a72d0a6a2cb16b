"""Completion and what was learned."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.domain.completion import normalised_gain, outcome
from services.training.domain.enrolments import Verb

SCORES = st.integers(0, 100)


@pytest.mark.parametrize(
    ("pass_mark", "post", "expected"),
    [
        (70, 70, Verb.COMPLETE),
        (70, 100, Verb.COMPLETE),
        (70, 69, Verb.FAIL),
        (70, None, Verb.FAIL),
        (0, None, Verb.COMPLETE),
        (0, 0, Verb.COMPLETE),
        (1, 0, Verb.FAIL),
    ],
)
def test_outcome(pass_mark, post, expected):
    assert outcome(pass_mark, post) is expected


@pytest.mark.parametrize(
    ("pre", "post", "gain"),
    [
        (40, 85, "0.75"),
        (50, 50, "0.00"),
        (0, 100, "1.00"),
        (60, 45, "-0.38"),
        (100, 100, None),
        (None, 80, None),
        (40, None, None),
    ],
)
def test_normalised_gain(pre, post, gain):
    assert normalised_gain(pre, post) == (None if gain is None else Decimal(gain))


@given(SCORES, SCORES)
def test_a_gain_never_exceeds_what_could_be_learned(pre, post):
    gain = normalised_gain(pre, post)
    assert gain is None or gain <= 1
    assert gain is None or (gain > 0) <= (post > pre)
