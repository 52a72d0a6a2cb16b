"""The rotating code: what it says, for how long, and that nobody else can make one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.domain import presence
from services.training.domain.meetings import Meeting
from services.training.domain.presence import Fault, Scan

KEY = "a key of our own"
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
SESSION = "0190e0c2-0000-7000-8000-000000000001"


def seconds(count):
    return timedelta(seconds=count)


@pytest.mark.parametrize(
    ("later", "read"), [(0, True), (29, True), (30, True), (59, True), (60, False), (3600, False), (-1, False)]
)
def test_a_code_is_good_for_its_step_and_the_next(later, read):
    found = presence.read_code(KEY, presence.code(KEY, SESSION, NOON), NOON + seconds(later))
    assert found == (Scan(SESSION, NOON + seconds(later)) if read else Fault.EXPIRED)


def test_the_code_changes_when_it_says():
    later = presence.changes_at(NOON + seconds(12))
    assert later == NOON + seconds(30)
    before, at = (presence.code(KEY, SESSION, moment) for moment in (later - timedelta(milliseconds=1), later))
    assert before == presence.code(KEY, SESSION, NOON) != at


@given(st.text(max_size=120))
def test_nothing_made_up_is_a_code_or_a_receipt(text):
    assert presence.read_code(KEY, text, NOON) is Fault.FORGED
    assert presence.read_receipt(KEY, text, NOON) is Fault.FORGED


def test_another_key_another_session_or_another_use_is_forged():
    code = presence.code(KEY, SESSION, NOON)
    receipt = presence.receipt(KEY, Scan(SESSION, NOON), "n1")
    other = SESSION.replace("1", "2")
    for text in (presence.code("another", SESSION, NOON), code.replace(SESSION, other), code[:-1], receipt):
        assert presence.read_code(KEY, text, NOON) is Fault.FORGED
    for text in (receipt.replace("n1", "n2"), code, presence.receipt("another", Scan(SESSION, NOON), "n1")):
        assert presence.read_receipt(KEY, text, NOON) is Fault.FORGED


@given(st.integers(0, 601))
def test_a_receipt_outlasts_signing_in(minutes_as_seconds):
    scan = Scan(SESSION, NOON, "n1")
    found = presence.read_receipt(KEY, presence.receipt(KEY, scan, "n1"), NOON + seconds(minutes_as_seconds))
    assert found == (scan if minutes_as_seconds <= 600 else Fault.EXPIRED)


@pytest.mark.parametrize(
    ("minutes", "fault"), [(-61, Fault.EARLY), (-60, None), (0, None), (120, None), (121, Fault.LATE)]
)
def test_the_window_is_that_of_the_session(minutes, fault):
    at = NOON + timedelta(minutes=minutes)
    assert presence.outside_window([Meeting(NOON, NOON + timedelta(hours=2))], at) is fault


def test_between_two_meetings_it_is_too_early_for_the_next():
    first = Meeting(NOON, NOON + timedelta(hours=2))
    second = Meeting(NOON + timedelta(days=1), NOON + timedelta(days=1, hours=2))
    early, late = (3, Fault.EARLY, second), (27, Fault.LATE, second)
    for hours, fault, meeting in ((1, None, first), early, (24, None, second), late):
        at = NOON + timedelta(hours=hours)
        assert presence.outside_window([first, second], at) is fault
        assert presence.next_meeting([first, second], at) == meeting
