"""Cleaners: every form seen in the city's files, and what is refused."""

from datetime import date, datetime, time

import pytest

from shared.spreadsheets import UnfitError, clean


def codes(cleaned):
    return [note.code for note in cleaned.notes]


@pytest.mark.parametrize(
    "written",
    [
        "2024-01-31",
        "31-01-2024",
        "31/01/2024",
        "31.01.2024",
        "31 Januari 2024",
        "31 jan 2024",
        "Rabu, 31 Januari 2024",
        "31 January 2024",
        "2024/1/31",
        "2024-01-31 00:00:00",
        "'31-01-2024",
    ],
)
def test_forms_of_a_date(written):
    assert clean.date(written).value == date(2024, 1, 31)
    assert codes(clean.date(written)) == []


def test_day_before_month_is_said_where_it_could_be_read_both_ways():
    assert clean.date("03/02/2024").value == date(2024, 2, 3)
    assert codes(clean.date("03/02/2024")) == ["day-before-month"]
    assert codes(clean.date("03/03/2024")) == []


@pytest.mark.parametrize("written", ["31-02-2015", "2023-02-29", "31 Foo 2024", "0/1/2024"])
def test_impossible_dates(written):
    with pytest.raises(UnfitError) as unfit:
        clean.date(written)
    assert unfit.value.note.code == "date-impossible"


@pytest.mark.parametrize("written", ["", "kemarin", "1/2/24", "45292", "2024-13", "١-١-٢٠٢٤x"])
def test_unknown_forms_of_a_date(written):
    with pytest.raises(UnfitError):
        clean.date(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("09.00-12.00", (time(9), time(12))),
        ("09:00 - 11:30", (time(9), time(11, 30))),
        ("13.30", (time(13, 30), None)),
        ("Pukul 9.00 s.d. 12.00 WIB", (time(9), time(12))),
        ("13.30 - selesai", (time(13, 30), None)),
    ],
)
def test_time_ranges(written, expected):
    assert clean.time_range(written).value == expected


@pytest.mark.parametrize("written", ["", "25.00", "12.00-09.00", "pagi", "9"])
def test_no_time_ranges(written):
    with pytest.raises(UnfitError):
        clean.time_range(written)


@pytest.mark.parametrize("written", ["12/06/2026 11.53.30", "2026-06-12 11:53:30", "12 Juni 2026 11:53:30"])
def test_timestamps(written):
    assert clean.timestamp(written).value == datetime(2026, 6, 12, 11, 53, 30)


@pytest.mark.parametrize("written", ["0812-3456-7890", "081234567890", "+6281234567890", "62 812 3456 7890"])
def test_phone(written):
    assert clean.phone(written).value == "+6281234567890"


@pytest.mark.parametrize("written", ["0812", "", "abc", "+62", "12345"])
def test_no_phone(written):
    with pytest.raises(UnfitError):
        clean.phone(written)


def test_email():
    assert clean.email("A.B@Pustaka.Example ").value == "a.b@pustaka.example"
    assert codes(clean.email("a@b.id")) == []
    assert codes(clean.email("A@b.id")) == ["email-case"]


@pytest.mark.parametrize("written", ["bukan-alamat", "a@b", "a b@c.id", "a@b..id", "a@b.id\nBcc: x@y.id", "@b.id"])
def test_no_email(written):
    with pytest.raises(UnfitError):
        clean.email(written)


def test_digits():
    assert clean.digits(4)("1234").notes == ()
    assert clean.digits(4)("12 34").value == "1234"
    assert codes(clean.digits(4)("'1234")) == ["digits-only"]


@pytest.mark.parametrize(
    ("written", "code"), [("123", "digits"), ("1.97501E+17", "precision-lost"), ("١٢٣٤", "digits")]
)
def test_no_digits(written, code):
    with pytest.raises(UnfitError) as unfit:
        clean.digits(4)(written)
    assert unfit.value.note.code == code


def test_integer():
    assert clean.integer(0, 5000)("1.000").value == 1000
    for written in ("-1", "5001", "1,5", "", "banyak", "1e3"):
        with pytest.raises(UnfitError):
            clean.integer(0, 5000)(written)


def test_text_says_what_it_removed():
    assert codes(clean.text(20)("  Layanan  Anak ")) == ["spaces"]
    assert clean.text(20)("  Layanan  Anak ").value == "Layanan Anak"
    for written in ("", "  \u200b", "x" * 21):
        with pytest.raises(UnfitError):
            clean.text(20)(written)


def test_prose_keeps_lines_and_formulas_as_text():
    assert clean.prose(99)("=HYPERLINK(1)\r\nbaik\x07").value == "=HYPERLINK(1)\nbaik"


def test_choice():
    assert clean.choice({"aktif": "active"})(" AKTIF ").value == "active"
    with pytest.raises(UnfitError, match="not known"):
        clean.choice({"aktif": "active"})("entah")
