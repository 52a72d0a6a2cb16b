"""Facts written out for people, in WIB."""

import pytest

from services.notifier.domain.words import day, element, grade, language_of, moment, number, rupiah, span

LATE = "2027-01-03T18:30:00.000Z"  # already Monday in Pematang Siantar


def test_moments_are_told_in_wib_and_say_so():
    assert moment(LATE, "id") == "Senin, 4 Januari 2027, pukul 01.30 WIB"
    assert moment(LATE, "en") == "Monday, 4 January 2027, at 01:30 WIB"


def test_a_period_within_a_day_names_the_day_once():
    assert span(LATE, "2027-01-03T20:00:00.000Z", "id") == "Senin, 4 Januari 2027, pukul 01.30–03.00 WIB"
    assert span(LATE, "2027-01-03T20:00:00.000Z", "en") == "Monday, 4 January 2027, 01:30–03:00 WIB"


def test_a_period_over_days_names_both():
    told = span(LATE, "2027-01-05T02:00:00.000Z", "id")
    assert told == "Senin, 4 Januari 2027, pukul 01.30 WIB – Selasa, 5 Januari 2027, pukul 09.00 WIB"


def test_days_and_periods_of_days():
    assert day("2026-08-17", "id") == "17 Agustus 2026"
    assert span("2026-08-17", "2026-09-16", "en") == "17 August 2026 – 16 September 2026"


def test_money_is_written_in_whole_rupiah():
    assert rupiah("12500000", "id") == rupiah("12500000", "en") == "Rp 12.500.000"


def test_decimals_follow_the_language():
    assert number("82.15", "id") == "82,15"
    assert number("82.15", "en") == "82.15"


def test_elements_and_grades_have_names_and_the_unknown_stays_as_it_is():
    assert element("kompetensi", "id") == "kompetensi petugas"
    assert element("kompetensi", "en") == "staff competence"
    assert element("baru", "id") == "baru"
    assert grade("B", "id") == "B (Baik)"
    assert grade("?", "en") == "?"


@pytest.mark.parametrize(("chosen", "spoken"), [("en", "en"), ("id", "id"), ("fr", "id"), ("", "id"), (None, "id")])
def test_indonesian_unless_english_was_chosen(chosen, spoken):
    assert language_of(chosen) == spoken
