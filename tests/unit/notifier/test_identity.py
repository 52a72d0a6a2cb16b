"""One event, recipient and channel have one id, for ever."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from services.notifier.domain.identity import delivery_id, message_id

AT = datetime(2026, 11, 23, 2, 0, 0, 123000, tzinfo=UTC)
moments = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2100, 1, 1)).map(
    lambda at: at.replace(tzinfo=UTC)
)


def test_the_same_three_give_the_same_id():
    assert delivery_id("e", "dewi", "email", AT) == delivery_id("e", "dewi", "email", AT)


def test_each_of_the_three_makes_a_difference():
    ids = {delivery_id(*one, AT) for one in [("e", "d", "c"), ("f", "d", "c"), ("e", "x", "c"), ("e", "d", "x")]}
    assert len(ids | {message_id("e", "d", AT)}) == 5


def test_parts_do_not_run_into_one_another():
    assert message_id("ab", "c", AT) != message_id("a", "bc", AT)


@given(st.text(), st.text(), moments)
def test_it_is_a_uuid_of_version_7_that_sorts_by_time(event_id, recipient, at):
    made = UUID(message_id(event_id, recipient, at))
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert message_id(event_id, recipient, at) < message_id("later", "x", at + timedelta(milliseconds=2))
