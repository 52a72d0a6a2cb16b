"""Courses: made, changed, found, refused."""

from typing import Any

import pytest

from services.training.documents import Course
from shared.ids import new_id

GOOD: dict[str, Any] = {
    "title": "Pelayanan prima bagi pemustaka",
    "title_en": "Excellent service for visitors",
    "hours": 16,
    "pass_mark": 70,
    "validity_months": 36,
    "elements": ["perilaku", "kompetensi"],
    "competencies": [
        {"slug": "tajuk-kendali", "title": "Membuat Tajuk Kendali Subjek", "skkni_code": "R.91PRP02.021.1"},
        {"slug": "melayani-dengan-ramah", "title": "Melayani dengan ramah"},
    ],
    "capacity_default": 20,
    "description": "Tiga hari, dengan latihan berpasangan.",
}


def test_a_course_is_kept_as_it_was_given(desk):
    created = desk.done(desk.post("/courses", GOOD))
    shown = desk.done(desk.get(f"/courses/{created['id']}", by=desk.LIBRARIAN))
    competencies = [GOOD["competencies"][0], GOOD["competencies"][1] | {"skkni_code": None}]
    assert shown == created
    assert {name: shown[name] for name in GOOD} == GOOD | {"competencies": competencies}
    assert (shown["version"], shown["active"]) == (1, True)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"title": ""}, "/body/title"),
        ({"title": "   "}, "/body/title"),
        ({"title": None}, "/body/title"),
        ({"title": {"$gt": ""}}, "/body/title"),
        ({"title": "a" * 201}, "/body/title"),
        ({"title": "a\u0000b"}, "/body/title"),
        ({"hours": 0}, "/body/hours"),
        ({"hours": "8"}, "/body/hours"),
        ({"hours": 8.5}, "/body/hours"),
        ({"pass_mark": 101}, "/body/pass_mark"),
        ({"pass_mark": True}, "/body/pass_mark"),
        ({"validity_months": 0}, "/body/validity_months"),
        ({"capacity_default": 0}, "/body/capacity_default"),
        ({"elements": ["senyum"]}, "/body/elements/0"),
        ({"elements": ["waktu", "waktu"]}, "/body/elements"),
        ({"unit_ids": ["x"]}, "/body/unit_ids/0"),
        ({"competencies": [{"slug": "Tajuk Kendali", "title": "x"}]}, "/body/competencies/0/slug"),
        ({"competencies": [{"slug": "a"}]}, "/body/competencies/0/title"),
        ({"competencies": [{"slug": "a", "title": "A"}] * 2}, "/body/competencies"),
        (
            {"competencies": [{"slug": "a", "title": "A", "skkni_code": "R.91PRP09.021.1"}]},
            "/body/competencies/0/skkni_code",
        ),
        ({"active": False}, "/body/active"),
        ({"$set": {"hours": 1}}, "/body/$set"),
    ],
)
def test_wrong_input_is_pointed_at_and_changes_nothing(desk, change, pointer):
    problem = desk.refused(desk.post("/courses", GOOD | change), "invalid", 422)
    assert pointer in [error["pointer"] for error in problem["errors"]]
    assert Course.objects.count() == 0


@pytest.mark.parametrize("name", ["title", "hours", "pass_mark"])
def test_what_a_course_cannot_do_without(desk, name):
    body = {key: value for key, value in GOOD.items() if key != name}
    problem = desk.refused(desk.post("/courses", body), "invalid", 422)
    assert problem["errors"] == [{"pointer": f"/body/{name}", "detail": "Wajib diisi."}]


def test_a_unit_code_of_another_form_says_what_the_form_is(desk):
    wrong = {"competencies": [{"slug": "a", "title": "A", "skkni_code": "PRP.LP01.001.01"}]}
    problem = desk.refused(desk.post("/courses", GOOD | wrong), "invalid", 422)
    assert "R.91PRP02.021.1" in problem["errors"][0]["detail"]


def test_two_courses_never_bear_one_title(desk, at_once):
    first = desk.done(desk.post("/courses", GOOD))
    desk.refused(desk.post("/courses", GOOD | {"title": "  PELAYANAN  prima bagi pemustaka"}), "course-exists", 409)
    other = desk.done(desk.post("/courses", GOOD | {"title": "Lain"}))
    tag = f'"{other["version"]}"'
    desk.refused(desk.patch(f"/courses/{other['id']}", {"title": first["title"]}, If_Match=tag), "course-exists", 409)
    answers = at_once([lambda: desk.post("/courses", GOOD | {"title": "Serentak"}) for _ in range(8)])
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7


def test_a_change_needs_the_version_that_was_seen(desk):
    path = f"/courses/{desk.done(desk.post('/courses', GOOD))['id']}"
    desk.refused(desk.patch(path, {"hours": 20}), "precondition-required", 428)
    changed = desk.patch(path, {"hours": 20}, If_Match='"1"')
    assert (desk.done(changed)["hours"], changed.headers["ETag"]) == (20, '"2"')
    desk.refused(desk.patch(path, {"hours": 24}, If_Match='"1"'), "stale", 412)
    assert desk.done(desk.get(path))["hours"] == 20


@pytest.mark.parametrize("body", [{}, {"hours": None}, {"id": "x"}, {"version": 9}, {"title_key": "x"}])
def test_a_change_that_says_nothing_or_too_much_is_refused(desk, body):
    path = f"/courses/{desk.done(desk.post('/courses', GOOD))['id']}"
    desk.refused(desk.patch(path, body, If_Match='"1"'), "invalid", 422)
    assert desk.done(desk.get(path))["version"] == 1


def test_the_list_is_paged_and_filtered(desk):
    ids = [desk.course(title=f"Kursus {number}", elements=[])["id"] for number in range(5)]
    waktu = desk.course(elements=["waktu"])["id"]
    desk.done(desk.patch(f"/courses/{waktu}", {"active": False}, If_Match='"1"'))
    found: list[str] = []
    cursor = ""
    while cursor is not None:
        page = desk.done(desk.get(f"/courses?limit=2{cursor and '&cursor=' + cursor}"))
        found, cursor = found + [each["id"] for each in page["items"]], page["next"]
    assert found == [waktu, *reversed(ids)]
    assert [each["id"] for each in desk.done(desk.get("/courses?element=waktu"))["items"]] == [waktu]
    assert len(desk.done(desk.get("/courses?active=true"))["items"]) == 5
    desk.refused(desk.get("/courses?limit=101"), "invalid", 422)
    desk.refused(desk.get("/courses?element=senyum"), "invalid", 422)
    desk.refused(desk.get("/courses?cursor=abc"), "bad-cursor", 422)


def test_only_the_head_of_library_makes_courses(desk):
    for person in (desk.LIBRARIAN, desk.TRAINER, desk.OPERATOR):
        desk.refused(desk.post("/courses", GOOD, by=person), "forbidden", 403)
    desk.refused(desk.post("/courses", GOOD, by=desk.NOBODY), "unauthenticated", 401)
    desk.refused(desk.get("/courses", by=desk.NOBODY), "unauthenticated", 401)
    assert Course.objects.count() == 0


def test_there_is_no_such_course(desk):
    desk.refused(desk.get(f"/courses/{new_id()}"), "not-found", 404)
    desk.refused(desk.get("/courses/$ne"), "not-found", 404)
