"""The city's spreadsheets go in; twice changes nothing; what cannot be right stays out with its reason."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from openpyxl import Workbook

from shared.contracts.community import (
    ActivityHeldV1,
    AgreementStartedV1,
    LibrarianChangedV1,
    LibrarianLeftV1,
    LibrarianRegisteredV1,
    LibraryOpenedV1,
    PartnerJoinedV1,
)

DATA = Path(__file__).parents[3] / "deploy" / "demo" / "data"
DEWI = "199803132024011018"
HEAD = "NIP;Nama Lengkap;Jabatan Fungsional;Gol;Unit Kerja;Email;No. HP;TMT Jabatan;Status\n"
ROW = (
    "199803132024011018;Dewi Sipayung;Asisten Perpustakaan Mahir;III/a;Layanan Anak;d@p.example;+628123456789;"
    "2024-01-31;Aktif\n"
)


def rows(report, outcome):
    return [row for row in report["rows"] if row["outcome"] == outcome]


def codes(row):
    return {note["code"] for note in row["notes"]}


def test_the_roster(city, published):
    report = city.send("pustakawan.csv").json
    assert report["kind"] == "librarians"
    assert sum(report["counts"].values()) == 42
    assert report["counts"]["refused"] == 2
    assert report["counts"]["unchanged"] == 1
    assert [(row["row"], codes(row)) for row in rows(report, "unchanged")] == [(24, {"repeated", *SPOKEN})]
    refused = {row["row"]: row for row in rows(report, "refused")}
    assert codes(refused[17]) >= {"digits", "phone"}
    assert codes(refused[21]) >= {"nip-appointment", "email", "phone", "date-impossible"}
    assert {note["column"] for note in refused[21]["notes"]} >= {"NIP", "Email", "No. HP", "TMT Jabatan"}
    assert len(published(LibrarianRegisteredV1)) == 39
    dewi = city.librarian(DEWI)
    assert dewi["name"] == "Dewi Sipayung"
    assert dewi["unit_name"] == "Pengolahan Bahan Pustaka"
    assert dewi["phone"] == "+6283016613186"
    assert dewi["position_since"] == "2024-01-01"
    assert city.librarian("197501182005032014")["name"] == "Eka Tambunan, S.IP."


SPOKEN = {"digits-only", "name-form", "unit-form"}


@pytest.mark.parametrize("times", [2, 3])
def test_twice_changes_nothing(city, published, times):
    reports = {}
    for name in ("pustakawan.csv", "mitra.csv", "kegiatan.csv"):
        reports[name] = [city.send(name).json for _ in range(times)]
    for first, *again in reports.values():
        for report in again:
            assert report["counts"]["imported"] == report["counts"]["corrected"] == 0
            assert report["counts"]["refused"] == first["counts"]["refused"]
    assert len(published(LibrarianRegisteredV1)) == 39
    assert len(published(LibrarianChangedV1)) == 0
    assert len(published(PartnerJoinedV1)) == len(published(AgreementStartedV1)) == 6
    assert len(published(ActivityHeldV1)) == 24


def test_partners_and_activities(city, published):
    partners = city.send("mitra.csv").json
    assert partners["counts"]["refused"] == 0
    assert {e["data"]["kind"] for e in published(PartnerJoinedV1)} == {
        "school", "university", "professional", "community", "private",
    }  # fmt: skip
    open_ended = [e["data"] for e in published(AgreementStartedV1) if e["data"]["ends_on"] is None]
    assert [agreement["starts_on"] for agreement in open_ended] == ["2025-06-19"]
    assert published(AgreementStartedV1)[1]["data"]["starts_on"] == "2025-12-22"
    activities = city.send("kegiatan.csv").json
    assert activities["counts"]["refused"] == 0
    over = [row["row"] for row in activities["rows"] if "attendance-over-quota" in codes(row)]
    assert 3 in over
    held = {e["data"]["held_on"]: e["data"] for e in published(ActivityHeldV1)}
    assert held["2026-06-02"]["attendance"] == 22
    assert held["2026-06-02"]["partner_id"]


def test_activities_before_their_partners_are_refused_with_the_reason(city):
    report = city.send("kegiatan.csv").json
    refused = rows(report, "refused")
    assert {next(iter(codes(row) & {"partner-unknown"})) for row in refused} == {"partner-unknown"}
    assert {note["column"] for row in refused for note in row["notes"] if note["level"] == "refusal"} == {"Mitra"}
    assert report["counts"]["imported"] + report["counts"]["corrected"] == 24 - len(refused) > 0


def test_the_first_roster_founds_an_empty_directory(community, published):
    report = community.send("pustakawan.csv").json
    assert report["counts"]["refused"] == 2
    assert {e["data"]["name"] for e in published(LibraryOpenedV1)} == {
        "Pengolahan Bahan Pustaka", "Layanan Anak", "Layanan Referensi", "Perpustakaan Keliling",
        "Perpustakaan Umum Sintong Bingei",
    }  # fmt: skip
    assert "unit-opened" in codes(report["rows"][0])
    misspelt = community.send("b.csv", (HEAD + ROW.replace("Layanan Anak", "Layanan Anka")).encode()).json
    assert codes(misspelt["rows"][0]) == {"unit-unknown"}


def test_a_changed_row_changes_and_an_equal_one_does_not(city, published):
    assert city.send("a.csv", (HEAD + ROW).encode()).json["counts"]["imported"] == 1
    assert city.send("a.csv", (HEAD + ROW).encode()).json["counts"]["unchanged"] == 1
    changed = city.send("a.csv", (HEAD + ROW.replace("III/a", "III/c")).encode()).json["rows"][0]
    assert changed["outcome"] == "imported"
    assert codes(changed) == {"record-changed", "rank-outside-position"}
    event = published(LibrarianChangedV1)[-1]
    assert event["data"]["rank"] == "III/c"
    assert event["sequence"] > published(LibrarianRegisteredV1)[0]["sequence"]


def test_an_empty_cell_erases_nothing(city):
    city.send("a.csv", (HEAD + ROW).encode())
    assert city.send("a.csv", (HEAD + ROW.replace("d@p.example", "")).encode()).json["counts"]["unchanged"] == 1
    assert city.librarian(DEWI)["email"] == "d@p.example"


def test_who_is_not_active_any_more_has_left(city, published):
    city.send("a.csv", (HEAD + ROW).encode())
    assert city.send("a.csv", (HEAD + ROW.replace("Aktif", "Pensiun")).encode()).json["counts"]["imported"] == 1
    assert published(LibrarianLeftV1)[0]["data"]["reason"] == "pensiun"
    assert city.librarian(DEWI)["active"] is False
    assert city.send("a.csv", (HEAD + ROW.replace("Aktif", "Pensiun")).encode()).json["counts"]["unchanged"] == 1


def test_two_rows_that_contradict(city):
    report = city.send("a.csv", (HEAD + ROW + ROW.replace("III/a", "III/b")).encode()).json
    assert [row["outcome"] for row in report["rows"]] == ["imported", "refused"]
    assert codes(report["rows"][1]) == {"contradicts"}


def test_xlsx_by_form(city):
    book = Workbook()
    for line in (HEAD + ROW).splitlines():
        book.active.append(line.split(";"))
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    answer = city.call("POST", "/imports", data={"file": (out, "Data/staf.xlsx")})
    assert answer.json["file"] == "staf.xlsx"
    assert answer.json["counts"]["imported"] == 1


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        ((DATA / "skm_semester_1.csv").read_bytes(), 422, "spreadsheet-unknown"),
        (b"Judul,Pengarang\nAtheis,Achdiat\n", 422, "spreadsheet-unknown"),
        (b"", 422, "no-file"),
        (b"NIP;Nama\n", 422, "spreadsheet-empty"),
        (b'NIP;Nama\n1;"x', 422, "spreadsheet-malformed"),
        (b"PK\x03\x04rusak", 422, "spreadsheet-malformed"),
        (b"%PDF-1.4", 415, "spreadsheet-format"),
        (b"x" * (9 * 1024 * 1024), 413, "spreadsheet-too-large"),
    ],
)
def test_refused_whole(city, published, data, status, code):
    answer = city.send("berkas.csv", data)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert published(LibrarianRegisteredV1) == []


def test_an_unknown_kind_names_what_was_seen_and_what_exists(city):
    detail = city.send("buku.csv", b"Judul,Pengarang\nAtheis,Achdiat\n").json["detail"]
    assert "Judul, Pengarang" in detail
    assert "daftar pustakawan" in detail


@pytest.mark.parametrize(("role", "status"), [("", 401), ("librarian", 403), ("operator", 403), ("auditor", 403)])
def test_only_managers_import(city, role, status):
    assert city.send("pustakawan.csv", role=role).status_code == status


def test_two_at_once_register_nobody_twice(city, published):
    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(lambda _: city.send("pustakawan.csv"), range(3)))
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert sorted(answer.json["counts"]["unchanged"] for answer in answers) == [1, 40, 40]
    assert len(published(LibrarianRegisteredV1)) == 39


def test_thousands_of_rows(city):
    head = "Tanggal,Jam,Nama Kegiatan,Jenis,Tempat,Mitra,Kuota,Hadir\n"
    lines = "".join(f"2026-01-{1 + n % 28:02},09.00,Kegiatan {n},Lomba,Aula,,,{n % 90}\n" for n in range(5000))
    assert city.send("banyak.csv", (head + lines).encode()).json["counts"]["imported"] == 5000
    assert city.send("banyak.csv", (head + lines).encode()).json["counts"]["unchanged"] == 5000
