"""Files for offices: what a person typed stays text in whatever program opens them."""

import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from shared.spreadsheets import reader, writing

HOSTILE = [
    "=1+1", "=HYPERLINK(\"http://x\";\"klik\")", "+62 811", "-1+1|cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1",
    "#N/A", "#REF!", "http://contoh.id", "a;b", 'kata "kutip"', "dua\nbaris", "naïve – “kutip”", "",
]  # fmt: skip


def written(form, headings, rows):
    made = writing.FORMATS[form](headings, rows, "Uji")
    with made.file:
        content = made.file.read()
    assert len(content) == made.size
    return content


def sheet(rows, headings=("Teks",)):
    return load_workbook(io.BytesIO(written("xlsx", headings, rows))).active


def test_csv_is_what_an_indonesian_office_opens():
    content = written("csv", ["Judul", "JP"], [["Layanan; anak", 8], ["=1+1", -3]])
    assert content == '\ufeff"Judul";"JP"\r\n"Layanan; anak";8\r\n"\'=1+1";-3\r\n'.encode()


def test_csv_reads_back_with_our_own_reader():
    rows = [[text.strip(), 1] for text in HOSTILE if text.strip()]
    table = reader.read(written("csv", ["teks", "n"], rows), "uji.csv")
    assert len(table.rows) == len(rows)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_a_workbook_is_never_a_formula_nor_a_link(text):
    cell = sheet([[text]])["A2"]
    assert cell.data_type in ("s", "inlineStr")
    assert cell.hyperlink is None
    assert cell.quotePrefix == writing.is_live(text)


@given(st.text(max_size=40))
def test_any_text_can_be_written_and_none_is_live(text):
    line = written("csv", ["t"], [[text]]).decode("utf-8-sig").split("\r\n", 1)[1]
    assert not line.lstrip('"').startswith(("=", "+", "-", "@", "\t"))
    written("xlsx", ["t"], [[text]])


def test_dates_and_numbers_stay_what_they_are():
    row = [5, date(2026, 11, 23), datetime(2026, 11, 23, 9, 30), None]
    cells = next(sheet([row], "abcd").iter_rows(min_row=2))
    assert [cell.value for cell in cells] == [5, datetime(2026, 11, 23), datetime(2026, 11, 23, 9, 30), None]
    assert written("csv", "abcd", [row]).endswith(b'5;"2026-11-23";"2026-11-23 09:30";""\r\n')


def test_what_breaks_off_leaves_nothing_behind():
    def rows():
        yield ["a"]
        raise RuntimeError("away")

    for form in writing.FORMATS:
        with pytest.raises(RuntimeError):
            writing.FORMATS[form](["t"], rows(), "Uji")


def test_a_decimal_is_a_number_in_either_file():
    rows = [["tarik", Decimal("-2.75")], ["bulat", Decimal("8")]]
    lines = written("csv", ["Apa", "JP"], rows).decode("utf-8-sig").splitlines()
    assert lines[1:] == ['"tarik";-2,75', '"bulat";8']
    sheet = load_workbook(io.BytesIO(written("xlsx", ["Apa", "JP"], rows))).active
    assert [sheet["B2"].value, sheet["B3"].value] == [-2.75, 8]
