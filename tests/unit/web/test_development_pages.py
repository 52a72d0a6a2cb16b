"""Rencana: each side sees its own steps, where each gap comes from and which event moved an action."""

import json

import pytest

from tests.unit.web import city, developing, fakes
from tests.unit.web.developing import CLOSED, ITEM, LED, LINKED, PLAN
from tests.unit.web.test_pages import check

HERE = f"/rencana/{PLAN}"
WISHED = {
    "wish": "Belajar mendongeng", "kind": "coaching", "description": "Mendampingi", "success": "Bisa sendiri",
    "due_on": "2026-12-20", "owner": "librarian", "course_id": "c1",
}  # fmt: skip
SIGNED_IN = [
    (city.LIBRARIAN, "/rencana"),
    (city.LIBRARIAN, HERE),
    (city.LIBRARIAN, f"/rencana/{CLOSED}"),
    (city.LIBRARIAN, f"{HERE}/kegiatan/baru"),
    (city.LIBRARIAN, f"{HERE}/kegiatan/baru?celah=visitors:s1:perilaku"),
    (city.LIBRARIAN, f"{HERE}/kegiatan/{ITEM}"),
    (city.LIBRARIAN, f"{HERE}/kegiatan/{LINKED}"),
    (city.TRAINER, f"/rencana/{LED}"),
    (city.TRAINER, "/rencana/unit"),
    (city.TRAINER, "/rencana/unit?late=true"),
    (city.TRAINER, "/rencana/unit/baru"),
    (city.MANAGER, "/rencana/kesenjangan"),
    (city.AUDITOR, "/rencana/kesenjangan?tahun=2025"),
]


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    world.play(developing.answers())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize("address", ["/rencana/unit", "/rencana/unit/baru", "/rencana/kesenjangan"])
def test_leading_is_for_leaders(sign_in, address) -> None:
    assert sign_in(city.LIBRARIAN).get(address).status_code == 403


@pytest.mark.parametrize("address", ["/rencana", HERE])
def test_an_auditor_sees_no_plan(sign_in, address) -> None:
    assert sign_in(city.AUDITOR).get(address).status_code == 403


def test_each_gap_shows_where_it_was_seen_and_its_figure(sign_in) -> None:
    text = sign_in(city.LIBRARIAN).get(HERE).text
    for words in (
        "2,41, minimal 3,00",
        "31 jawaban",
        "di bawah ekspektasi",
        "31 Desember 2026",
        "tingkat 1",
        "tingkat Mahir",
    ):
        assert words in text, words
    assert "Layanan ramah anak" in text


def test_what_moved_an_action_is_followed_down_to_the_event(sign_in) -> None:
    text = sign_in(city.LIBRARIAN).get(HERE).text
    assert "pelatihan diselesaikan" in text
    assert "e-77" in text


def test_what_was_left_open_goes_on_by_a_button_and_shows_where_it_was(sign_in, post, world) -> None:
    origin = {"plan_id": CLOSED, "item_id": LINKED, "year": 2025}
    left = {"plan_id": CLOSED, "year": 2025, "count": 2}
    world.put("GET", "assessment", f"/plans/{PLAN}", developing.plan(left_open=left))
    client = sign_in(city.LIBRARIAN)
    text = client.get(HERE).text
    assert "2 kegiatan dari tahun sebelumnya masih terbuka." in text
    world.put("POST", "assessment", f"/plans/{PLAN}/carry-over", developing.plan())
    assert post(HERE, f"{HERE}/lanjutkan", etag="4").location == HERE
    assert world.sent("POST", "/carry-over").headers["If-Match"] == '"4"'
    carried = developing.plan(items=[developing.item(carried_from=origin)])
    world.put("GET", "assessment", f"/plans/{PLAN}", carried)
    text = client.get(HERE).text
    assert f"/rencana/{CLOSED}#kegiatan-{LINKED}" in text
    assert "/lanjutkan" not in text


def test_who_proposed_does_not_answer(sign_in) -> None:
    assert "/setujui" not in sign_in(city.LIBRARIAN).get(HERE).text


def test_the_other_side_agrees_or_asks_for_changes(sign_in) -> None:
    led = sign_in(city.TRAINER).get(f"/rencana/{LED}").text
    assert "/setujui" in led
    assert "/kembalikan" in led
    assert "/tinjauan" not in led


def test_an_action_is_sent_with_the_version_seen(sign_in, post, world) -> None:
    world.put("POST", "assessment", f"/plans/{PLAN}/items", developing.plan())
    sign_in(city.LIBRARIAN)
    page = f"{HERE}/kegiatan/baru"
    assert post(page, page, etag="4", **WISHED).status_code == 303
    assert world.body("POST", "/items") == WISHED | {"course_id": None, "claim_id": None, "gap": None}
    assert world.sent("POST", "/items").headers["If-Match"] == '"4"'


def test_an_action_that_answers_a_gap_names_it_and_the_course(sign_in, post, world) -> None:
    world.put("POST", "assessment", f"/plans/{PLAN}/items", developing.plan())
    sign_in(city.LIBRARIAN)
    page = f"{HERE}/kegiatan/baru?celah=visitors:s1:perilaku"
    typed = WISHED | {"wish": "", "gap": "visitors:s1:perilaku", "kind": "course"}
    assert post(page, f"{HERE}/kegiatan/baru", **typed).status_code == 303
    body = world.body("POST", "/items")
    assert (body["gap"], body["wish"], body["course_id"]) == ("visitors:s1:perilaku", None, "c1")


def test_what_was_typed_stays_when_refused(sign_in, post, world) -> None:
    wrong = {"errors": [{"pointer": "/body/due_on", "detail": "Pilih tanggal lain."}]}
    world.put("POST", "assessment", f"/plans/{PLAN}/items", fakes.problem(422, "invalid", "", **wrong))
    sign_in(city.LIBRARIAN)
    page = f"{HERE}/kegiatan/baru"
    answer = post(page, page, **WISHED)
    assert answer.status_code == 422
    assert "Pilih tanggal lain." in answer.text
    assert "Mendampingi" in answer.text


@pytest.mark.parametrize(
    ("address", "path", "body"),
    [
        (f"/rencana/{LED}/setujui", "/agree", None),
        (f"/rencana/{LED}/kembalikan", "/return", {"text": "Tambah satu."}),
        (f"/rencana/{LED}/komentar", "/comments", {"text": "Tambah satu."}),
    ],
)
def test_steps(sign_in, post, world, address, path, body) -> None:
    world.put("POST", "assessment", f"/plans/{LED}{path}", developing.plan())
    sign_in(city.TRAINER)
    assert post(f"/rencana/{LED}", address, text="Tambah satu.", etag="4").status_code == 303
    content = world.sent("POST", path).content
    assert (json.loads(content) if content else None) == body


def test_a_mark_and_a_drop(sign_in, post, world) -> None:
    world.put("POST", "assessment", f"/plans/{PLAN}/items/{ITEM}/mark", developing.plan())
    sign_in(city.LIBRARIAN)
    answer = post(HERE, f"{HERE}/kegiatan/{ITEM}/tanda", mark="drop", reason="Pindah unit", etag="4")
    assert answer.location.endswith(f"#kegiatan-{ITEM}")
    assert world.body("POST", "/mark") == {"mark": "drop", "reason": "Pindah unit"}


def test_a_plan_is_begun_by_one_button(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/plans", developing.plan())
    world.put("GET", "assessment", "/me/plans", {"items": [], "next": None})
    sign_in(city.LIBRARIAN)
    assert post("/rencana", "/rencana", year="2026").location.endswith(HERE)
    assert world.body("POST", "/plans") == {"year": 2026}


def test_the_letter_leads_to_the_plan(sign_in) -> None:
    assert sign_in(city.LIBRARIAN).get(f"/staff/plans/{PLAN}").location == HERE


def test_the_manager_asks_for_training_by_one_button(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/plans/common-gaps/training", {})
    sign_in(city.MANAGER)
    fields = {"year": "2026", "unit_id": "u1", "key": "visitors:perilaku"}
    assert post("/rencana/kesenjangan", "/rencana/kesenjangan/pelatihan", **fields).status_code == 303
    assert world.body("POST", "/training") == {"year": 2026, "unit_id": "u1", "key": "visitors:perilaku"}
