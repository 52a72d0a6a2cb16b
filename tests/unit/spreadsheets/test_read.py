"""Reading what arrives: delimiters, marks, line breaks, limits, damage."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from shared.spreadsheets import SpreadsheetError, read

MORNING = datetime(2024, 1, 31, 9, 30)


def xlsx(*rows, sheets=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for title in sheets:
        book.create_sheet(title)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_csv_dialects(delimiter, mark, ending):
    text = ending.join([f"Nama{delimiter} No. HP ", f"Ani{delimiter}0812", ""])
    table = read(mark + text.encode(), "a.csv")
    assert table.headings == ("Nama", "No. HP")
    assert [(r.number, r.cells) for r in table.rows] == [(2, {"Nama": "Ani", "No. HP": "0812"})]


def test_line_breaks_within_quotes_keep_row_numbers():
    table = read(b'a,b\n1,"dua\r\nbaris"\n\n3,x\n', "a.csv")
    assert [(r.number, r.cells["b"]) for r in table.rows] == [(2, "dua\r\nbaris"), (4, "x")]


def test_delimiter_within_quotes_does_not_count():
    assert read(b'"a,b,c";d\n1;2\n', "a.csv").headings == ("a,b,c", "d")


def test_latin_1_is_taken_and_said():
    table = read("Nama,Kota\nAndré,Medan\n".encode("latin-1"), "a.csv")
    assert table.rows[0].cells["Nama"] == "André"
    assert [note.code for note in table.notes] == ["latin-1"]


def test_utf_16_of_a_spreadsheet_program():
    assert read("a\tb\n1\t2\n".encode("utf-16"), "a.txt").rows[0].cells == {"a": "1", "b": "2"}


def test_short_rows_are_filled_and_surplus_cells_are_kept_apart():
    table = read(b"a,b\n1\n1,2,3\n1,2,,\n", "a.csv")
    assert [row.surplus for row in table.rows] == [(), ("3",), ()]
    assert table.rows[0].cells == {"a": "1", "b": ""}


def test_xlsx_values_become_text():
    table = read(
        xlsx(
            ["a", "b", "c", "d"],
            [12.0, date(2024, 1, 31), time(9, 30), None],
            ["x", MORNING, True, 1.5],
        ),
        "a.xlsx",
    )
    assert table.rows[0].cells == {"a": "12", "b": "2024-01-31", "c": "09:30", "d": ""}
    assert table.rows[1].cells == {"a": "x", "b": "2024-01-31 09:30:00", "c": "1", "d": "1.5"}


def test_xlsx_formulas_are_never_run():
    table = read(xlsx(["a", "b"], ["=1+1", "x"]), "a.xlsx")
    assert table.rows[0].cells == {"a": "", "b": "x"}


def test_only_the_first_sheet_and_it_says_so():
    table = read(xlsx(["a"], ["1"], sheets=["Rahasia"]), "a.xlsx")
    assert table.notes[0].code == "other-sheets"
    assert "Rahasia" in table.notes[0].id


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "spreadsheet-empty"),
        (b"\xef\xbb\xbf", "spreadsheet-empty"),
        (b"a,b\n\n\n", "spreadsheet-empty"),
        (b"a,a\n1,2\n", "spreadsheet-headings"),
        (b'a,b\n1,"tak pernah tutup\n', "spreadsheet-malformed"),
        (b'a,b\n1,"x"y\n', "spreadsheet-malformed"),
        (b"a,b\n1,\x00\n", "spreadsheet-format"),
        (b"%PDF-1.7 ...", "spreadsheet-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "spreadsheet-format"),
        (b"PK\x03\x04 terpotong", "spreadsheet-malformed"),
        (b"x" * (9 * 1024 * 1024), "spreadsheet-too-large"),
        (b"a\n" * 20_100, "spreadsheet-too-large"),
        (b",".join(b"%d" % n for n in range(300)) + b"\n1\n", "spreadsheet-too-large"),
        (b"a,b\n1," + b"x" * 30_000 + b"\n", "spreadsheet-malformed"),
    ],
)
def test_refused_whole(data, code):
    with pytest.raises(SpreadsheetError) as refused:
        read(data, "berkas.csv")
    assert refused.value.code == code
    assert "berkas.csv" in refused.value.id
    assert "berkas.csv" in refused.value.en


def test_a_zip_that_is_no_workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x.txt", "x")
    with pytest.raises(SpreadsheetError, match="neither CSV nor XLSX"):
        read(out.getvalue(), "a.xlsx")


def test_a_zip_bomb_is_not_unpacked():
    out = io.BytesIO(xlsx(["a"], ["1"]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bom.bin", b"0" * (65 * 1024 * 1024))
    assert len(out.getvalue()) < 200_000
    with pytest.raises(SpreadsheetError) as refused:
        read(out.getvalue(), "a.xlsx")
    assert refused.value.code == "spreadsheet-too-large"


def test_a_damaged_sheet_is_malformed_not_a_crash():
    source = zipfile.ZipFile(io.BytesIO(xlsx(["a"], ["1"])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in source.namelist():
            text = source.read(part)
            archive.writestr(part, text[: len(text) // 2] if "sheet1" in part else text)
    with pytest.raises(SpreadsheetError) as refused:
        read(out.getvalue(), "a.xlsx")
    assert refused.value.code == "spreadsheet-malformed"
