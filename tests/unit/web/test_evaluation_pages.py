"""Evaluasi: every page in both languages, what is shown and what is sent."""

import pytest

from tests.unit.web import city, evaluating, fakes
from tests.unit.web.test_pages import check

ONE, FOLLOWED = f"/evaluasi/{evaluating.ID}", f"/evaluasi/tindak-lanjut/{evaluating.FOLLOWED}"
PAGES = [
    *((person, page) for person in (city.MANAGER, city.AUDITOR) for page in ("/evaluasi", ONE, "/evaluasi/unit")),
    (city.MANAGER, "/evaluasi/baru"),
    (city.MANAGER, f"{ONE}/asal"),
    (city.MANAGER, f"{ONE}/biaya"),
    *((person, "/evaluasi/perbaikan") for person in (city.MANAGER, city.LIBRARIAN, city.AUDITOR)),
    *((person, page) for person in (city.TRAINER, city.LIBRARIAN) for page in ("/evaluasi/tindak-lanjut", FOLLOWED)),
]


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    world.play(evaluating.answers())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), PAGES)
def test_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize("change", [
    {"learning": evaluating.figures()["learning"] | {"gain": None, "normalised": None}, "hidden": ["learning"]},
    {"provisional": True, "revision": None, "published_at": None},
    {"returns": evaluating.figures()["returns"] | {"computed": True, "roi": "50.0", "bcr": "1.50", "missing": []}},
    {"missing": [], "reaction": evaluating.figures()["reaction"] | {"statements": []}},
    {"results": {"units": [], "trained": {"units": [], "elements": []}, "untrained": {"units": [], "elements": []},
                 "rule_id": "beda-rata-rata-99"}},
])  # fmt: skip
def test_a_report_that_knows_less(sign_in, world, change) -> None:
    world.put("GET", "assessment", f"{evaluating.BASE}/figures", evaluating.figures(**change))
    check(sign_in(city.MANAGER).get(ONE), "id")


def test_the_report_says_what_may_be_said(sign_in) -> None:
    text = sign_in(city.MANAGER).get(ONE).text
    for words in ("Lebih tinggi", "Tidak ada perbedaan yang dapat dinyatakan", "Jawaban belum cukup", "40/1"):
        assert words in text
    assert "belum diisi atasan" in text
    assert "biaya waktu peserta tidak dicatat" in text


@pytest.mark.parametrize("address", ["/evaluasi/baru", f"{ONE}/asal", f"{ONE}/biaya"])
def test_what_is_for_the_manager_alone(sign_in, address) -> None:
    assert sign_in(city.AUDITOR).get(address).status_code == 403


def test_an_auditor_sees_no_button(sign_in, world) -> None:
    world.put("GET", "assessment", evaluating.BASE, evaluating.evaluation(whole=False))
    text = sign_in(city.AUDITOR).get(ONE).text
    assert "/terbit" not in text
    assert "/asal" not in text


def test_a_follow_up_answered_shows_both_sides_and_no_form(sign_in, world) -> None:
    both = {"supervisor": evaluating.given(), "self": evaluating.given()}
    path = f"/follow-ups/{evaluating.FOLLOWED}"
    world.put("GET", "assessment", path, evaluating.follow_up(state="answered", answers=both))
    text = sign_in(city.TRAINER).get(FOLLOWED).text
    assert text.count("Buku tamu") == 2
    assert 'name="step.layanan"' not in text


def test_an_observation_is_sent(sign_in, post, world) -> None:
    path = f"/follow-ups/{evaluating.FOLLOWED}/answers"
    world.put("POST", "assessment", path, evaluating.follow_up())
    sign_in(city.TRAINER)
    assert post(FOLLOWED, FOLLOWED, **{"step.layanan": "4", "note": "Menyapa."}).status_code == 303
    assert world.body("POST", "/answers") == {"steps": {"layanan": "4"}, "note": "Menyapa.", "evidence": ""}


def test_a_competency_left_out_is_said_beside_it(sign_in, post, world) -> None:
    wrong = {"errors": [{"pointer": "/body/steps/layanan", "detail": "Isi setiap kompetensi."}]}
    path = f"/follow-ups/{evaluating.FOLLOWED}/answers"
    world.put("POST", "assessment", path, fakes.problem(422, "invalid", "", **wrong))
    sign_in(city.TRAINER)
    answer = post(FOLLOWED, FOLLOWED, note="Menyapa.")
    assert answer.status_code == 422
    assert 'id="step.layanan-error"' in answer.text


def test_a_plan_takes_the_courses_of_its_programme(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/evaluations", evaluating.evaluation())
    sign_in(city.MANAGER)
    typed = {"title": "Prima", "period_from": "2026-01-01", "period_until": "2026-06-30", "programme_id": "p1"}
    typed |= {"measures": "learning"}
    assert post("/evaluasi/baru", "/evaluasi/baru", **typed).status_code == 303
    body = world.body("POST", "/evaluations")
    assert (body["programme_id"], bool(body["course_ids"]), body["measures"]) == ("p1", True, ["learning"])


def test_accounts_are_read_as_people_write_them(sign_in, post, world) -> None:
    world.put("PUT", "assessment", f"{evaluating.BASE}/accounts", evaluating.evaluation())
    sign_in(city.MANAGER)
    typed = {"cost_trainer": "Rp 1.500.000", "cost_travel": "0", "title_0": "Waktu", "amount_0": "3.000.000",
             "isolated_0": "Dibandingkan.", "etag": "3"}  # fmt: skip
    assert post(f"{ONE}/biaya", f"{ONE}/biaya", **typed).status_code == 303
    body = world.body("PUT", "/accounts")
    assert body["costs"] == [{"kind": "trainer", "amount": "1500000", "basis": ""},
                             {"kind": "travel", "amount": "0", "basis": ""}]  # fmt: skip
    assert body["benefits"] == [{"title": "Waktu", "amount": "3000000", "isolated": "Dibandingkan."}]


def test_an_improvement_needs_an_owner_and_keeps_what_was_typed(sign_in, post) -> None:
    sign_in(city.MANAGER)
    answer = post(ONE, f"{ONE}/perbaikan", title="Menyapa", due_on="2026-12-31")
    assert answer.status_code == 422
    assert 'value="Menyapa"' in answer.text


def test_an_improvement_is_closed_by_its_owner(sign_in, post, world) -> None:
    path = f"/improvements/{evaluating.FOLLOWED}/finish"
    world.put("POST", "assessment", path, evaluating.improvement(state="done"))
    sign_in(city.MANAGER)
    page = "/evaluasi/perbaikan"
    assert post(page, f"{page}/{evaluating.FOLLOWED}/finish", outcome="Sapaan").status_code == 303
    assert world.body("POST", "/finish") == {"outcome": "Sapaan"}


@pytest.mark.parametrize(("letter", "page"), [
    (f"/staff/follow-ups/{evaluating.FOLLOWED}", FOLLOWED),
    (f"/staff/evaluations/{evaluating.ID}", ONE),
    ("/staff/improvements", "/evaluasi/perbaikan"),
])  # fmt: skip
def test_letters_lead_to_pages(sign_in, letter, page) -> None:
    assert sign_in(city.LIBRARIAN).get(letter).location == page
