"""Surveys, credits, follow-ups, access: the whole tables."""

import itertools
from datetime import date

import pytest

from services.assessment.domain import access, follow_ups, hours, surveys
from services.assessment.domain.rules import FOLLOW_UPS


def test_a_survey_closes_once() -> None:
    assert surveys.after(surveys.OPEN, "close") == surveys.CLOSED
    assert surveys.after(surveys.CLOSED, "close") is None


def test_when_a_survey_takes_answers() -> None:
    first = date(2026, 1, 1)
    assert surveys.takes_answers(surveys.OPEN, first, first)
    assert not surveys.takes_answers(surveys.OPEN, first, date(2025, 12, 31))
    assert not surveys.takes_answers(surveys.CLOSED, first, first)
    assert surveys.covers(first, first, first)
    assert (surveys.hour_band(12), surveys.hour_band(13)) == ("08-12", "13-17")


@pytest.mark.parametrize("order", list(itertools.permutations([hours.COMPLETED, hours.REVOKED])))
def test_completed_and_revoked_end_reversed_in_either_order(order) -> None:
    state = None
    for happening in order:
        state = hours.after(state, happening)
    assert state == hours.REVERSED


@pytest.mark.parametrize(("state", "happening"), list(hours.TRANSITIONS))
def test_hearing_something_twice_changes_nothing(state, happening) -> None:
    once = hours.after(state, happening)
    assert hours.after(once, happening) == once


def test_the_window_of_a_follow_up() -> None:
    assert follow_ups.window(date(2026, 1, 1), FOLLOW_UPS[0]) == (date(2026, 3, 2), date(2026, 4, 1))
    assert follow_ups.after(follow_ups.DUE, "due") is None
    assert follow_ups.after(follow_ups.CANCELLED, "due") is None
    assert follow_ups.after(follow_ups.WAITING, "due") == follow_ups.DUE


@pytest.mark.parametrize(
    ("same_person", "same_unit", "roles", "ground"),
    [
        (True, True, {"librarian"}, "self"),
        (False, True, {"librarian"}, None),
        (False, True, {"supervisor"}, "supervisor"),
        (False, False, {"supervisor"}, None),
        (False, False, {"manager"}, "manager"),
        (False, True, {"auditor", "trainer", "operator", "assessor"}, None),
    ],
)
def test_who_may_read_a_portfolio(same_person, same_unit, roles, ground) -> None:
    assert access.ground(same_person=same_person, same_unit=same_unit, roles=roles) == ground
