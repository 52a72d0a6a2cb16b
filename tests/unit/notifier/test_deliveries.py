"""What each outcome makes of a delivery."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.notifier.domain.deliveries import (
    BOUNCED,
    DELIVERED,
    DROPPED,
    LADDER,
    QUEUED,
    Delivered,
    Later,
    Rejected,
    Step,
    Stranger,
    Unwanted,
    step,
    still_news,
)

SINCE = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def test_delivered_is_the_end():
    assert step(Delivered(), 1, SINCE, SINCE) == Step(DELIVERED)


def test_a_refusal_is_never_tried_again():
    after = step(Rejected("550 no such user"), 1, SINCE, SINCE)
    assert (after.state, after.reason, after.due_at) == (BOUNCED, "550 no such user", None)


@pytest.mark.parametrize(("tries", "wait"), [(1, 0.5), (2, 5), (3, 30), (4, 120), (5, 120), (99, 120)])
def test_each_try_climbs_the_ladder_and_stays_on_its_last_rung(tries, wait):
    assert step(Later("451"), tries, SINCE, SINCE) == Step(QUEUED, "451", SINCE + wait * MINUTE)


def test_five_days_of_later_are_a_no():
    after = step(Later("451 greylisted"), 70, SINCE, SINCE + 5 * DAY)
    assert after.state == BOUNCED
    assert "451 greylisted" in after.reason


@given(tries=st.integers(1, 10_000), age=st.timedeltas(timedelta(0), 1000 * DAY))
def test_an_outage_loses_nothing_however_long_it_lasts(tries, age):
    after = step(Later("refused", outage=True), tries, SINCE, SINCE + age)
    assert after.state == QUEUED
    assert after.due_at is not None
    assert SINCE + age < after.due_at <= SINCE + age + LADDER[-1]


def test_a_stranger_is_waited_for_a_day_and_spends_no_try():
    after = step(Stranger(), 1, SINCE, SINCE + DAY - MINUTE)
    assert (after.state, after.due_at, after.counts) == (QUEUED, SINCE + DAY, False)
    assert step(Stranger(), 1, SINCE, SINCE + DAY).state == DROPPED


def test_nobody_to_send_to_is_dropped_with_the_reason():
    assert step(Unwanted("recipient left"), 1, SINCE, SINCE) == Step(DROPPED, "recipient left")


def test_last_weeks_events_are_news_last_years_are_not():
    assert still_news(SINCE, SINCE + 6 * DAY)
    assert not still_news(SINCE, SINCE + 365 * DAY)
