"""Earlier hours from a spreadsheet: every row answered for, twice changes nothing, nothing counted twice."""

import io

import openpyxl
import pytest

from shared.contracts.assessment import HoursCreditedV1
from shared.storage.connection import database

DEWI, SAHAT = "199803132024011018", "197405171999102009"
HEAD = "NIP;Nama Kegiatan;Penyelenggara;Jenis;Tanggal Mulai;Tanggal Selesai;JP;Nomor Sertifikat\n"
ROW = f"{DEWI};Bimtek Literasi;IPI;Bimtek;2025-03-01;2025-03-02;12,5;77/IPI\n"


@pytest.fixture
def people(city):
    return {nip: city.hire(nip, "Layanan Anak") for nip in (DEWI, SAHAT)}


def send(city, *rows: str):
    found = city.upload((HEAD + "".join(rows)).encode(), "jam.csv")
    assert found.status_code == 200, found.json
    assert found.json["kind"] == "earlier-hours"
    return told(found)


def told(found):
    return found.json | {"counts": {name: count for name, count in found.json["counts"].items() if count}}


def done(city, nip=DEWI):
    return city.get("/hours/me?year=2025", "librarian", username=nip).json["done"]


def test_twice_changes_nothing_in_either_format(city, people, published) -> None:
    assert send(city, ROW)["counts"] == {"corrected": 1}
    assert send(city, ROW, ROW)["counts"] == {"unchanged": 2}
    book = openpyxl.Workbook()
    book.active.append(HEAD.strip().split(";"))
    book.active.append([DEWI, "BIMTEK  literasi", "ipi", "Bimtek", "2025-03-01", "2025-03-02", 12.5, "77/IPI"])
    kept = io.BytesIO()
    book.save(kept)
    assert told(city.upload(kept.getvalue(), "jam.xlsx"))["counts"] == {"unchanged": 1}
    assert done(city) == "12.5"
    events = published(HoursCreditedV1)
    assert [(each["data"]["exact"], each["data"]["basis"]) for each in events] == [("12.5", "earlier")]
    entry = city.get("/hours/me/entries?year=2025", "librarian", username=DEWI).json["items"][0]
    assert (entry["source"], entry["activity"], entry["rule_id"]) == ("earlier", "training", "jp-catatan-terdahulu")


@pytest.mark.parametrize(("row", "code", "column"), [
    (ROW.replace(DEWI, "199803132024011019"), "nip-unknown", "NIP"),
    (ROW.replace(DEWI, "1998"), "digits", "NIP"),
    (ROW.replace("12,5", "12,3"), "hours-form", "JP"),
    (ROW.replace("12,5", "0"), "hours-form", "JP"),
    (ROW.replace("12,5", "banyak"), "hours-form", "JP"),
    (ROW.replace("12,5", "21"), "too-many-hours", "JP"),
    (ROW.replace("2025-03-01", "2025-03-09"), "days", "Tanggal Selesai"),
    (ROW.replace("2025-03-02", "2199-03-02"), "days", "Tanggal Selesai"),
    (ROW.replace("Bimtek;2025", "Piknik;2025"), "unknown-choice", "Jenis"),
    (ROW.replace("Bimtek Literasi", ""), "blank", "Nama Kegiatan"),
])  # fmt: skip
def test_a_row_that_cannot_be_is_refused_by_its_column(city, people, row, code, column) -> None:
    report = send(city, row)
    assert report["counts"] == {"refused": 1}
    assert (code, column) in [(each["code"], each["column"]) for each in report["rows"][0]["notes"]]
    assert database().hour_entries.count_documents({}) == 0


def test_other_hours_for_the_same_activity_are_refused_until_the_first_are_taken_back(city, people) -> None:
    send(city, ROW)
    differs = send(city, ROW.replace("12,5", "10"))
    assert [each["code"] for each in differs["rows"][0]["notes"]] == ["hours-differ"]
    credit_id = database().credits.distinct("_id")[0]
    city.post(f"/hours/credits/{credit_id}/reverse", "manager", json={"reason": "Salah catat."})
    assert done(city) == "0"
    assert send(city, ROW)["counts"] == {"unchanged": 1}  # taken back stays so
    assert done(city) == "0"


def test_a_row_is_not_counted_beside_a_claim_or_another_row(city, people) -> None:
    send(city, ROW)
    same_number = ROW.replace("Bimtek Literasi", "Judul lain").replace("2025-03-02", "2025-03-03")
    assert [each["code"] for each in send(city, same_number)["rows"][0]["notes"] if each["level"] == "refusal"] == [
        "counted-already"
    ]
    body = {
        "activity": "contribution", "title": "bimtek literasi", "starts_on": "2025-03-02", "ends_on": "2025-03-02",
        "hours": "1", "reference": "x", "submit": True,
    }  # fmt: skip
    refused = city.post("/learning-claims", "librarian", username=DEWI, json=body)
    assert (refused.status_code, refused.json["code"]) == (409, "counted-already")
    assert send(city, ROW.replace(DEWI, SAHAT))["counts"] == {"corrected": 1}  # held remark, another person's own
    assert done(city, SAHAT) == "12.5"


def test_only_the_manager_imports(city, people) -> None:
    for role in ("librarian", "supervisor", "auditor", "operator"):
        sent = city.post("/imports?filename=jam.csv", role, data=(HEAD + ROW).encode(), content_type="text/csv")
        assert sent.status_code == 403
