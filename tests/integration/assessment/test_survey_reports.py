"""Versions of the questionnaire, figures by service, who answered, comments, plan, report files and legacy figures."""

import base64
import csv
import io
import re
import zlib
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from services.assessment.documents import Answer, InstrumentVersion
from shared.clock import WIB, utcnow
from tests.integration.assessment.conftest import FILE, SLUGS

TODAY = utcnow().astimezone(WIB).date()


def text_of(pdf: bytes) -> str:
    """The text of a PDF as reportlab writes it."""
    streams = re.findall(rb"/ASCII85Decode /FlateDecode.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    drawn = b"\n".join(zlib.decompress(base64.a85decode(b"<~" + each.strip(), adobe=True)) for each in streams)
    words = re.findall(rb"\(((?:\\.|[^\\()])*)\) Tj", drawn)
    return " ".join(ESCAPED.sub(_unescaped, each).decode("cp1252") for each in words)


ESCAPED = re.compile(rb"\\(\d{3}|[()\\])")


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if sign.isdigit() else sign


def with_tenth(city, **over):
    standard = city.get("/instruments/skm-9-unsur-2017", "manager").json
    elements = [each | {"weight": "1/10"} for each in standard["elements"]]
    extra = {
        "slug": "ramah-anak", "label": {"id": "Ramah anak", "en": "Child-friendly"}, "weight": "1/10",
        "question": {"id": "Seberapa ramah anak?", "en": "How child-friendly?"},
        "options": [{"id": f"p{n}", "en": f"o{n}"} for n in (1, 2, 3, 4)],
    }  # fmt: skip
    return {"title": "SKM dengan unsur tambahan", "source": "Keputusan Kepala", "elements": [*elements, extra | over]}


@pytest.fixture
def closed(city) -> str:
    survey = city.survey()
    city.upload(FILE.read_bytes())
    assert city.post(f"/surveys/{survey}/close", "manager").status_code == 200
    return survey


def test_a_new_version_needs_no_deployment_and_old_surveys_keep_theirs(city) -> None:
    old = city.survey()
    made = city.post("/instruments", "manager", json=with_tenth(city))
    assert (made.status_code, made.json["id"], made.json["state"]) == (201, "skm-v2", "draft")
    later = {"period": "2026-S2", "opens_on": "2026-07-01", "closes_on": "2026-12-31", "title": "x"}
    refused = city.post("/surveys", "manager", json=later | {"instrument": "skm-v2"})
    assert [each["pointer"] for each in refused.json["errors"]] == ["/body/instrument"]
    match = {"If-Match": '"1"'}
    assert city.post("/instruments/skm-v2/publish", "manager", headers=match).status_code == 200
    new = city.survey(**later, instrument="skm-v2")
    assert len(city.get(f"/public/surveys/{new}").json["elements"]) == 10
    assert len(city.get(f"/public/surveys/{old}").json["elements"]) == 9
    values = dict.fromkeys(SLUGS, 3) | {"ramah-anak": 1}
    for _ in range(5):
        assert city.answer(new, values).status_code == 201
        assert city.answer(old).status_code == 201
    assert city.answer(old, values).status_code == 422
    for survey in (old, new):
        city.post(f"/surveys/{survey}/close", "manager")
    assert city.get(f"/surveys/{old}/index", "auditor").json["total"]["ikm"] == "75.00"
    told = city.get(f"/surveys/{new}/index", "auditor").json["total"]
    assert (told["ikm"], told["how"]["weight"], told["how"]["exact"]) == ("70.00", "1/10", "70/1")
    assert [each["weighted"] for each in told["elements"]] == ["0.3000"] * 9 + ["0.1000"]


def test_a_published_version_never_changes(city) -> None:
    city.post("/instruments", "manager", json=with_tenth(city))
    body, match = with_tenth(city), {"If-Match": '"1"'}
    changed = city.call("PUT", "/instruments/skm-v2", "manager", json=body | {"title": "Lain"}, headers=match)
    assert (changed.status_code, changed.json["version"]) == (200, 2)
    assert city.call("PUT", "/instruments/skm-v2", "manager", json=body).status_code == 428
    assert city.post("/instruments/skm-v2/publish", "manager", headers={"If-Match": '"2"'}).status_code == 200
    stored = InstrumentVersion.objects.get().to_mongo()
    match = {"If-Match": '"3"'}
    for path, method in (("/instruments/skm-v2", "PUT"), ("/instruments/skm-v2/publish", "POST")):
        again = city.call(method, path, "manager", json=body if method == "PUT" else None, headers=match)
        assert (again.status_code, again.json["code"]) == (409, "instrument-published")
    standard = city.call("PUT", "/instruments/skm-9-unsur-2017", "manager", json=body)
    assert standard.json["code"] == "instrument-published"
    assert InstrumentVersion.objects.get().to_mongo() == stored
    assert city.post("/instruments", "manager", json=with_tenth(city)).json["id"] == "skm-v3"
    listed = city.get("/instruments", "auditor").json["items"]
    assert [each["id"] for each in listed] == ["skm-9-unsur-2017", "skm-v3", "skm-v2"]


@pytest.mark.parametrize(
    ("over", "pointer"),
    [({"weight": "1/9"}, "/body/elements"), ({"weight": "x"}, "/body/elements/9/weight"),
     ({"slug": "waktu"}, "/body/elements/9/slug"), ({"slug": "a b"}, "/body/elements/9/slug")],
)  # fmt: skip
def test_a_draft_with_faults_is_not_published(city, over, pointer) -> None:
    city.post("/instruments", "manager", json=with_tenth(city, **over))
    refused = city.post("/instruments/skm-v2/publish", "manager", headers={"If-Match": '"1"'})
    assert refused.status_code == 422
    assert [each["pointer"] for each in refused.json["errors"]] == [pointer]
    assert city.post("/instruments", "librarian", json=with_tenth(city)).status_code == 403


def test_the_report_says_who_answered_and_hides_small_groups(city) -> None:
    survey = city.survey()
    for many, sex, service in ((7, "P", "Ruang baca"), (3, "L", "Referensi"), (6, None, "Peminjaman")):
        for _ in range(many):
            city.answer(survey, respondent={"sex": sex} if sex else None, service=service, mode="qr")
    early = city.get(f"/surveys/{survey}/index", "supervisor").json
    assert set(map(len, early["profile"].values())) == {0}
    assert city.get(f"/public/index/{survey}").status_code == 404
    city.post(f"/surveys/{survey}/close", "manager")
    report = city.get(f"/public/index/{survey}").json
    sexes = {each["value"]: each["n"] for each in report["profile"]["sex"]}
    assert sexes == {"P": 7, "L": None, "tak-disebut": None}
    modes = {each["value"]: each["n"] for each in report["profile"]["mode"]}
    assert modes == {"link": 0, "qr": 16, "kiosk": 0, "paper": 0, "code": 0, "import": 0}
    kinds = {each["service"]: each["ikm"] for each in report["services"]}
    assert kinds == {"ruang-baca": "75.00", "referensi": None, "peminjaman": None}
    cells = {"counts", "total", "exact", "weighted"}
    assert not any(cells & element.keys() for kind in report["services"] for element in kind["elements"])
    staff = city.get(f"/surveys/{survey}/index", "supervisor").json
    assert staff["profile"] == report["profile"]
    assert {each["service"]: each["ikm"] for each in staff["services"]} == kinds
    (told,) = (each for each in staff["services"] if each["shown"])
    assert [sum(element["counts"]) for element in told["elements"]] == [7] * 9, "staff follow it to the counts"


def test_while_a_survey_is_open_its_services_are_for_those_who_see_it_early(city) -> None:
    survey = city.survey()
    for _ in range(6):
        city.answer(survey, service="Ruang baca")
    (early,) = city.get(f"/surveys/{survey}/index", "manager").json["services"]
    (later,) = city.get(f"/surveys/{survey}/index", "supervisor").json["services"]
    assert (early["shown"], early["ikm"] is not None) == (True, True)
    assert (later["shown"], later["ikm"], later["n"], later["elements"]) == (False, None, None, [])


def test_the_kinds_of_service_are_told_to_everybody(city) -> None:
    kinds = [each["value"] for each in city.get("/public/service-kinds").json["items"]]
    made = city.post("/surveys", "manager", json={
        "title": "SKM", "period": "2026-S1", "opens_on": "2026-01-01", "closes_on": "2026-06-30", "service": kinds[-2],
    })  # fmt: skip
    assert (made.status_code, made.json["service"]) == (201, "keliling")


def test_every_file_says_what_the_api_says(city, closed) -> None:
    city.post(f"/surveys/{closed}/actions", "manager", json={
        "element": "perilaku", "action": "Pelatihan layanan prima", "owner": "Kepala Bidang Layanan",
        "due_on": "2026-12-31",
    })  # fmt: skip
    city.upload(LEGACY, "lama.csv")
    report = city.get(f"/public/index/{closed}").json
    path = f"/public/index/{closed}?format="
    files = {wanted: city.get(path + wanted) for wanted in ("pdf", "xlsx", "csv")}
    assert all(each.status_code == 200 for each in files.values())
    lines = list(csv.reader(io.StringIO(files["csv"].data.decode("utf-8-sig"), newline=""), delimiter=";"))
    sheet = load_workbook(io.BytesIO(files["xlsx"].data)).active
    cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [line for line in lines if any(line)] == cells
    paper = " ".join(text_of(files["pdf"].data).split())
    for line in cells:
        for cell in filter(None, line[1:]):
            assert cell.replace(" ", "") in paper.replace(" ", ""), cell
    told = {(line[0], line[1]): line[2:] for line in cells}
    total = report["total"]
    assert told["Ringkasan", "IKM"][0] == total["ikm"] == "78.47"
    assert told["Ringkasan", "Sampel yang diperlukan"][0] == str(total["sample_needed"])
    assert told["Ringkasan", "Selang kepercayaan"][0].startswith(total["interval"]["low"])
    for element in total["elements"]:
        row = told["Unsur pelayanan", element["label"]["id"]]
        assert row[:3] == [element["average"], str(element["n"]), "1/9"]
    for unit in report["units"]:
        assert told["Menurut unit layanan", unit["unit_name"]][:3] == [unit["ikm"], unit["grade"], str(unit["n"])]
    for kind in report["services"]:
        assert told["Menurut jenis layanan", kind["label"]["id"]][0] == (kind["ikm"] or "< 5")
    groups = [(line[2], line[3]) for line in cells if line[0] == "Responden"][1:]
    counted = [("< 5" if cell["n"] is None else str(cell["n"])) for part in report["profile"].values() for cell in part]
    assert [n for _, n in groups] == counted
    plan = [line[1:5] for line in cells if line[0] == "Rencana tindak lanjut"][1:]
    assert ["Perilaku pelaksana", "Pelatihan layanan prima", "Kepala Bidang Layanan", "2026-12-31"] in plan
    assert [line[1] for line in plan if line[1] == "belum ada rencana"] == ["belum ada rencana"] * 2
    english = city.get(path + "csv", headers={"Accept-Language": "en"}).data.decode("utf-8-sig")
    assert "Answers (n)" in english
    assert files["pdf"].data == city.get(path + "pdf").data, "the same figures are the same bytes"


def test_the_plan_of_a_survey(city, closed) -> None:
    body = {"element": "perilaku", "action": "Latihan", "owner": "Bidang Layanan", "due_on": str(TODAY)}
    made = city.post(f"/surveys/{closed}/actions", "manager", json=body)
    assert (made.status_code, made.json["done_on"]) == (201, None)
    path, match = f"/surveys/{closed}/actions/{made.json['id']}", {"If-Match": '"1"'}
    ahead = {"done_on": str(TODAY + timedelta(1))}
    assert city.call("PATCH", path, "manager", json=ahead, headers=match).status_code == 422
    done = {"done_on": str(TODAY), "outcome": "18 orang dilatih"}
    assert city.call("PATCH", path, "manager", json=done, headers=match).json["outcome"] == "18 orang dilatih"
    assert city.call("PATCH", path, "manager", json=done, headers=match).status_code == 412
    assert city.get(f"/surveys/{closed}/actions", "librarian").json["items"][0]["done_on"] == str(TODAY)
    assert city.post(f"/surveys/{closed}/actions", "supervisor", json=body).status_code == 403
    wrong = city.post(f"/surveys/{closed}/actions", "manager", json=body | {"element": "cuaca"})
    assert wrong.status_code == 422
    other = city.survey(period="2026-S2", opens_on="2026-07-01", closes_on="2026-12-31")
    assert city.post(f"/surveys/{other}/actions", "manager", json=body).json["code"] == "survey-still-open"


def test_a_comment_is_looked_at_before_others_read_it(city) -> None:
    survey = city.survey()
    city.answer(survey, comment="Pak Budi kurang ramah, hubungi 081234567890")
    city.answer(survey, comment="Ruang bacanya sejuk")
    path = f"/surveys/{survey}/comments"
    assert city.get(path, "supervisor").json["items"] == []
    waiting = city.get(f"{path}?state=waiting", "manager").json["items"]
    assert {each["original"]: each["signs"] for each in waiting} == {
        "Pak Budi kurang ramah, hubungi 081234567890": ["phone", "name"],
        "Ruang bacanya sejuk": [],
    }
    about = next(each for each in waiting if each["signs"])
    decision = {"decision": "clear", "text": "Petugas kurang ramah"}
    assert city.post(f"{path}/{about['id']}/review", "supervisor", json=decision).status_code == 403
    assert city.post(f"{path}/{about['id']}/review", "manager", json=decision).status_code == 200
    [seen] = city.get(path, "supervisor").json["items"]
    assert (seen["text"], seen["unit_name"]) == ("Petugas kurang ramah", "Layanan Anak")
    assert not {"original", "signs"} & seen.keys()
    assert city.get(f"{path}?state=waiting", "auditor").json["items"] == []
    city.post(f"{path}/{about['id']}/review", "manager", json={"decision": "withhold"})
    assert city.get(path, "supervisor").json["items"] == []
    assert city.post(f"{path}/tidak-ada/review", "manager", json=decision).status_code == 404
    assert city.get(path, "librarian").status_code == 403
    assert Answer.objects(comment_state="withheld").get().comment_shown is None


LEGACY = (
    "Periode;Unit layanan;IKM;Mutu;Bobot;Aturan;Jumlah responden;" + ";".join(SLUGS) + "\n"
    "2023-S1;Semua;79,20;B;0,11;PermenPANRB 14/2017;210;" + ";".join(["3,2"] * 9) + "\n"
    "2023-S2;Semua;82,00;B;1/9;PermenPANRB 14/2017;190;" + ";" * 8 + "\n"
    "2010;;82,00;A;1/14;KEP/25/M.PAN/2/2004;150;" + ";" * 8 + "\n"
    "2011;;82,00;B;1/14;KEP/25/M.PAN/2/2004;150;" + ";" * 8 + "\n"
    "2012;;99;B;0,12;KEP/25/M.PAN/2/2004;150;" + ";" * 8 + "\n"
    "2024;Layanan Anak;77,5;B;0.111;PermenPANRB 14/2017;;" + ";" * 8 + "\n"
).encode()


def test_legacy_figures_stay_as_they_came(city, closed) -> None:
    report = city.upload(LEGACY, "lama.csv").json
    assert report["kind"] == "skm-legacy"
    assert (report["counts"]["imported"], report["counts"]["refused"]) == (5, 1)
    assert [note["code"] for note in report["rows"][4]["notes"]] == ["weight-form"]
    assert [note["code"] for note in report["rows"][3]["notes"]] == ["letter-of-another-rule"]
    assert city.upload(LEGACY, "lama.csv").json["counts"]["unchanged"] == 5
    other = city.upload(LEGACY.replace(b"79,20", b"80,00"), "lama.csv").json
    assert [note["code"] for note in other["rows"][0]["notes"]][-1] == "legacy-conflict"
    points = {each["period"]: each for each in city.get("/public/index/trend").json["items"]}
    assert list(points) == sorted(points)
    first = points["2023-S1"]
    assert (first["kind"], first["ikm"], first["grade"], first["weight"]) == ("legacy", "79.20", "B", "0.11")
    assert (first["comparable"]["ikm"], first["comparable"]["grade"]) == ("80.00", "B")
    assert (points["2010"]["rule_id"], points["2010"]["comparable"]) == ("kep-25-m-pan-2-2004", None)
    assert (points["2026-S1"]["kind"], points["2026-S1"]["ikm"]) == ("survey", "78.47")
    assert "2024" not in points, "the figure of one unit is no point of the whole library"
    listed = city.get("/legacy-figures", "auditor").json["items"]
    assert {each["unit"] for each in listed} == {"", "Layanan Anak"}
    table = city.get("/legacy-figures?format=csv", "manager").data.decode("utf-8-sig")
    assert '"79.20"' in table
    assert city.get("/legacy-figures", "librarian").status_code == 403
