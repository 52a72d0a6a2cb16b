"""After the rating: what follows, how a point came about, the spread; who read whose."""

import pytest

from tests.unit.web import city, fakes, performing
from tests.unit.web.test_pages import check

RATED = "/kinerja/siklus/led-rated"
SIGNED_IN = [
    (city.LIBRARIAN, "/kinerja/angka-kredit/lib-1/asal/1"),
    (city.LIBRARIAN, "/kinerja/angka-kredit/lib-1/asal/2"),
    (city.TRAINER, RATED),
    (city.TRAINER, f"{RATED}/tindak-lanjut"),
    (city.MANAGER, "/kinerja/tahun/2025"),
    (city.AUDITOR, "/kinerja/tahun/2025"),
    (city.LIBRARIAN, "/siapa-membaca"),
    (city.MANAGER, "/pembacaan"),
    (city.AUDITOR, "/pembacaan"),
]


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    world.play(performing.answers())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize(
    ("person", "address"),
    [
        (city.LIBRARIAN, f"{RATED}/tindak-lanjut"),
        (city.LIBRARIAN, "/kinerja/tahun/2025"),
        (city.TRAINER, "/kinerja/tahun/2025"),
        (city.LIBRARIAN, "/pembacaan"),
        (city.TRAINER, "/pembacaan"),
        (city.AUDITOR, "/siapa-membaca"),
        (city.AUDITOR, "/siapa-membaca/data-saya"),
        (city.OPERATOR, "/pembacaan"),
    ],
)
def test_not_for_everybody(sign_in, person, address) -> None:
    assert sign_in(person).get(address).status_code == 403


def test_a_figure_is_followed_from_the_rating_to_the_sum(sign_in) -> None:
    text = sign_in(city.LIBRARIAN).get("/kinerja/angka-kredit/lib-1/asal/2").text
    for step in ("Hasil kerja", "7/12", "100 %", "12,5", "175/24", "permenpanrb-1-2023", "PermenPANRB 1/2023"):
        assert step in text, step


@pytest.mark.parametrize("line", ["0", "3", "x"])
def test_a_line_that_is_none(sign_in, line) -> None:
    assert sign_in(city.LIBRARIAN).get(f"/kinerja/angka-kredit/lib-1/asal/{line}").status_code == 404


def test_the_spread_warns_and_says_that_no_rating_changes(sign_in) -> None:
    text = sign_in(city.AUDITOR).get("/kinerja/tahun/2025").text
    assert "tidak mengubah penilaian" in text
    assert "Lebih banyak" in text
    assert "<form" not in text.split("<main", 1)[1]


def test_a_spread_that_would_name_somebody_is_not_shown(sign_in, world) -> None:
    hidden = performing.year(told=False, cells=[], departures=[])
    world.put("GET", "assessment", "/performance-years/2025", hidden)
    assert "<table" not in sign_in(city.AUDITOR).get("/kinerja/tahun/2025").text


def test_what_follows_is_decided(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/performance-cycles/led-rated/consequences", performing.cycle("rated"))
    sign_in(city.TRAINER)
    typed = {"kind": "reward", "reason": "Baik.", "owner": "Kepala", "due_on": "2027-01-31"}
    page = f"{RATED}/tindak-lanjut"
    assert post(page, page, etag="4", **typed).status_code == 303
    assert world.body("POST", "/consequences") == typed
    assert world.sent("POST", "/consequences").headers["If-Match"] == '"4"'


def test_a_refused_decision_keeps_what_was_typed(sign_in, post, world) -> None:
    wrong = {"errors": [{"pointer": "/body/due_on", "detail": "Tanggal ini sudah lewat."}]}
    path = "/performance-cycles/led-rated/consequences"
    world.put("POST", "assessment", path, fakes.problem(422, "invalid", "", **wrong))
    sign_in(city.TRAINER)
    typed = {"kind": "guidance", "reason": "Dampingi dulu.", "owner": "Kepala", "due_on": "2020-01-31"}
    answer = post(f"{RATED}/tindak-lanjut", f"{RATED}/tindak-lanjut", etag="4", **typed)
    assert answer.status_code == 422
    assert "Tanggal ini sudah lewat." in answer.text
    assert "Dampingi dulu." in answer.text


def test_the_person_takes_note(sign_in, post, world) -> None:
    path = "/performance-cycles/rated/consequences/c1/acknowledgement"
    world.put("PUT", "assessment", path, performing.cycle("rated"))
    sign_in(city.LIBRARIAN)
    page = "/kinerja/siklus/rated"
    assert post(page, "/kinerja/siklus/rated/tindak-lanjut/c1", etag="4", text="").status_code == 303
    assert world.body("PUT", "/acknowledgement") == {"text": ""}


def test_a_question(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/performance-cycles/expected/questions", performing.cycle("expected"))
    sign_in(city.LIBRARIAN)
    own = "/kinerja/siklus/expected"
    assert post(own, f"{own}/pertanyaan", etag="4", text="Termasuk majalah?").status_code == 303
    assert world.body("POST", "/questions") == {"text": "Termasuk majalah?"}


def test_an_answer(sign_in, post, world) -> None:
    answered = "/performance-cycles/led-expected/questions/q1/answer"
    world.put("PUT", "assessment", answered, performing.cycle("expected", "supervisor"))
    sign_in(city.TRAINER)
    led = "/kinerja/siklus/led-expected"
    assert post(led, f"{led}/pertanyaan/q1", etag="4", text="Tidak.").status_code == 303
    assert world.body("PUT", "/q1/answer") == {"text": "Tidak."}


def test_who_read_is_said_in_words(sign_in) -> None:
    text = sign_in(city.LIBRARIAN).get("/siapa-membaca").text
    assert "Parulian Damanik" in text
    assert "atasan unit" in text
    assert "/siapa-membaca/data-saya" in text


@pytest.mark.parametrize(("person", "sees"), [(city.MANAGER, True), (city.AUDITOR, False)])
def test_the_manager_sees_the_receipts_and_the_auditor_does_not(sign_in, person, sees) -> None:
    assert ("Tiur Sinaga" in sign_in(person).get("/pembacaan").text) is sees
