"""Programmes, money and standings as the manager sees and sets them."""

import json

import pytest

from tests.unit.web import city, planning
from tests.unit.web.fakes import problem

BUDGET = f"/anggaran?tahun={planning.YEAR}"
PAGE = f"/program/{planning.PROGRAMME}"
RULE = f"{PAGE}/pelatihan/{planning.COURSE}/berkala"


def test_every_line_names_its_event(sign_in):
    text = sign_in(city.AUDITOR).get(f"{PAGE}?figur=sessions").text
    assert "<code>training.session.scheduled.v1</code> <small>018f-event</small>" in text
    assert f"/unduh/training/programmes/{planning.PROGRAMME}/figures/sessions.csv" in text


def test_a_run_that_cannot_open_says_why(sign_in):
    assert "Tidak ada pustakawan aktif dengan NIP 1." in sign_in(city.MANAGER).get(PAGE).text


def test_money_is_whole_rupiah_and_can_be_downloaded(sign_in):
    text = sign_in(city.AUDITOR).get(BUDGET).text
    assert "Rp 20.000.000" in text
    assert "Rp 52.083,33" in text
    assert f"/unduh/training/budget/years/{planning.YEAR}/entries.xlsx" in text
    assert '<form method="post" action="/anggaran' not in text, "an auditor reads"


@pytest.mark.parametrize(("typed", "sent"), [("25000000", 25_000_000), ("Rp 25.000.000", 25_000_000)])
def test_an_allocation_is_sent_on_the_version_seen(world, sign_in, post, typed, sent):
    world.put("PUT", "training", f"/budget/years/{planning.YEAR}", planning.report())
    sign_in(city.MANAGER)
    assert post(BUDGET, f"/anggaran/{planning.YEAR}/pagu", amount=typed, etag="4").status_code == 303
    request = world.sent("PUT", f"/years/{planning.YEAR}")
    assert json.loads(request.content) == {"amount": sent}
    assert request.headers["If-Match"] == '"4"'


def test_what_is_no_amount_is_not_sent(client, world, sign_in, post):
    sign_in(city.MANAGER)
    answer = post(BUDGET, f"/anggaran/{planning.YEAR}/pagu", amount="banyak")
    assert "rupiah" in client.get(answer.location).text
    assert not [each for each in world.asked if each.method == "PUT"]


def test_a_refusal_shows_its_numbers(client, world, sign_in, post):
    told = "Pagu 2026 tidak dapat menjadi Rp 1: Rp 8.000.000 sudah dibagi."
    path = f"/budget/years/{planning.YEAR}/programmes/{planning.PROGRAMME}"
    world.put("PUT", "training", path, problem(409, "allotment-impossible", told))
    sign_in(city.MANAGER)
    answer = post(BUDGET, f"/anggaran/{planning.YEAR}/bagian", amount="1", programme_id=planning.PROGRAMME)
    assert told in client.get(answer.location).text


def test_a_nomination_is_paid(world, sign_in, post):
    world.put("PUT", "training", "/budget/entries/018f-entry/cost", planning.entry(state="spent"))
    sign_in(city.MANAGER)
    assert post(BUDGET, f"/anggaran/{planning.YEAR}/baris/018f-entry/biaya", amount="4.000.000").status_code == 303
    assert json.loads(world.sent("PUT", "/cost").content) == {"amount": 4_000_000}


def test_a_rule_is_sent_whole_and_a_bad_one_comes_back(world, sign_in, post):
    sign_in(city.MANAGER)
    typed = {
        "rule": "FREQ=YEARLY", "first_on": "2027-03-10", "at": "09:00", "minutes": "360", "place": "Aula",
        "lead_days": "30", "window_days": "90", "enrols": "1", "everybody": "", "active": "1", "etag": "2",
    }  # fmt: skip
    path = f"/courses/{planning.COURSE}/recurrence"
    world.put("PUT", "training", path, planning.recurrence())
    assert post(RULE, RULE, **typed).status_code == 303
    sent = json.loads(world.sent("PUT", "/recurrence").content)
    assert (sent["minutes"], sent["enrols"], sent["everybody"], sent["trainer"]) == (360, True, False, None)
    errors = [{"pointer": "/body/rule", "detail": "Aturan tidak dapat dipakai."}]
    world.put("PUT", "training", path, problem(422, "invalid", "…", errors=errors))
    answer = post(RULE, RULE, **typed | {"rule": "FREQ=DAILY"})
    assert answer.status_code == 422
    assert 'id="rule-error"' in answer.text
    assert 'value="FREQ=DAILY"' in answer.text


def test_a_programme_is_drafted_and_published(world, sign_in, post):
    sign_in(city.MANAGER)
    world.put("POST", "training", "/programmes", planning.programme())
    form = {"title": "Baru", "owner": "Dinas", "first_year": "2027", "last_year": "2028", "goals": "Satu\n\nDua"}
    assert post("/program", "/program", **form).location == PAGE
    assert json.loads(world.sent("POST", "/programmes").content)["goals"] == ["Satu", "Dua"]
    assert 'id="last_year-error"' in post("/program", "/program", **form | {"last_year": "nanti"}).text
    world.put("GET", "training", f"/programmes/{planning.PROGRAMME}", planning.programme() | {"state": "draft"})
    world.put("POST", "training", f"/programmes/{planning.PROGRAMME}/publish", planning.programme())
    assert post(PAGE, f"{PAGE}/terbit").status_code == 303


def test_a_course_is_put_into_its_programme(world, sign_in, post):
    sign_in(city.MANAGER)
    form = {
        "title": "Tajuk", "hours": "8", "pass_mark": "70", "capacity_default": "12", "seat_cost": "125000",
        "validity_months": "", "track": "pelayanan", "competencies": "Membuat tajuk | R.91PRP02.021.1\nMelayani",
    }  # fmt: skip
    world.put("POST", "training", "/courses", planning.course())
    assert post(f"{PAGE}/pelatihan/baru", f"{PAGE}/pelatihan/baru", **form).status_code == 303
    sent = json.loads(world.sent("POST", "/courses").content)
    assert (sent["programme_id"], sent["seat_cost"], sent["validity_months"]) == (planning.PROGRAMME, 125_000, None)
    assert sent["competencies"] == [
        {"slug": "membuat-tajuk", "title": "Membuat tajuk", "skkni_code": "R.91PRP02.021.1"},
        {"slug": "melayani", "title": "Melayani", "skkni_code": None},
    ]
    assert sent["elements"] == sent["prerequisites"] == []
    world.put("PATCH", "training", f"/courses/{planning.COURSE}", problem(412, "stale", "…"))
    page = f"{PAGE}/pelatihan/{planning.COURSE}"
    answer = post(page, page, **form | {"etag": "3"})
    assert world.sent("PATCH", planning.COURSE).headers["If-Match"] == '"3"'
    assert "Seseorang mengubahnya" in answer.text
    assert 'id="hours-error"' in post(page, page, **form | {"hours": "banyak"}).text


def test_what_the_form_does_not_show_stays_as_it_is(world, sign_in, post):
    units = [{"slug": "p", "title": "Melayani", "skkni_code": None}]
    stored = planning.course() | {
        "version": 3, "pass_mark": 70, "capacity_default": 12, "elements": ["perilaku", "waktu"], "competencies": units,
        "prerequisites": ["a", "b"], "title_en": None, "description": "",
    }  # fmt: skip
    world.put("GET", "training", f"/courses/{planning.COURSE}", stored)
    world.put("PATCH", "training", f"/courses/{planning.COURSE}", stored)
    sign_in(city.MANAGER)
    shown = {
        "title": "Pelayanan Prima", "hours": "16", "pass_mark": "75", "capacity_default": "12", "seat_cost": "250000",
        "validity_months": "36", "track": "pelayanan", "element": "perilaku", "prerequisite": "a", "etag": "3",
        "competencies": "Melayani",
    }  # fmt: skip
    page = f"{PAGE}/pelatihan/{planning.COURSE}"
    post(page, page, **shown)
    sent = json.loads(world.sent("PATCH", planning.COURSE).content)
    assert sent == {"pass_mark": 75, "programme_id": planning.PROGRAMME}
    post(page, page, **shown | {"competencies": "Melayani\nMendengar"})
    sent = json.loads(world.sent("PATCH", planning.COURSE).content)
    assert [each["slug"] for each in sent["competencies"]] == ["p", "mendengar"]


def test_due_runs_can_be_opened_now(client, world, sign_in, post):
    world.put("POST", "training", "/runs", {"opened": ["s"], "enrolled": 3, "blocked": 0})
    sign_in(city.MANAGER)
    answer = post(PAGE, f"{PAGE}/buka")
    assert "3" in client.get(answer.location).text


@pytest.mark.parametrize("address", ["/program", "/anggaran", "/jatuh-tempo"])
def test_it_is_not_for_everybody(sign_in, address):
    assert sign_in(city.LIBRARIAN).get(address).status_code == 403


def test_links_in_letters(sign_in):
    browser = sign_in(city.MANAGER)
    assert browser.get("/staff/programmes/p1").location == "/program/p1"
    assert browser.get("/staff/budget/2027").location == "/anggaran?tahun=2027"
