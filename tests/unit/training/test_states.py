"""The transition tables of sessions and enrolments, whole."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from services.training.domain import enrolments, sessions

START = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
FINAL_SESSION = {sessions.State.CLOSED, sessions.State.CANCELLED}
FINAL_ENROLMENT = {
    enrolments.State.WITHDRAWN,
    enrolments.State.REFUSED,
    enrolments.State.COMPLETED,
    enrolments.State.FAILED,
}


@pytest.mark.parametrize(("state", "verb"), list(product(FINAL_SESSION, sessions.Verb)))
def test_a_final_session_stays_as_it_is(state, verb):
    assert sessions.step(state, verb) is None


@pytest.mark.parametrize(("state", "verb"), list(product(FINAL_ENROLMENT, enrolments.Verb)))
def test_a_final_enrolment_stays_as_it_is(state, verb):
    assert enrolments.step(state, verb) is None


@pytest.mark.parametrize("state", set(sessions.State) - {sessions.State.PROPOSED})
def test_every_session_state_is_reached(state):
    assert state in sessions.TRANSITIONS.values()


@pytest.mark.parametrize("state", set(enrolments.State) - {enrolments.State.REQUESTED})
def test_every_enrolment_state_is_reached(state):
    assert state in enrolments.TRANSITIONS.values()


def test_only_what_was_scheduled_can_be_closed():
    assert sessions.step("scheduled", sessions.Verb.CLOSE) == "closed"
    assert sessions.step("proposed", sessions.Verb.CLOSE) is None


def test_states_are_read_from_stored_text_and_nonsense_is_refused():
    assert enrolments.step("waitlisted", enrolments.Verb.PROMOTE) == "confirmed"
    with pytest.raises(ValueError):
        enrolments.step("asleep", enrolments.Verb.PROMOTE)


def test_attendance_can_be_corrected_both_ways_until_close():
    assert enrolments.step("absent", enrolments.Verb.ATTEND) == "attended"
    assert enrolments.step("attended", enrolments.Verb.MISS) == "absent"


@pytest.mark.parametrize("state", ["attended", "absent"])
def test_whoever_was_called_up_cannot_withdraw_any_more(state):
    assert enrolments.step(state, enrolments.Verb.WITHDRAW) is None


def test_a_waiting_person_cannot_attend():
    assert enrolments.step("waitlisted", enrolments.Verb.ATTEND) is None


@pytest.mark.parametrize(
    ("minutes", "started", "is_open"),
    [(-61, False, False), (-60, False, True), (-1, False, True), (0, True, True), (900, True, True)],
)
def test_windows(minutes, started, is_open):
    now = START + timedelta(minutes=minutes)
    assert sessions.has_started(START, now) is started
    assert sessions.is_open(START, now) is is_open


def test_hours_belong_to_the_day_they_were_taught():
    ends = START + timedelta(hours=6)
    assert sessions.held_until(ends, ends + timedelta(days=9)) == ends
    assert sessions.held_until(ends, START) == START
