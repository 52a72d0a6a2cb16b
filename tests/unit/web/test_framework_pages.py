"""Kerangka: everybody reads, the manager drafts, fills and publishes; what a position asks, beside one's evidence."""

import io
import json

import pytest

from tests.unit.web import city, competencies, fakes
from tests.unit.web.competencies import DRAFT, PERSON, PROFILE, PUBLISHED, UNIT
from tests.unit.web.test_pages import check

PAGES = [
    (city.LIBRARIAN, "/kerangka"),
    (city.LIBRARIAN, f"/kerangka/{PUBLISHED}"),
    (city.LIBRARIAN, "/kerangka/saya"),
    (city.LIBRARIAN, "/kerangka/profil"),
    (city.LIBRARIAN, f"/kerangka/profil/{PROFILE}"),
    (city.AUDITOR, "/kerangka"),
    (city.TRAINER, f"/kerangka/pustakawan/{PERSON}"),
    (city.MANAGER, "/kerangka"),
    (city.MANAGER, f"/kerangka/{PUBLISHED}"),
    (city.MANAGER, f"/kerangka/{DRAFT}"),
    (city.MANAGER, "/kerangka/profil"),
    (city.MANAGER, "/kerangka/profil/baru"),
    (city.MANAGER, f"/kerangka/profil/{PROFILE}/ubah"),
]


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    world.play(competencies.answers())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), PAGES)
def test_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize("address", ["/kerangka/profil/baru", f"/kerangka/profil/{PROFILE}/ubah"])
def test_laying_down_is_the_managers(sign_in, address) -> None:
    assert sign_in(city.LIBRARIAN).get(address).status_code == 403


def test_a_message_leads_to_the_framework(sign_in) -> None:
    assert sign_in(city.LIBRARIAN).get(f"/staff/frameworks/{PUBLISHED}").location == f"/kerangka/{PUBLISHED}"


def test_only_a_draft_can_be_filled(sign_in) -> None:
    client = sign_in(city.MANAGER)
    assert "/impor" in client.get(f"/kerangka/{DRAFT}").text
    published = client.get(f"/kerangka/{PUBLISHED}").text
    assert "/impor" not in published
    assert "/terbitkan" not in published
    assert "/tarik" in published


def test_the_position_beside_the_evidence(sign_in) -> None:
    text = sign_in(city.LIBRARIAN).get("/kerangka/saya").text
    assert "Ada bukti" in text
    assert "Belum ada bukti" in text
    assert "20 Juni 2026" in text


def test_the_position_beside_the_level_seen_and_not_who_saw_it(sign_in) -> None:
    text = sign_in(city.LIBRARIAN).get("/kerangka/saya").text
    assert f'href="/penilaian/hasil/{PERSON}"' in text
    assert "2,50 dari 4" in text
    assert "di bawah yang diminta" in text
    assert "belum dinilai" in text


def test_a_file_is_sent_and_its_rows_are_answered_for(sign_in, post, world, client) -> None:
    world.put("POST", "assessment", f"/frameworks/{DRAFT}/import", competencies.report())
    sign_in(city.MANAGER)
    page = f"/kerangka/{DRAFT}"
    answer = post(page, f"{page}/impor", file=(io.BytesIO(b"Jenjang;Kode;Judul\n"), "unit.csv"))
    assert answer.status_code == 200
    assert "Kode tidak sesuai." in answer.text
    assert post(page, f"{page}/impor").status_code == 422


def test_publishing_names_the_version_seen(sign_in, post, world) -> None:
    world.put("POST", "assessment", f"/frameworks/{DRAFT}/publish", competencies.whole())
    sign_in(city.MANAGER)
    assert post(f"/kerangka/{DRAFT}", f"/kerangka/{DRAFT}/terbitkan", etag="3").status_code == 303
    assert world.sent("POST", "/publish").headers["If-Match"] == '"3"'


def test_a_place_refused_keeps_what_was_typed(sign_in, post, world) -> None:
    wrong = {"errors": [{"pointer": "/body/code", "detail": "Bentuk kode tidak sesuai."}]}
    world.put("PUT", "assessment", f"/frameworks/{DRAFT}/competencies", fakes.problem(422, "invalid", "", **wrong))
    sign_in(city.MANAGER)
    typed = {"code": "R.91", "level": "unit", "title": "Unit baru", "etag": "3"}
    answer = post(f"/kerangka/{DRAFT}", f"/kerangka/{DRAFT}/isi", **typed)
    assert answer.status_code == 422
    assert "Bentuk kode tidak sesuai." in answer.text
    assert "Unit baru" in answer.text


def test_a_scale_is_written_a_value_a_line(sign_in, post, world) -> None:
    world.put("PATCH", "assessment", f"/frameworks/{DRAFT}", competencies.whole())
    sign_in(city.MANAGER)
    typed = {"scale_title": "Tumbuh | Growth", "scale_values": "Mengenal | Knows of it\n\nMandiri", "etag": "3"}
    assert post(f"/kerangka/{DRAFT}", f"/kerangka/{DRAFT}/skala", **typed).status_code == 303
    assert json.loads(world.sent("PATCH", DRAFT).content)["scale"] == {
        "slug": "tumbuh", "title": "Tumbuh", "title_en": "Growth", "source": "",
        "values": [
            {"slug": "mengenal", "title": "Mengenal", "title_en": "Knows of it"},
            {"slug": "mandiri", "title": "Mandiri", "title_en": "Mandiri"},
        ],
    }  # fmt: skip


def test_what_is_not_asked_is_left_out(sign_in, post, world) -> None:
    made = competencies.listed() | {"demands": []}
    world.put("PUT", "assessment", f"/role-profiles/{PROFILE}", made)
    sign_in(city.MANAGER)
    page = f"/kerangka/profil/{PROFILE}/ubah"
    typed = {f"value.{UNIT}": "kompeten", "value.R.91PRP03.001.1": "", "note": "SK 12", "etag": "1"}
    assert post(page, page, **typed).status_code == 303
    sent = world.sent("PUT", f"/role-profiles/{PROFILE}")
    assert json.loads(sent.content) == {"demands": [{"code": UNIT, "value": "kompeten"}], "note": "SK 12"}


def test_a_new_profile_names_its_position(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/role-profiles", competencies.listed())
    sign_in(city.MANAGER)
    page = "/kerangka/profil/baru"
    assert post(page, page).status_code == 422
    typed = {"position": "Arsiparis", "rank": "", f"value.{UNIT}": "kompeten"}
    assert post(page, page, **typed).status_code == 303
    assert json.loads(world.sent("POST", "/role-profiles").content)["position"] == "Arsiparis"
