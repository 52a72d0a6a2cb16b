"""Kinerja: each side sees its own steps at their stage, and sends what the API takes."""

import pytest

from tests.unit.web import city, fakes, performing
from tests.unit.web.test_pages import check

SIGNED_IN = [
    (city.LIBRARIAN, "/kinerja"),
    *((city.LIBRARIAN, f"/kinerja/siklus/{state}") for state in ("expected", "clarified", "rated", "disputed")),
    *((city.TRAINER, f"/kinerja/siklus/led-{state}") for state in ("expected", "clarified", "disputed")),
    (city.TRAINER, "/kinerja/unit"),
    (city.TRAINER, "/kinerja/unit/baru"),
    (city.TRAINER, "/kinerja/siklus/led-clarified/nilai"),
    (city.TRAINER, "/kinerja/siklus/led-clarified/evaluasi"),
    (city.TRAINER, "/kinerja/angka-kredit/lib-1"),
    (city.MANAGER, "/kinerja/angka-kredit/lib-1"),
]
OWN, LED = "/kinerja/siklus/rated", "/kinerja/siklus/led-clarified"


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    world.play(performing.answers())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize("address", ["/kinerja/unit", "/kinerja/unit/baru", f"{LED}/nilai"])
def test_leading_is_for_leaders(sign_in, address) -> None:
    assert sign_in(city.LIBRARIAN).get(address).status_code == 403


def test_an_auditor_sees_none_of_it(sign_in) -> None:
    assert sign_in(city.AUDITOR).get("/kinerja").status_code == 403


def test_the_points_are_followed_from_sum_to_factor(sign_in) -> None:
    text = sign_in(city.LIBRARIAN).get("/kinerja").text
    assert "7/12 × 100 % × 12,5" in text
    assert "175/24" in text
    assert "163,5 − 150 · PAK 800/12" in text
    assert "belum terverifikasi" in text


def test_a_list_shows_no_rating(sign_in) -> None:
    assert "Sangat baik" not in sign_in(city.TRAINER).get("/kinerja/unit").text


def test_the_person_rated_may_object_and_not_rate(sign_in) -> None:
    own = sign_in(city.LIBRARIAN).get(OWN).text
    assert "/keberatan" in own
    assert "/nilai" not in own


def test_the_leader_answers_and_does_not_object(sign_in) -> None:
    led = sign_in(city.TRAINER).get("/kinerja/siklus/led-disputed").text
    assert "/jawaban" in led
    assert "/keberatan" not in led


def test_a_dispute_names_the_version_seen(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/performance-cycles/rated/dispute", performing.cycle("disputed"))
    sign_in(city.LIBRARIAN)
    assert post(OWN, f"{OWN}/keberatan", text="Target diubah.", etag="4").status_code == 303
    assert world.body("POST", "/dispute") == {"text": "Target diubah."}
    assert world.sent("POST", "/dispute").headers["If-Match"] == '"4"'


def test_expectations_are_written_a_line_each(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/performance-cycles", performing.cycle("expected", "supervisor"))
    sign_in(city.TRAINER)
    typed = {
        "librarian_id": "lib-2",
        "year": "2026",
        "results": "Mengolah | judul\n\nMelayani",
        "behaviours": "Melatih",
    }
    assert post("/kinerja/unit/baru", "/kinerja/unit/baru", **typed).status_code == 303
    assert world.body("POST", "/performance-cycles") == {
        "librarian_id": "lib-2",
        "year": 2026,
        "expectations": [
            {"kind": "result", "text": "Mengolah", "indicator": "judul"},
            {"kind": "result", "text": "Melayani", "indicator": ""},
            {"kind": "behaviour", "text": "Melatih", "indicator": ""},
        ],
    }


def test_nobody_leads_themselves(sign_in) -> None:
    text = sign_in(city.TRAINER).get("/kinerja/unit/baru").text
    assert 'value="lib-2"' in text
    assert 'value="lib-1"' not in text  # the made-up city's own record


def test_a_rating_keeps_what_was_typed_when_refused(sign_in, post, world) -> None:
    path = "/performance-cycles/led-clarified/rating"
    wrong = {"errors": [{"pointer": "/body/noted/loyal", "detail": "Tulis apa yang teramati."}]}
    world.put("POST", "assessment", path, fakes.problem(422, "invalid", "", **wrong))
    sign_in(city.TRAINER)
    typed = {"result": "above", "behaviour": "as", "months": "12", "note": "Baik sekali", "noted.akuntabel": "Lapor"}
    answer = post(f"{LED}/nilai", f"{LED}/nilai", etag="4", **typed)
    assert answer.status_code == 422
    assert "Tulis apa yang teramati." in answer.text
    assert "Baik sekali" in answer.text
    assert world.body("POST", "/rating") == {
        "result": "above", "behaviour": "as", "note": "Baik sekali", "months": 12, "first_month": 1,
        "noted": {"akuntabel": "Lapor"},
    }  # fmt: skip


def test_points_of_before_take_a_comma(sign_in, post, world) -> None:
    world.put("PUT", "assessment", "/credit-points/lib-1/earlier", performing.account())
    sign_in(city.MANAGER)
    page = "/kinerja/angka-kredit/lib-1"
    typed = {"through_year": "2022", "accumulated": "163,5", "base": "150", "basis": "PAK 800/12", "etag": "2"}
    assert post(page, f"{page}/semula", **typed).status_code == 303
    assert world.body("PUT", "/earlier")["accumulated"] == "163.5"


def test_the_letter_leads_to_the_page(sign_in) -> None:
    assert sign_in(city.LIBRARIAN).get("/staff/performance").location == "/kinerja"
