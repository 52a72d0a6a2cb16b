"""Recognising a kind by its headings; rows and their report."""

import pytest

from shared.spreadsheets import (
    CORRECTED,
    IMPORTED,
    REFUSED,
    UNCHANGED,
    Cells,
    Column,
    Kind,
    Report,
    SpreadsheetError,
    clean,
    read,
    recognise,
    remark,
    require,
)

FRUIT = Kind(
    "fruit",
    "buah",
    "fruit",
    (
        Column("name", ("nama buah",)),
        Column("picked", containing=("dipetik",)),
        Column("colour", ("warna",), required=False),
    ),
)
ROOTS = Kind("roots", "umbi", "roots", (Column("name", ("nama umbi",)),))


def table(text="NAMA  Buah;Kapan dipetik?;Lain\nApel;2024-01-31;x\n"):
    return read(text.encode(), "kebun.csv")


def row(text):
    found = table("Nama Buah;Dipetik;Warna\n" + text)
    return Cells(found.rows[0], require(found, [FRUIT]))


def test_recognised_by_normalised_headings():
    found = recognise(table(), [ROOTS, FRUIT])
    assert found is not None
    assert found.kind is FRUIT
    assert found.headings == {"name": "NAMA  Buah".replace("  ", " "), "picked": "Kapan dipetik?"}
    assert found.unused == ("Lain",)
    assert found.notes[0].code == "columns-unused"


def test_unknown_names_what_was_seen_and_what_is_known():
    with pytest.raises(SpreadsheetError) as refused:
        require(table("a;b\n1;2\n"), [ROOTS, FRUIT])
    assert refused.value.code == "spreadsheet-unknown"
    assert refused.value.facts["seen"] == "a, b"
    assert "umbi" in refused.value.id
    assert "roots" in refused.value.en


def test_all_reasons_of_a_row_come_at_once():
    cells = row(";31-02-2024;x;slip\n")
    assert cells.take("name", clean.text(9)) is None
    assert cells.take("picked", clean.date) is None
    result = cells.result()
    assert result.outcome == REFUSED
    assert [(n.code, n.column) for n in result.notes] == [
        ("cells-without-heading", None),
        ("blank", "Nama Buah"),
        ("date-impossible", "Dipetik"),
    ]


def test_outcomes():
    good, put_right, known = row("Apel;2024-01-31;\n"), row(" Apel;2024-01-31;\n"), row(" Apel;2024-01-31;\n")
    for cells in (good, put_right, known):
        assert cells.take("name", clean.text(9)) == "Apel"
        assert cells.maybe("colour", clean.text(9)) is None
    good.say(remark("odd", "Aneh.", "Odd."), "name")
    report = Report("kebun.csv", "fruit")
    report.add(known.result(UNCHANGED))
    report.add(put_right.result(IMPORTED, "id-1"))
    report.add(good.result())
    assert [r.outcome for r in report.rows] == [UNCHANGED, CORRECTED, IMPORTED]
    data = report.to_dict()
    assert data["counts"] == {"imported": 1, "corrected": 1, "unchanged": 1, "refused": 0}
    assert data["rows"][1]["notes"][0]["column"] == "Nama Buah"
