"""What people write, and the values it stands for."""

from datetime import datetime

import pytest

from services.assessment.domain.answers import read_value, row_submission_id, wrong_values
from services.assessment.domain.elements import SKM_9
from services.assessment.domain.free_text import harmless
from services.assessment.domain.respondents import read_choice
from services.assessment.domain.timestamps import read_moment


@pytest.mark.parametrize("element", SKM_9.elements, ids=lambda element: element.slug)
def test_every_option_reads_as_its_value_in_both_languages_and_any_case(element) -> None:
    for value, option in enumerate(element.options, start=1):
        for text in (option.id, option.en, option.id.upper() + " ", f"  {option.id}.", str(value), f"{value} "):
            assert read_value(element, text) == value
    assert read_value(element, "  ") is None


@pytest.mark.parametrize("text", ["5", "0", "-1", "3.5", "ya", "sangat", "Sangat mudah sekali", "٣", "²"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an answer"):
        read_value(SKM_9.element("prosedur"), text)


def test_biaya_and_pengaduan_have_options_of_their_own() -> None:
    assert [o.id for o in SKM_9.element("biaya").options] == ["Sangat mahal", "Cukup mahal", "Murah", "Gratis"]
    assert SKM_9.element("pengaduan").options[1].id == "Ada tetapi tidak berfungsi"
    assert len(set(SKM_9.slugs)) == 9


def test_values_of_a_submission() -> None:
    assert wrong_values({"waktu": 1, "biaya": 4}, SKM_9) == {}
    wrong = wrong_values({"waktu": 5, "biaya": True, "produk": "3", "cuaca": 2, "sarana": 1.0}, SKM_9)
    assert wrong == {
        "waktu": "outside-scale", "biaya": "outside-scale", "produk": "outside-scale",
        "sarana": "outside-scale", "cuaca": "unknown-element",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("sex", "L", "L"), ("sex", "laki-laki ", "L"), ("sex", "PEREMPUAN", "P"), ("sex", "", None),
        ("age", "12", "0-16"), ("age", "17", "17-25"), ("age", "26-35", "26-35"), ("age", "36 - 40", "36-45"),
        ("age", "70", "56+"), ("age", "56+", "56+"), ("age", "55 tahun", "46-55"),
        ("education", "SMK", "sma"), ("education", "s2", "s2"),
        ("occupation", "pelajar ", "pelajar"), ("occupation", "Ibu rumah tangga", "rumah-tangga"),
    ],
)  # fmt: skip
def test_respondents_are_read_coarsely(field: str, text: str, value: str | None) -> None:
    assert read_choice(field, text) == value


@pytest.mark.parametrize(
    ("field", "text"), [("sex", "x"), ("age", "0"), ("age", "200"), ("age", "20-40"), ("age", "muda")]
)
def test_a_respondent_is_not_guessed(field: str, text: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        read_choice(field, text)


@pytest.mark.parametrize(
    ("text", "moment", "month_first", "swapped"),
    [
        ("23/02/2026 14.03.52", datetime(2026, 2, 23, 14, 3, 52), False, False),
        ("02/23/2026 14:03:52", datetime(2026, 2, 23, 14, 3, 52), True, False),
        ("05/06/2026 08.00.00", datetime(2026, 6, 5, 8), False, False),
        ("05/06/2026 08:00:00", datetime(2026, 5, 6, 8), True, False),
        ("23/02/2026 14:03:52", datetime(2026, 2, 23, 14, 3, 52), False, True),
        ("02/23/2026 14.03", datetime(2026, 2, 23, 14, 3), True, True),
        ("2026-02-23 14:03:52", datetime(2026, 2, 23, 14, 3, 52), False, False),
    ],
)
def test_moments(text: str, moment: datetime, month_first: bool, swapped: bool) -> None:
    read = read_moment(f" {text} ")
    assert (read.local, read.month_first, read.swapped) == (moment, month_first, swapped)


@pytest.mark.parametrize("text", ["", "kemarin", "31/02/2026 10.00.00", "13/13/2026 10:00:00", "1/2/26 10:00"])
def test_no_moment(text: str) -> None:
    with pytest.raises(ValueError):
        read_moment(text)


def test_free_text_cannot_be_run_by_a_spreadsheet() -> None:
    assert harmless('=HYPERLINK("http://x","klik")') == '\'=HYPERLINK("http://x","klik")'
    assert harmless(" @SUM(A1)") == "'@SUM(A1)"
    assert harmless("Wi-Fi lambat\nterutama lantai 2 ") == "Wi-Fi lambat\nterutama lantai 2"
    assert harmless("a\x00\x07b") == "ab"
    assert len(harmless("x" * 5000)) == 2000


def test_a_row_names_itself_by_its_content() -> None:
    one = row_submission_id("s", {"a": 1, "b": "x"})
    assert one == row_submission_id("s", {"b": "x", "a": 1})
    assert len({one, row_submission_id("t", {"a": 1, "b": "x"}), row_submission_id("s", {"a": 2, "b": "x"})}) == 3
