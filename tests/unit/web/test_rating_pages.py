"""Penilaian: every page for every side, in both languages; and a long form from which nothing is lost."""

import pytest

from tests.unit.web import assessing_people as people
from tests.unit.web import city, fakes
from tests.unit.web.assessing_people import CODE, DISPUTE, FORM, HELD, ROUND, SHEET
from tests.unit.web.test_pages import check

SHEET_PAGE, RESULT = f"/penilaian/lembar/{SHEET}", f"/penilaian/hasil/{HELD}"
QUARREL, ROUND_PAGE = f"/penilaian/keberatan/{DISPUTE}", f"/penilaian/putaran/{ROUND}"
SIGNED_IN = [
    (city.LIBRARIAN, "/penilaian"),
    (city.TRAINER, "/penilaian"),
    (city.ASSESSOR, "/penilaian"),
    (city.TRAINER, SHEET_PAGE),
    (city.TRAINER, RESULT),
    (city.LIBRARIAN, QUARREL),
    *((city.MANAGER, f"/penilaian/putaran{end}") for end in ("", "/baru", f"/{ROUND}", f"/{ROUND}/orang")),
    (city.TRAINER, ROUND_PAGE),
    (city.AUDITOR, ROUND_PAGE),
    (city.AUDITOR, "/penilaian/putaran"),
    (city.MANAGER, f"/penilaian/putaran/penilai/{HELD}"),
    (city.TRAINER, f"/penilaian/putaran/penilai/{HELD}"),
    (city.ASSESSOR, f"{ROUND_PAGE}/kalibrasi"),
    (city.AUDITOR, f"{ROUND_PAGE}/ringkasan"),
    *((city.MANAGER, f"/penilaian/formulir{end}") for end in ("", "/baru", f"/{FORM}", f"/{FORM}/versi")),
]


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    world.play(people.answers())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize("state", ["gathering", "sealed", "shared", "acknowledged", "disputed", "settled"])
@pytest.mark.parametrize("ground", ["self", "supervisor", "assessor", "manager"])
def test_a_result_at_every_stage(sign_in, world, state, ground) -> None:
    world.put("GET", "assessment", f"/assessments/{HELD}", people.result(state, ground))
    text = sign_in(city.TRAINER).get(RESULT)
    check(text, "id")
    assert ("/bagikan" in text.text) == (state == "sealed" and ground in ("supervisor", "manager"))
    assert ('/keberatan"' in text.text) == (state in ("shared", "acknowledged") and ground == "self")


@pytest.mark.parametrize("state", ["open", "settled"])
@pytest.mark.parametrize("ground", ["self", "manager"])
def test_a_dispute_at_every_stage(sign_in, world, state, ground) -> None:
    world.put("GET", "assessment", f"/disputes/{DISPUTE}", people.dispute(state, ground))
    check(sign_in(city.MANAGER).get(QUARREL), "id")


@pytest.mark.parametrize("address", ["/penilaian", SHEET_PAGE, RESULT])
def test_an_auditor_sees_no_person(sign_in, address) -> None:
    assert sign_in(city.AUDITOR).get(address).status_code == 403


def test_the_figures_with_their_n_and_what_they_are_made_of(sign_in) -> None:
    text = sign_in(city.TRAINER).get(RESULT).text
    for told in ("4,00", "2,50", "2,67", "n = 3 dari 3", "n = 0 dari 1", "1,42", "Mandiri (3)", "Rapi.", "8/3"):
        assert told in text, told
    assert "disembunyikan" in text


def test_peers_are_told_that_they_stay_unnamed(sign_in, world) -> None:
    world.put("GET", "assessment", f"/assessment-sheets/{SHEET}", people.sheet("peer"))
    text = sign_in(city.LIBRARIAN).get(SHEET_PAGE).text
    assert "bukan siapa mengatakan apa" in text
    assert 'type="file"' not in text


def test_a_long_form_is_saved_as_it_grows(sign_in, post, world) -> None:
    world.put("PUT", "assessment", f"/assessment-sheets/{SHEET}", people.sheet(version=3))
    sign_in(city.TRAINER)
    typed = {"level.butir-1": "3", "comment.butir-1": "Teliti", "level.butir-2": "-", "comment.butir-3": "Nanti"}
    assert post(SHEET_PAGE, SHEET_PAGE, etag="2", do="save", **typed).status_code == 303
    assert world.sent("PUT", SHEET).headers["If-Match"] == '"2"'
    assert world.body("PUT", SHEET) == {
        "answers": {
            "butir-1": {"level": 3, "comment": "Teliti", "evidence": []},
            "butir-2": {"level": None, "comment": "", "evidence": []},
            "butir-3": {"comment": "Nanti", "evidence": []},
        }
    }


def test_what_is_missing_is_said_beside_it_and_nothing_is_lost(sign_in, post, world) -> None:
    errors = [{"pointer": f"/body/answers/butir-{n}", "detail": "Pilih satu tingkat."} for n in range(4, 10)]
    refusal = fakes.problem(422, "invalid", "", errors=errors)
    world.put("PUT", "assessment", f"/assessment-sheets/{SHEET}", people.sheet(version=3))
    world.put("POST", "assessment", f"/assessment-sheets/{SHEET}/submit", refusal)
    sign_in(city.TRAINER)
    typed = {"level.butir-1": "4", "comment.butir-8": "Ditulis panjang", "level.butir-3": "1"}
    answer = post(SHEET_PAGE, SHEET_PAGE, etag="2", do="submit", **typed)
    assert answer.status_code == 422
    assert 'id="level.butir-4-error"' in answer.text
    assert 'href="#level.butir-9"' in answer.text
    assert "Ditulis panjang" in answer.text
    assert world.sent("POST", "/submit").headers["If-Match"] == '"3"', "what was typed is kept first"


def test_somebody_elses_change_keeps_what_was_typed(sign_in, post, world) -> None:
    world.put("PUT", "assessment", f"/assessment-sheets/{SHEET}", fakes.problem(412, "stale", ""))
    sign_in(city.TRAINER)
    answer = post(SHEET_PAGE, SHEET_PAGE, etag="1", do="save", **{"comment.butir-8": "Ditulis panjang"})
    assert "Ditulis panjang" in answer.text
    assert 'name="etag" value="2"' in answer.text


def test_a_result_is_shared_with_what_was_talked_about(sign_in, post, world) -> None:
    world.put("POST", "assessment", f"/assessments/{HELD}/share", people.result("shared"))
    sign_in(city.TRAINER)
    assert post(RESULT, f"{RESULT}/bagikan", etag="5", note="").status_code == 422
    assert post(RESULT, f"{RESULT}/bagikan", etag="5", note="Dibicarakan.").status_code == 303
    assert world.body("POST", "/share") == {"note": "Dibicarakan."}


def test_a_dispute_is_settled_with_levels_only_where_it_changes(sign_in, post, world) -> None:
    world.put("GET", "assessment", f"/disputes/{DISPUTE}", people.dispute("open", "manager"))
    world.put("POST", "assessment", f"/disputes/{DISPUTE}/settle", people.dispute("settled", "manager"))
    sign_in(city.MANAGER)
    typed = {"verdict": "Cukup.", f"level.{CODE}": "3", "etag": "2"}
    assert post(QUARREL, f"{QUARREL}/putusan", outcome="kept", **typed).status_code == 303
    assert world.body("POST", "/settle")["levels"] == []
    assert post(QUARREL, f"{QUARREL}/putusan", outcome="changed", **typed).status_code == 303
    assert world.body("POST", "/settle")["levels"] == [{"code": CODE, "level": 3}]


def test_a_form_is_typed_as_text(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/assessment-forms", people.form())
    sign_in(city.MANAGER)
    typed = {
        "title": "Formulir atasan", "role": "supervisor", "levels": "1 | Belum | Not yet\n2 | Mampu",
        "0.code": CODE, "0.competency_id": "Tajuk", "0.criterion_id": "Menyusun", "0.criterion_en": "Composes",
        "3.code": "B", "3.competency_id": "Layanan", "3.criterion_id": "Melayani", "3.levels": "0 | Tidak | No",
    }  # fmt: skip
    assert post("/penilaian/formulir/baru", "/penilaian/formulir/baru", **typed).status_code == 303
    body = world.body("POST", "/assessment-forms")
    assert (body["role"], [each["code"] for each in body["items"]]) == ("supervisor", [CODE, "B"])
    assert body["items"][0]["levels"][0] == {"value": 1, "words": {"id": "Belum", "en": "Not yet"}}
    assert body["items"][0]["levels"][1]["words"]["en"] == "Mampu"
    assert body["items"][1]["levels"] == [{"value": 0, "words": {"id": "Tidak", "en": "No"}}]


def test_levels_that_nobody_can_read_are_said(sign_in, post) -> None:
    sign_in(city.MANAGER)
    typed = {
        "title": "X",
        "role": "self",
        "levels": "baik",
        "0.code": "A",
        "0.competency_id": "A",
        "0.criterion_id": "A",
    }
    answer = post("/penilaian/formulir/baru", "/penilaian/formulir/baru", **typed)
    assert answer.status_code == 422
    assert 'id="levels-error"' in answer.text


def test_people_are_added_with_their_peers(sign_in, app, world, post) -> None:
    world.put("POST", "assessment", f"/assessment-rounds/{ROUND}/subjects", people.round_("prepared"))
    client = sign_in(city.MANAGER)
    from tests.unit.web.conftest import TOKEN

    found = TOKEN.search(client.get(f"{ROUND_PAGE}/orang").text)
    assert found
    typed = {"csrf_token": found[1], "librarian_id": "lib-1", "peers": ["lib-3", "lib-2"], "assessors": ["lib-4"]}
    assert client.post(f"{ROUND_PAGE}/orang", data=typed).status_code == 303
    body = {"librarian_id": "lib-1", "peers": ["lib-3", "lib-2"], "assessors": ["lib-4"]}
    assert world.body("POST", "/subjects") == body


@pytest.mark.parametrize("link", ["/staff/assessments", f"/staff/assessments/{HELD}", f"/staff/disputes/{DISPUTE}"])
def test_letters_lead_to_the_pages(sign_in, link) -> None:
    assert sign_in(city.LIBRARIAN).get(link).location.startswith("/penilaian")
