"""Waiting ends with the effect, or says what was seen."""

import pytest

from tests.support.waiting import eventually


def test_returns_what_was_awaited() -> None:
    seen = iter([None, 0, "there"])
    assert eventually(lambda: next(seen), every=0) == "there"


def test_says_what_it_saw_at_the_deadline() -> None:
    with pytest.raises(AssertionError, match="gave 0"):
        eventually(lambda: 0, seconds=0.01)


def test_a_failed_assertion_is_not_yet() -> None:
    numbers = iter(range(9))

    def third() -> bool:
        assert next(numbers) == 3
        return True

    assert eventually(third, every=0)
