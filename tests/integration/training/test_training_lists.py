"""Every list of training is paged, filtered and to be had as a file; a list added later is held to it as well."""

import csv
import io

import pytest
from openpyxl import load_workbook

from services.training.api.headings import HEADINGS
from shared.http.exports import MOST_ROWS

PREFIX = "/api/training/v1"
LIVE = '=HYPERLINK("http://jahat.example";"klik")'
NOT_OURS = {"/operations/dead-letters"}


def lists(app):
    """The path of every GET that answers with pages, and its view."""
    document = app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    for path, operations in document["paths"].items():
        schema = operations.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        name = str(schema.get("application/json", {}).get("schema", {}).get("$ref", ""))
        if name.endswith("Page"):
            yield path.removeprefix(PREFIX), operations["get"]


def test_every_list_is_paged_and_can_be_downloaded(training):
    found = dict(lists(training.app))
    assert len(found) >= 6
    for path, operation in found.items():
        named = {each["name"] for each in operation["parameters"]}
        assert {"cursor", "limit"} <= named, path
        if path not in NOT_OURS:
            assert "format" in named, f"{path} cannot be exported"


def test_every_column_has_a_heading_in_both_languages(training):
    for rule in training.app.url_map.iter_rules():
        item = _exports(training.app.view_functions[rule.endpoint])
        for name, field in item().dump_fields.items() if item else ():
            assert all(HEADINGS[field.data_key or name]), f"{rule.rule}: {name}"


def _exports(view):
    while view is not None:
        if hasattr(view, "exports"):
            return view.exports
        view = getattr(view, "__wrapped__", None)
    return None


@pytest.fixture
def filled(desk):
    """A city with something in each list; its course bears a title that would be a formula."""
    who, enrolment = desk.certified(title=LIVE)
    desk.need("waktu")
    session = {"id": enrolment["session_id"]}
    return {
        "/courses": (desk.MANAGER, "element", "perilaku", "waktu"),
        "/needs": (desk.MANAGER, "state", "no_course", "proposed"),
        "/sessions": (desk.MANAGER, "state", "closed", "cancelled"),
        f"/sessions/{session['id']}/enrolments": (desk.MANAGER, "state", "completed", "absent"),
        "/me/enrolments": (who, "state", "completed", "absent"),
        "/me/certificates": (who, "status", "valid", "revoked"),
        "/certificates": (desk.MANAGER, "status", "valid", "revoked"),
    }


def test_each_list_as_csv_and_workbook(desk, filled):
    for path, (who, name, given, other) in filled.items():
        shown = desk.done(desk.get(f"{path}?{name}={given}", by=who))["items"]
        assert shown, path
        table = read_csv(desk.get(f"{path}?{name}={given}&format=csv", by=who))
        assert len(table) == len(shown) + 1, path
        assert len(read_csv(desk.get(f"{path}?{name}={other}&format=csv", by=who))) == 1, path
        sheet = read_xlsx(desk.get(f"{path}?{name}={given}&format=xlsx", by=who))
        assert sheet.max_row == len(shown) + 1, path
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink], path
        assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@"))], path


def test_each_list_of_every_area_can_be_taken_home(desk, training, filled):
    """Those above with their rows; the others at least as what they are: headings, no error, no formula."""
    session = next(path for path in filled if path.startswith("/sessions/")).split("/")[2]
    facts = {"title": "Program", "owner": "Dinas", "first_year": 2026, "last_year": 2030, "goals": ["Maju"]}
    known = {
        "session_id": session,
        "course_id": desk.done(desk.get(f"/sessions/{session}"))["course_id"],
        "programme_id": desk.done(desk.post("/programmes", facts))["id"],
        "name": "sessions",
        "year": "2026",
    }
    for path in dict(lists(training.app)):
        if path in NOT_OURS:
            continue
        address = path.format(**known)
        who = filled[address][0] if address in filled else desk.MANAGER
        (headings, *_) = read_csv(desk.get(f"{address}?format=csv", by=who))
        assert len(headings) == len(set(headings)) > 2, (path, sorted(headings))
        sheet = read_xlsx(desk.get(f"{address}?format=xlsx", by=who))
        assert [cell.value for cell in next(sheet.iter_rows())] == headings, path


def test_a_formula_in_a_title_stays_a_title(desk, filled):
    title = [row[2] for row in read_csv(desk.get("/courses?format=csv"))]
    assert title == ["Judul", f"'{LIVE}"]
    assert read_xlsx(desk.get("/courses?format=xlsx"))["C2"].value == LIVE


def test_headings_follow_the_reader(desk, filled):
    english = read_csv(desk.get("/sessions?format=csv", Accept_Language="en"))
    assert {"Course", "Starts (WIB)", "Hours (JP)"} <= set(english[0])
    answer = desk.get("/sessions?format=csv")
    assert {"Pelatihan", "Mulai (WIB)", "JP"} <= set(read_csv(answer)[0])
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="sesi-')


def test_all_pages_are_in_the_file(desk):
    for number in range(3):
        desk.course(title=f"Pelatihan {number}")
    table = read_csv(desk.get("/courses?format=csv&limit=1"))
    assert [row[2] for row in table[1:]] == ["Pelatihan 2", "Pelatihan 1", "Pelatihan 0"]


def test_more_than_a_file_may_hold_is_refused_not_cut(desk, filled, monkeypatch):
    monkeypatch.setattr("shared.http.exports.MOST_ROWS", 0)
    problem = desk.refused(desk.get("/courses?format=csv"), "export-too-large", 422)
    assert "0" in problem["detail"]
    assert MOST_ROWS >= 10_000


def test_an_unknown_form_and_a_stranger_are_refused(desk):
    assert desk.get("/courses?format=pdf").status_code == 422
    assert desk.get("/courses?format=csv", by=desk.NOBODY).status_code == 401


def read_csv(answer):
    assert answer.status_code == 200, answer.get_json()
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def read_xlsx(answer):
    assert answer.status_code == 200, answer.get_json()
    return load_workbook(io.BytesIO(answer.data)).active
