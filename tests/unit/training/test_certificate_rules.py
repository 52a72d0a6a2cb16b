"""Consent, reminders and status lists: the rules of a certificate's life."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openbadgeslib.ob3.status import decode_encoded_list, set_indices

from services.training.domain.consent import Consent, Shown, displayed
from services.training.domain.courses import is_skkni_code
from services.training.domain.expiry import RULES, next_reminder, rule, rule_on
from services.training.domain.skkni import VERIFIED
from services.training.domain.status_lists import PLACES, encoded, place


@pytest.mark.parametrize(
    ("shown", "seen"), [(Shown.FULL, "Dewi br. Sipayung"), (Shown.INITIALS, "D. b. S."), (Shown.NOBODY, None)]
)
def test_a_holder_is_seen_as_permitted(shown, seen):
    assert displayed("Dewi br. Sipayung", shown) == seen


def test_degrees_are_no_part_of_a_name():
    assert displayed("Sahat Harahap, A.Md., S.Sos.", Shown.INITIALS) == "S. H."


def test_nobody_sees_more_than_initials_by_default():
    assert Consent() == Consent(Shown.INITIALS, download=False)
    assert not Consent(Shown.INITIALS, download=True).paper_is_public


@given(st.dates(date(2024, 1, 1), date(2040, 1, 1)), st.integers(1, 4000))
def test_each_step_comes_once_in_order_and_before_the_end(issued, days):
    last, steps = issued + timedelta(days=days), (90, 30)
    met, day = [], issued
    while (day := next_reminder(last, day, steps)) is not None:
        met.append((last - day).days)
        assert issued < day < last
    assert met == [step for step in steps if step < days]


def test_what_does_not_end_has_no_reminder():
    assert next_reminder(None, date(2026, 1, 1), (90, 30)) is None


def test_rules_are_dated_have_a_source_and_are_found_again():
    assert all(each.id and each.source and each.days_before for each in RULES)
    for each in RULES:
        assert rule_on(each.since) == each == rule(each.id)
    assert rule(None) == rule("unheard of") == RULES[0] == rule_on(date(2000, 1, 1))


@given(st.integers(0, PLACES - 1), st.integers(0, PLACES // 2 - 1), st.sets(st.integers(0, PLACES - 1), max_size=200))
def test_no_place_is_dealt_out_twice(offset, half, numbers):
    assert len({place(offset, 2 * half + 1, number) for number in numbers}) == len(numbers)


@given(st.sets(st.integers(0, PLACES - 1), max_size=50))
def test_an_independent_library_reads_our_list(revoked):
    text = encoded(revoked)
    bits = decode_encoded_list(text)
    assert len(bits) * 8 == PLACES
    assert set_indices(bits) == revoked
    assert text == encoded(sorted(revoked))


def test_places_beyond_a_list_are_refused():
    for wrong in ((0, 1, PLACES), (0, 1, -1), (0, 2, 1)):
        with pytest.raises(ValueError, match="no place"):
            place(*wrong)


def test_verified_units_have_the_form_and_a_source():
    assert all(is_skkni_code(code) and unit.source and unit.code == code for code, unit in VERIFIED.items())
