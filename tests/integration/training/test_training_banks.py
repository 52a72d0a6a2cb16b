"""A question bank from a spreadsheet: every row is reported, the same file twice changes nothing."""

from csv import writer
from io import BytesIO, StringIO

import openpyxl
import pytest

HEADINGS = ("Jenis", "Soal", "Poin", "Pilihan A", "Pilihan B", "Pilihan C", "Kunci")
ROWS = (
    ("Pilihan ganda", "Berapa kelas utama DDC?", "2", "9", "10", "12", "B"),
    ("pilihan majemuk", "Mana yang katalog?", "2", "OPAC", "Kartu", "Rak", "A, B"),
    ("Menjodohkan", "Jodohkan kelasnya", "", "", "", "", "000 = Karya umum; 900 = Sejarah"),
    ("Isian singkat", "Kepanjangan DDC?", "1", "", "", "", "Dewey Decimal Classification | Klasifikasi Desimal Dewey"),
    ("Uraian", "Jelaskan  tajuk subjek", "4", "", "", "", "Isi: Kurang=0, Baik=4; Bahasa: Kurang=0, Baik=2"),
    ("Pilihan ganda", "Kunci salah", "1", "Ya", "Tidak", "", "C"),
    ("Tebakan", "Jenis salah", "1", "Ya", "Tidak", "", "A"),
    ("Pilihan ganda", "berapa kelas UTAMA ddc?", "1", "9", "10", "", "A"),
    ("Isian singkat", "", "banyak", "", "", "", ""),
)


@pytest.fixture
def course(desk):
    return desk.course()


def csv(rows):
    text = StringIO()
    writer(text, delimiter=";").writerows((HEADINGS, *rows))
    return text.getvalue().encode("utf-8-sig")


def xlsx(rows):
    book = openpyxl.Workbook()
    for row in (HEADINGS, *rows):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def send(desk, course, data, by=None):
    path = f"/api/training/v1/courses/{course['id']}/questions/import?filename=soal.csv"
    headers = {"Authorization": f"Bearer {desk.token(by or desk.TRAINER)}", "Content-Type": "text/csv"}
    return desk.service.client.post(path, data=data, headers=headers)


def bank(desk, course):
    return desk.done(desk.get(f"/courses/{course['id']}/questions"))["items"]


@pytest.mark.parametrize("written", [csv, xlsx])
def test_every_row_is_reported(desk, course, written):
    report = desk.done(send(desk, course, written(ROWS)))
    assert report["counts"] == {"imported": 4, "corrected": 1, "unchanged": 0, "refused": 4}
    refused = {
        row["row"]: {note["code"] for note in row["notes"] if note["level"] == "refusal"} for row in report["rows"]
    }
    assert refused[7] == {"key-unreadable"}
    assert refused[8] == {"unknown-choice"}
    assert refused[9] == {"repeated"}
    assert refused[10] >= {"blank", "integer"}
    assert [each["kind"] for each in bank(desk, course)] == ["single", "multiple", "matching", "short", "essay"]
    assert [each["points"] for each in bank(desk, course)] == [2, 2, 1, 1, 4]


def test_the_same_file_twice_changes_nothing_and_a_changed_row_one(desk, course):
    desk.done(send(desk, course, csv(ROWS[:5])))
    before = bank(desk, course)
    again = desk.done(send(desk, course, csv(ROWS[:5])))
    assert again["counts"]["unchanged"] == 5
    assert bank(desk, course) == before
    better = (("Pilihan ganda", "Berapa kelas utama DDC?", "3", "9", "10", "11", "B"),)
    assert desk.done(send(desk, course, csv(better)))["counts"]["imported"] == 1
    changed = bank(desk, course)[0]
    assert (changed["version"], changed["points"], changed["content"]["options"][2]["text"]) == (2, 3, "11")
    other = (("Isian singkat", "Berapa kelas utama DDC?", "3", "", "", "", "10"),)
    (row,) = desk.done(send(desk, course, csv(other)))["rows"]
    assert row["notes"][0]["code"] == "kind-changed"


def test_what_is_no_bank_is_refused_whole(desk, course):
    desk.refused(send(desk, course, b"Barang;Harga\nkertas;1000\n"), "spreadsheet-unknown", 422)
    desk.refused(send(desk, course, b""), "no-file", 422)
    desk.refused(send(desk, course, csv(ROWS), by=desk.LIBRARIAN), "forbidden", 403)
