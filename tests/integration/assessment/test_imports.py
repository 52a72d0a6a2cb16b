"""Spreadsheets of answers: taken once, row by row, nothing guessed and nothing run."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pytest

from services.assessment.documents import Answer, BallotBox
from shared.ids import new_id
from tests.integration.assessment.conftest import FILE, SLUGS

HEAD = ["Timestamp", "Unit Layanan", "Usia", "Pekerjaan", *(f"Pendapat tentang {slug}" for slug in SLUGS), "Saran"]
PLAIN = ["12/02/2026 09.00.00", "Layanan Anak", "20", "PNS", *["3"] * 9, ""]


def sheet(*rows: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *rows])
    return out.getvalue().encode()


def changed(**cells: str) -> list[str]:
    at = {"moment": 0, "unit": 1, "age": 2, "occupation": 3, "comment": 13} | {s: 4 + i for i, s in enumerate(SLUGS)}
    row = list(PLAIN)
    for name, text in cells.items():
        row[at[name]] = text
    return row


def notes(report: dict) -> list[tuple[str, str, str]]:
    return [(row["outcome"], note["code"], note["column"]) for row in report["rows"] for note in row["notes"]]


def test_the_citys_file_row_by_row(city) -> None:
    city.survey()
    report = city.upload(FILE.read_bytes(), "skm_semester_1.csv").json
    rows = list(csv.reader(io.StringIO(FILE.read_text("utf-8-sig"), newline="")))[1:]
    fresh = [row for row in dict.fromkeys(tuple(row) for row in rows) if "5" not in row[7:16]]
    mended = [row for row in fresh if ":" in row[0] or row[16].startswith("=")]
    assert report["kind"] == "skm"
    assert report["counts"] == {
        "imported": len(fresh) - len(mended), "corrected": len(mended), "unchanged": 3, "refused": 1,
    }  # fmt: skip
    refused = next(row for row in report["rows"] if row["outcome"] == "refused")
    reason = next(note for note in refused["notes"] if note["level"] == "refusal")
    assert reason["code"] == "outside-scale"
    assert reason["column"].startswith("U3.")
    assert "'5'" in reason["id"]
    assert Answer.objects.count() == len(fresh) == 412


def test_importing_twice_changes_nothing_even_after_the_close(city) -> None:
    survey = city.survey()
    city.upload(FILE.read_bytes())
    before = list(Answer._get_collection().find().sort("_id", 1))
    again = city.upload(FILE.read_bytes()).json
    assert again["counts"] == {"imported": 0, "corrected": 0, "unchanged": 415, "refused": 1}
    city.post(f"/surveys/{survey}/close", "manager")
    assert city.upload(FILE.read_bytes()).json["counts"] == again["counts"]
    assert list(Answer._get_collection().find().sort("_id", 1)) == before
    assert sum(box.answers for box in BallotBox.objects) == 412


@pytest.mark.parametrize("mark", ["'", ""], ids=["formulas as text", "formulas live"])
def test_the_same_rows_as_a_workbook_are_the_same_answers(city, mark) -> None:
    city.survey()
    city.upload(FILE.read_bytes())
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(FILE.read_text("utf-8-sig"), newline="")):
        book.active.append([f"{mark}{cell}" if cell.startswith("=") else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    report = city.upload(out.getvalue(), "skm.xlsx").json
    assert report["counts"] == {"imported": 0, "corrected": 0, "unchanged": 415, "refused": 1}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"waktu": "5"}, "outside-scale"),
        ({"waktu": "lumayan"}, "outside-scale"),
        ({"unit": "Kantin"}, "unknown-unit"),
        ({"unit": ""}, "unknown-unit"),
        ({"moment": "kemarin"}, "moment-form"),
        ({"moment": ""}, "moment-form"),
        ({"moment": "31/02/2026 09.00.00"}, "moment-form"),
        ({"moment": "12/02/2025 09.00.00"}, "no-survey"),
        ({"moment": "12/02/2999 09.00.00"}, "in-future"),
        (dict.fromkeys(SLUGS, ""), "no-answers"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_the_reason(city, cells, code) -> None:
    city.survey()
    report = city.upload(sheet(changed(**cells), PLAIN)).json
    assert report["counts"] == {"imported": 1, "corrected": 0, "unchanged": 0, "refused": 1}
    assert [note[1] for note in notes(report)] == [code]
    assert Answer.objects.count() == 1


def test_every_reason_of_a_row_is_told_at_once(city) -> None:
    city.survey()
    report = city.upload(sheet(changed(waktu="9", biaya="mahal", unit="Kantin"))).json
    assert [note[1] for note in notes(report)] == ["unknown-unit", "outside-scale", "outside-scale"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"moment": "02/12/2026 09:00:00"}, "date-order"),
        ({"comment": "=1+1"}, "formula-as-text"),
        ({"age": "muda"}, "respondent-unclear"),
        ({"occupation": "nelayan"}, "respondent-unclear"),
    ],
)
def test_what_is_put_right_is_said(city, cells, code) -> None:
    city.survey()
    report = city.upload(sheet(changed(**cells))).json
    assert [(outcome, note) for outcome, note, _ in notes(report)] == [("corrected", code)]


def test_blanks_are_absent_and_people_are_coarse(city) -> None:
    city.survey()
    city.upload(sheet(changed(waktu="", age="41", comment='=HYPERLINK("http://x")')))
    stored = Answer._get_collection().find_one()
    assert "waktu" not in stored["values"]
    assert stored["respondent"] == {"age": "36-45", "occupation": "pns"}
    assert stored["comment"] == '\'=HYPERLINK("http://x")'
    assert set(stored) == {
        "_id", "survey_id", "unit_id", "values", "respondent", "service", "comment", "comment_state",
        "answered_on", "hour_band", "channel",
    }  # fmt: skip
    assert (stored["answered_on"], stored["hour_band"]) == ("2026-02-12", "08-12")


def test_rows_go_to_the_survey_of_their_day(city) -> None:
    first = city.survey()
    second = city.survey(title="Semester II", period="2026-S2", opens_on="2026-07-01", closes_on="2026-12-31")
    city.upload(sheet(PLAIN, changed(moment="01/07/2026 08.00.00")))
    assert [Answer.objects(survey_id=each).count() for each in (first, second)] == [1, 1]


def test_between_two_open_surveys_the_caller_chooses(city) -> None:
    one, other = city.survey(), city.survey(title="Kedua", period="2026")
    assert notes(city.upload(sheet(PLAIN)).json)[0][1] == "several-surveys"
    assert city.upload(sheet(PLAIN), query=f"&survey_id={other}").json["counts"]["imported"] == 1
    assert [Answer.objects(survey_id=each).count() for each in (one, other)] == [0, 1]


def test_a_closed_survey_takes_no_new_rows(city) -> None:
    survey = city.survey()
    city.post(f"/surveys/{survey}/close", "manager")
    assert notes(city.upload(sheet(PLAIN)).json) == [("refused", "survey-closed", "Timestamp")]
    assert Answer.objects.count() == 0


def test_a_survey_of_some_units_takes_no_others(city) -> None:
    city.survey(unit_ids=[city.units["Layanan Referensi"]])
    assert notes(city.upload(sheet(PLAIN)).json)[0][1] == "unit-not-asked"


def test_a_long_file_is_taken_in_parts_while_visitors_answer(city) -> None:
    survey = city.survey()
    rows = [changed(comment=f"komentar {number}") for number in range(1200)]
    with ThreadPoolExecutor(2) as pool:
        upload = pool.submit(city.upload, sheet(*rows, rows[0]))
        taken = [city.answer(survey).status_code for _ in range(10)]
    assert upload.result().json["counts"] == {"imported": 1200, "corrected": 0, "unchanged": 1, "refused": 0}
    assert set(taken) == {201}
    assert sum(box.answers for box in BallotBox.objects) == Answer.objects.count() == 1210


@pytest.mark.parametrize(
    ("data", "code", "status"),
    [
        (b"NIP;Nama\n1;x\n", "spreadsheet-unknown", 422),
        (b"", "no-file", 422),
        (b"%PDF-1.7", "spreadsheet-format", 415),
        (b"Timestamp\n", "spreadsheet-empty", 422),
    ],
)
def test_a_file_of_another_kind_is_refused_whole(city, data, code, status) -> None:
    city.survey()
    response = city.upload(data)
    assert (response.status_code, response.json["code"]) == (status, code)


def test_multipart_and_who_may(city) -> None:
    city.survey()
    form = {"file": (io.BytesIO(sheet(PLAIN)), "skm.csv")}
    response = city.post("/imports", "manager", data=form, content_type="multipart/form-data")
    assert response.json["file"] == "skm.csv"
    assert response.json["counts"]["imported"] == 1
    for roles in (("librarian",), ("auditor",), ()):
        assert city.post("/imports", *roles, data=b"x").status_code == (403 if roles else 401)
    unknown = city.upload(sheet(PLAIN), query=f"&survey_id={new_id()}")
    assert unknown.status_code == 404
