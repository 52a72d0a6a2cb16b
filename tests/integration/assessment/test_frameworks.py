"""Frameworks: what comes with the platform, drafts, imports, editions; a published one is never edited."""

import io
import json
from typing import Any

import pytest
from openpyxl import Workbook

from services.assessment.commands.frameworks import ship
from services.assessment.domain.shipped_frameworks import SHIPPED
from services.assessment.queries import frameworks as queries
from shared.clock import utcnow
from shared.contracts.competencies import FrameworkPublishedV1, FrameworkRetiredV1
from shared.storage import transaction

SKKNI, OLD = SHIPPED
UNIT = "R.91PRP02.021.1"
HEADINGS = ("Jenjang", "Kode", "Induk", "Judul", "Judul Inggris", "Sumber")
ELEMENT = ("Elemen", f"{UNIT}/1", "", "Menyiapkan daftar tajuk", "", "naskah uji")
CRITERION = ("KUK", f"{UNIT}/1.1", "", "Sumber tajuk disiapkan", "", "naskah uji")


@pytest.fixture
def shipped(city):
    transaction.run(lambda: ship(utcnow()))
    return city


def sheet(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    return "\n".join(";".join(cells) for cells in (headings, *rows)).encode()


def book(*rows: tuple[str, ...]) -> bytes:
    workbook = Workbook()
    for row in (HEADINGS, *rows):
        workbook.active.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def send(city: Any, data: bytes, path: str = "/imports", name: str = "unit.csv") -> dict[str, Any]:
    found = city.post(path, "manager", data={"file": (io.BytesIO(data), name)})
    assert found.status_code == 200, found.json
    return dict(found.json)


def draft(city: Any, slug: str = SKKNI.slug) -> dict[str, Any]:
    listed = city.get(f"/frameworks?slug={slug}&state=draft", "manager").json["items"]
    return dict(city.get(f"/frameworks/{listed[0]['id']}", "manager").json)


def act(city: Any, method: str, path: str, seen: dict[str, Any], **kwargs: Any) -> Any:
    return city.call(method, path, "manager", headers={"If-Match": f'"{seen["version"]}"'}, **kwargs)


def publish(city: Any, seen: dict[str, Any]) -> dict[str, Any]:
    found = act(city, "POST", f"/frameworks/{seen['id']}/publish", seen)
    assert found.status_code == 200, found.json
    return dict(found.json)


def outcomes(report: dict[str, Any]) -> list[str]:
    return [row["outcome"] for row in report["rows"]]


def codes(report: dict[str, Any], row: int = 0) -> set[str]:
    return {note["code"] for note in report["rows"][row]["notes"]}


def test_only_what_was_verified_comes_with_the_platform_and_only_once(shipped, published):
    transaction.run(lambda: ship(utcnow()))
    told = shipped.get(f"/frameworks/{SKKNI.id}", "librarian").json
    assert [each["code"] for each in told["tree"]] == [f"0{number}" for number in range(1, 8)]
    units = [unit for function in told["tree"] for unit in function["children"]]
    assert [(unit["code"], unit["title"]) for unit in units] == [(UNIT, "Membuat Tajuk Kendali Subjek")]
    assert [value["slug"] for value in told["scale"]["values"]] == ["belum-kompeten", "kompeten"]
    assert [event["data"]["slug"] for event in published(FrameworkPublishedV1)] == [SKKNI.slug, OLD.slug]
    assert [event["data"]["slug"] for event in published(FrameworkRetiredV1)] == [OLD.slug]
    current = shipped.get("/competencies", "librarian").json["items"]
    assert [each["code"] for each in current] == [UNIT], "what was replaced in 2019 is not offered"


@pytest.mark.parametrize("file", [sheet, book])
def test_a_file_is_taken_into_a_draft_and_taking_it_again_changes_nothing(shipped, file):
    data = file(ELEMENT, CRITERION)
    report = send(shipped, data, name="unit.xlsx")
    assert (report["kind"], outcomes(report)) == ("competencies", ["imported", "imported"])
    first = draft(shipped)
    assert (first["edition"], first["state"]) == (2, "draft")
    assert outcomes(send(shipped, data)) == ["unchanged", "unchanged"]
    assert draft(shipped)["version"] == first["version"]
    publish(shipped, first)
    assert outcomes(send(shipped, data)) == ["unchanged", "unchanged"]
    assert not shipped.get("/frameworks?state=draft", "manager").json["items"], "nothing new, so no new draft"


def test_json_holds_the_tree_itself(shipped):
    element = {"level": "element", "code": f"{UNIT}/1", "title": "Menyiapkan daftar tajuk"}
    unit = {"level": "unit", "code": UNIT, "title": "Membuat Tajuk Kendali Subjek", "children": [element]}
    data = json.dumps({"framework": SKKNI.slug, "competencies": [unit]}).encode()
    report = send(shipped, data, name="pohon.json")
    assert outcomes(report) == ["unchanged", "imported"]
    (function,) = [each for each in draft(shipped)["tree"] if each["code"] == "02"]
    assert [each["code"] for each in function["children"][0]["children"]] == [f"{UNIT}/1"]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (("Unit", "R.91PRP08.001.1", "", "Fungsi kedelapan", "", ""), "Kode", "code-form"),
        (("Unit", "R.91PRP02.21.1", "", "Seri dua angka", "", ""), "Kode", "code-form"),
        (("Unit", "PRP.LP01.001.01", "", "Bentuk 2012", "", ""), "Kode", "code-form"),
        (("Unit", "R.91PRP03.001.1", "02", "Induk lain", "", ""), "Induk", "parent-differs"),
        (("Bab", "R.91PRP03.001.1", "", "Jenjang asing", "", ""), "Jenjang", "unknown-choice"),
        (("Unit", "R.91PRP03.001.1", "", "", "", ""), "Judul", "blank"),
    ],
)
def test_a_row_is_refused_with_column_and_reason_and_the_others_are_taken(shipped, row, column, code):
    report = send(shipped, sheet(ELEMENT, row))
    assert outcomes(report) == ["imported", "refused"]
    assert [(note["column"], note["code"]) for note in report["rows"][1]["notes"]] == [(column, code)]
    assert report["rows"][1]["row"] == 3


def test_what_can_be_put_right_is_said_to_be_corrected(shipped):
    report = send(shipped, sheet(("elemen", f" {UNIT.lower()}/1", "", "Menyiapkan  daftar", "", "")))
    assert outcomes(report) == ["corrected"]
    assert codes(report) == {"code-tidied", "spaces"}
    assert report["rows"][0]["subject"] == f"{UNIT}/1"


@pytest.mark.parametrize(
    ("rows", "blamed", "code"),
    [
        ((ELEMENT, ("KUK", f"{UNIT}/2.1", "", "Tanpa elemen", "", "")), 1, "parent-unknown"),
        ((ELEMENT, ("Elemen", "R.91PRP03.001.1/1", "", "Tanpa unit", "", "")), 1, "parent-unknown"),
        ((("Unit", "R.91PRP03.1.1", "", "Rusak", "", ""), ("Elemen", "R.91PRP03.001.1/1", "", "x", "", "")), 1, None),
    ],
)
def test_a_file_that_breaks_the_tree_is_refused_whole(shipped, rows, blamed, code):
    report = send(shipped, sheet(*rows))
    assert outcomes(report) == ["refused"] * len(rows)
    assert code is None or code in codes(report, blamed)
    assert {note["code"] for note in report["notes"]} == {"tree-broken"}
    assert not shipped.get("/frameworks?state=draft", "manager").json["items"]


def test_a_code_twice_with_other_words_is_refused(shipped):
    report = send(shipped, sheet(ELEMENT, ELEMENT, (*ELEMENT[:3], "Judul lain", "", "")))
    assert outcomes(report) == ["imported", "unchanged", "refused"]
    assert codes(report, 2) == {"repeated"}


def test_a_framework_of_our_own_is_begun_by_its_file(shipped):
    headings = ("Kerangka", "Judul Kerangka", "Jenjang", "Kode", "Judul")
    rows = [("literasi-digital", "Literasi digital", "unit", code, f"Unit {code}") for code in ("LD-01", "LD-02")]
    report = send(shipped, sheet(*rows, headings=headings))
    assert outcomes(report) == ["imported", "imported"]
    begun = draft(shipped, "literasi-digital")
    assert (begun["title"], begun["form"], begun["edition"]) == ("Literasi digital", "free", 1)
    assert [value["slug"] for value in begun["scale"]["values"]] == ["mengenal", "menerapkan", "mandiri", "membimbing"]
    two = send(shipped, sheet(rows[0], ("lain", *rows[1][1:]), headings=headings))
    assert outcomes(two) == ["refused", "refused"]
    assert codes(two) == {"framework-unclear"}


def test_a_published_edition_is_never_edited_and_a_new_one_leaves_it_as_it_was(shipped, published):
    before = shipped.get(f"/frameworks/{SKKNI.id}", "manager").json
    kept = queries.competency(UNIT)
    for method, path, body in [
        ("PATCH", "", {"title": "Lain"}),
        ("PUT", "/competencies", {"code": "R.91PRP03.001.1", "level": "unit", "title": "Baru"}),
        ("DELETE", f"/competencies?code={UNIT}", None),
        ("POST", "/publish", None),
        ("DELETE", "", None),
    ]:
        refused = act(shipped, method, f"/frameworks/{SKKNI.id}{path}", before, json=body)
        assert (refused.status_code, refused.json["code"]) == (409, "framework-state"), (method, path)
    hired = shipped.hire("199803132024011018", "Layanan Anak")
    begun = shipped.post("/frameworks/editions", "manager", json={"slug": SKKNI.slug}).json
    changed = {"code": UNIT, "level": "unit", "title": "Judul baru", "title_en": "A new title"}
    seen = act(shipped, "PUT", f"/frameworks/{begun['id']}/competencies", begun, json=changed).json
    second = publish(shipped, seen)
    assert [(each["edition"], each["state"]) for each in second["editions"]] == [(2, "published"), (1, "retired")]
    after = shipped.get(f"/frameworks/{SKKNI.id}", "manager").json
    assert after["tree"] == before["tree"], "old results name this edition, and it stays what it was"
    newest = queries.competency(UNIT)
    assert newest is not None
    assert (newest.edition, newest.title) == (2, "Judul baru")
    assert kept is not None
    assert kept.reload().title == "Membuat Tajuk Kendali Subjek"
    (told,) = [event["data"] for event in published(FrameworkPublishedV1) if event["data"]["edition"] == 2]
    assert told["librarian_ids"] == [hired], "those in service are told"
    assert {tuple(event["data"]["librarian_ids"]) for event in published(FrameworkPublishedV1)} == {(), (hired,)}
    assert published(FrameworkRetiredV1)[-1]["subject"] == SKKNI.id


def test_drafts_are_the_managers_and_two_of_one_framework_are_refused(shipped):
    begun = shipped.post("/frameworks/editions", "manager", json={"slug": SKKNI.slug}).json
    again = shipped.post("/frameworks/editions", "manager", json={"slug": SKKNI.slug})
    assert (again.status_code, again.json["code"]) == (409, "draft-exists")
    assert shipped.get(f"/frameworks/{begun['id']}", "librarian").status_code == 404
    assert shipped.get(f"/frameworks/{begun['id']}/competencies", "librarian").status_code == 404
    assert begun["id"] not in {each["id"] for each in shipped.get("/frameworks", "librarian").json["items"]}
    assert shipped.post("/frameworks/editions", "librarian", json={"slug": SKKNI.slug}).status_code == 403
    assert act(shipped, "DELETE", f"/frameworks/{begun['id']}", begun).status_code == 204
    assert shipped.post("/frameworks/editions", "manager", json={"slug": SKKNI.slug}).status_code == 201


def test_places_of_a_draft_are_checked_one_by_one(shipped):
    begun = shipped.post("/frameworks/editions", "manager", json={"slug": SKKNI.slug}).json
    path = f"/frameworks/{begun['id']}/competencies"
    unit = {"code": "R.91PRP03.001.1", "level": "unit", "title": "Unit uji"}
    wrong = act(shipped, "PUT", path, begun, json=unit | {"code": "R.91PRP9"})
    assert (wrong.status_code, wrong.json["errors"][0]["pointer"]) == (422, "/body/code")
    orphan = act(shipped, "PUT", path, begun, json=unit | {"code": "R.91PRP03.002.1/1", "level": "element"})
    assert (orphan.status_code, orphan.json["code"]) == (409, "tree-broken")
    assert act(shipped, "PUT", path, begun, json=unit).status_code == 200
    assert act(shipped, "PUT", path, begun, json=unit).status_code == 412
    removed = act(shipped, "DELETE", f"{path}?code=02", draft(shipped)).json
    assert "02" not in {each["code"] for each in removed["tree"]}
    assert not [u for each in removed["tree"] for u in each["children"] if u["code"] == UNIT], "with what is under it"


def test_an_exported_framework_can_be_imported_again(shipped):
    file = shipped.get(f"/frameworks/{SKKNI.id}/competencies?format=xlsx", "manager")
    report = send(shipped, file.data, name="kerangka.xlsx")
    assert set(outcomes(report)) == {"unchanged"}
    listed = shipped.get("/competencies?format=csv", "librarian").data.decode("utf-8-sig")
    assert UNIT in listed


def test_other_files_are_still_told_apart(shipped):
    refused = shipped.post("/imports", "manager", data={"file": (io.BytesIO(b"A;B\n1;2"), "x.csv")})
    assert (refused.status_code, refused.json["code"]) == (422, "spreadsheet-unknown")
    assert "kerangka kompetensi" in refused.json["detail"]
    for bad in (b'{"competencies": 3}', b"{", b'[{"level": 3}]'):
        refused = shipped.post("/imports", "manager", data={"file": (io.BytesIO(bad), "x.json")})
        assert (refused.status_code, refused.json["code"]) == (422, "spreadsheet-malformed")


def test_a_framework_is_drafted_described_and_given_a_scale(shipped):
    body = {"slug": "dongeng", "title": "Dongeng", "title_en": "", "form": "free", "source": ""}
    begun = shipped.post("/frameworks", "manager", json=body)
    assert begun.status_code == 201, begun.json
    made = begun.json
    assert made["scale"]["slug"] == "tumbuh"
    twice = shipped.post("/frameworks", "manager", json=body)
    assert (twice.status_code, twice.json["code"]) == (409, "framework-exists")
    empty = act(shipped, "POST", f"/frameworks/{made['id']}/publish", made)
    assert (empty.status_code, empty.json["code"]) == (409, "framework-empty")
    value = {"slug": "satu", "title": "Satu", "title_en": "One"}
    scale = {"slug": "dua", "title": "Dua", "title_en": "Two", "values": [value]}
    short = act(shipped, "PATCH", f"/frameworks/{made['id']}", made, json={"scale": scale})
    assert (short.status_code, short.json["errors"][0]["pointer"]) == (422, "/body/scale/values")
    whole = scale | {"values": [value, value | {"slug": "lebih"}]}
    told = act(shipped, "PATCH", f"/frameworks/{made['id']}", made, json={"scale": whole, "title": "Mendongeng"}).json
    assert (told["title"], len(told["scale"]["values"]), told["version"]) == ("Mendongeng", 2, made["version"] + 1)
