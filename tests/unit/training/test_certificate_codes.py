"""The public code of a certificate, and its status on a given day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.domain.certificates import ALPHABET, new_code, read_code, status, valid_until

CODES = st.binary(min_size=7, max_size=7).map(new_code)
EXAMPLE = new_code(bytes(range(7)))


def test_it_is_printed_in_three_groups_of_four():
    assert [len(group) for group in EXAMPLE.split("-")] == [4, 4, 4]


@given(CODES)
def test_what_is_printed_is_read_back(code):
    assert read_code(code) == code
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code


@given(CODES)
def test_letters_that_look_alike_do_not_matter(code):
    assert read_code(code.replace("0", "o").replace("1", "l")) == code
    assert read_code(code.replace("1", "I")) == code


@given(CODES, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_every_single_mistake_is_caught(code, place, symbol):
    symbols = list(code.replace("-", ""))
    changed = symbols[place] != symbol
    symbols[place] = symbol
    assert (read_code("".join(symbols)) is None) is changed


@given(CODES, st.integers(0, 11), st.integers(0, 11))
def test_every_exchange_of_two_symbols_is_caught(code, one, other):
    symbols = list(code.replace("-", ""))
    changed = symbols[one] != symbols[other]
    symbols[one], symbols[other] = symbols[other], symbols[one]
    assert (read_code("".join(symbols)) is None) is changed


@pytest.mark.parametrize("text", ["", "A", EXAMPLE + "0", EXAMPLE[:-1], "U" * 12, "…", "٣" * 12, "ⅠⅠⅠⅠ" * 3])
def test_what_cannot_be_a_code_is_not_read(text):
    assert read_code(text) is None


@given(st.text(max_size=20))
def test_reading_never_breaks(text):
    code = read_code(text)
    assert code is None or read_code(code) == code


def test_the_amount_of_randomness_is_fixed():
    with pytest.raises(ValueError):
        new_code(b"short")


@pytest.mark.parametrize(
    ("issued", "months", "until"),
    [
        (date(2026, 11, 24), 36, date(2029, 11, 24)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 11, 24), None, None),
    ],
)
def test_valid_until(issued, months, until):
    assert valid_until(issued, months) == until


@pytest.mark.parametrize(
    ("on", "until", "revoked", "expected"),
    [
        (date(2026, 1, 1), None, False, "valid"),
        (date(2026, 1, 1), date(2026, 1, 1), False, "valid"),
        (date(2026, 1, 2), date(2026, 1, 1), False, "expired"),
        (date(2026, 1, 2), date(2026, 1, 1), True, "revoked"),
        (date(2026, 1, 1), None, True, "revoked"),
    ],
)
def test_status(on, until, revoked, expected):
    assert status(on, until, revoked) == expected
