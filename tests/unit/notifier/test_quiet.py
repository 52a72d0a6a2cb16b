"""Quiet hours by the recipient's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.notifier.domain.quiet import ZONES, Quiet, next_window

NIGHT = Quiet.read("21:00-06:00")
NOON = Quiet.read("12:00-13:00")
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("quiet", "zone", "now", "over"),
    [
        (NIGHT, "WIB", "2026-11-23T13:59Z", None),
        (NIGHT, "WIB", "2026-11-23T14:00Z", "2026-11-23T23:00Z"),
        (NIGHT, "WIB", "2026-11-23T18:30Z", "2026-11-23T23:00Z"),
        (NIGHT, "WIB", "2026-11-23T23:00Z", None),
        (NIGHT, "WITA", "2026-11-23T13:00Z", "2026-11-23T22:00Z"),
        (NIGHT, "WIT", "2026-11-23T12:00Z", "2026-11-23T21:00Z"),
        (NIGHT, "WIT", "2026-11-23T21:00Z", None),
        (NOON, "WIB", "2026-11-23T05:30Z", "2026-11-23T06:00Z"),
        (NOON, "WIB", "2026-11-23T06:00Z", None),
        (NOON, "WIT", "2026-11-23T05:30Z", None),
    ],
)
def test_when_it_is_quiet_and_until_when(quiet, zone, now, over):
    assert quiet.over_at(datetime.fromisoformat(now), zone) == (datetime.fromisoformat(over) if over else None)


@given(MOMENTS, st.sampled_from(sorted(ZONES)), st.times(), st.times())
def test_quiet_ends_within_a_day_and_is_over_when_it_ends(now, zone, start, end):
    start, end = (at.replace(second=0, microsecond=0) for at in (start, end))
    if start == end:
        return
    quiet = Quiet(start, end)
    over = quiet.over_at(now, zone)
    if over is not None:
        assert now < over <= now + timedelta(days=1)
        assert quiet.over_at(over, zone) is None
        assert over.astimezone(ZONES[zone]).time() == end


@given(MOMENTS, st.sampled_from(sorted(ZONES)), st.times())
def test_the_next_window_is_never_now_and_never_more_than_a_day_away(now, zone, at):
    window = next_window(now, zone, f"{at:%H:%M}")
    assert now < window <= now + timedelta(days=1)
    assert f"{window.astimezone(ZONES[zone]):%H:%M}" == f"{at:%H:%M}"
    assert next_window(window, zone, f"{at:%H:%M}") == window + timedelta(days=1)


@pytest.mark.parametrize("text", ["21:00", "21:00-21:00", "24:00-06:00", "9:00-10:00", "21.00-06.00", "x-y"])
def test_what_is_no_quiet_hours_is_refused(text):
    with pytest.raises(ValueError):
        Quiet.read(text)


def test_no_quiet_hours():
    assert Quiet.read("") is None
