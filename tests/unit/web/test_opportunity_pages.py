"""Kesempatan: each role sees its steps; what is sent is what the API takes; a refused form keeps what was typed."""

import json

import pytest

from tests.unit.web import city, fakes, opportunities
from tests.unit.web.test_pages import check

HERE, CALL, SHUT = "/kesempatan", f"/kesempatan/{opportunities.CALL}", f"/kesempatan/{opportunities.SHUT}"
ONE, WENT = (f"/kesempatan/pencalonan/{each}" for each in (opportunities.NOMINATION, opportunities.WENT))
OWED, REFUSED = (f"/kesempatan/pencalonan/{each}" for each in (opportunities.OWED, opportunities.REFUSED))
SIGNED_IN = [
    *((city.LIBRARIAN, each) for each in (HERE, f"{HERE}?keadaan=open", f"{HERE}/giliran", CALL, SHUT, WENT, OWED)),
    *((city.TRAINER, each) for each in (HERE, CALL, ONE)),
    *((city.MANAGER, each) for each in (HERE, f"{HERE}/baru", CALL, SHUT, ONE, WENT, REFUSED)),
    *((city.AUDITOR, each) for each in (HERE, f"{HERE}/giliran", CALL, ONE)),
]


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    for (service, path), data in opportunities.answers().items():
        world.put("GET", service, path, data)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize(("person", "address"), [
    (city.OPERATOR, HERE), (city.LIBRARIAN, f"{HERE}/baru"), (city.AUDITOR, f"{HERE}/baru"),
])  # fmt: skip
def test_who_has_no_business_there_does_not_get_in(sign_in, person, address) -> None:
    assert sign_in(person).get(address).status_code == 403


def test_the_turn_and_who_owes_a_report_are_seen(sign_in) -> None:
    client = sign_in(city.MANAGER)
    text = client.get(f"{HERE}/giliran").text
    assert "Dewi Sipayung" in text
    assert "Lokakarya" in text
    assert "Lokakarya Medan" in client.get(SHUT).text


def test_a_call_is_offered_as_typed(sign_in, post, world) -> None:
    world.put("POST", "community", "/opportunities", opportunities.call())
    sign_in(city.MANAGER)
    typed = {"title": "Konferensi IPI", "kind": "conference", "organiser": "IPI", "place": "Medan", "quota": "2",
             "starts_on": "2026-12-01", "ends_on": "2026-12-02", "deadline": "2026-11-28"}  # fmt: skip
    wrong = post(f"{HERE}/baru", f"{HERE}/baru", **typed, cost="murah")
    assert wrong.status_code == 422
    assert "Konferensi IPI" in wrong.text
    answer = post(f"{HERE}/baru", f"{HERE}/baru", **typed, cost="450.000", positions="Pustakawan Ahli Muda")
    assert (answer.status_code, answer.location) == (303, CALL)
    sent = json.loads(world.sent("POST", "/opportunities").content)
    assert (sent["quota"], sent["cost"], sent["min_years"]) == (2, 450_000, 0)
    assert (sent["positions"], sent["unit_ids"], sent["partner_id"]) == (["Pustakawan Ahli Muda"], [], None)


def test_one_nominates_oneself_and_is_told_why_not(sign_in, post, world) -> None:
    path = f"/opportunities/{opportunities.CALL}/nominations"
    refusal = fakes.problem(409, "not-eligible-years", "Masa kerja belum cukup.")
    world.put("POST", "community", path, refusal)
    sign_in(city.LIBRARIAN)
    assert post(CALL, f"{CALL}/calonkan", motivation="").status_code == 422
    told = post(CALL, f"{CALL}/calonkan", motivation="Ingin belajar")
    assert "Masa kerja belum cukup." in told.text
    assert "Ingin belajar" in told.text
    world.put("POST", "community", path, opportunities.nomination())
    assert post(CALL, f"{CALL}/calonkan", motivation="Ingin belajar").location == CALL
    sent = json.loads(world.sent("POST", "/nominations").content)
    assert sent == {"motivation": "Ingin belajar", "librarian_id": None}


@pytest.mark.parametrize(("step", "verb", "more"), [
    ("pilih", "approve", {"despite_overdue": True}), ("tolak", "decline", {}), ("mundur", "withdraw", {}),
])  # fmt: skip
def test_a_decision_carries_its_reason_and_version(sign_in, post, world, step, verb, more) -> None:
    path = f"/nominations/{opportunities.NOMINATION}/{verb}"
    world.put("POST", "community", path, opportunities.nomination())
    sign_in(city.MANAGER)
    assert post(ONE, f"{ONE}/{step}", reason="").status_code == 422
    answer = post(ONE, f"{ONE}/{step}", reason="Sesuai giliran", despite="yes", etag="2")
    assert (answer.status_code, answer.location) == (303, ONE)
    sent = world.sent("POST", f"/{verb}")
    assert json.loads(sent.content) == {"reason": "Sesuai giliran"} | more
    assert sent.headers["If-Match"] == '"2"'


def test_a_report_is_sent_by_whoever_went(sign_in, post, world) -> None:
    world.put("POST", "community", f"/nominations/{opportunities.WENT}/report", opportunities.nomination())
    sign_in(city.LIBRARIAN)
    answer = post(WENT, f"{WENT}/lapor", learned="Layanan lansia", applied="Pelatihan", hours="6,5", etag="2")
    assert answer.status_code == 303
    sent = json.loads(world.sent("POST", "/report").content)
    assert sent == {"learned": "Layanan lansia", "applied": "Pelatihan", "hours": "6.5", "number": None}


def test_a_call_is_closed_and_cancelled(sign_in, post, world) -> None:
    for verb in ("close", "cancel"):
        world.put("POST", "community", f"/opportunities/{opportunities.CALL}/{verb}", opportunities.call())
    sign_in(city.MANAGER)
    assert post(CALL, f"{CALL}/tutup", etag="3").location == CALL
    assert post(CALL, f"{CALL}/batalkan", reason="Batal", etag="3").location == CALL
    assert json.loads(world.sent("POST", "/cancel").content) == {"reason": "Batal"}


def test_letters_lead_there(sign_in) -> None:
    person = sign_in(city.LIBRARIAN)
    assert person.get(f"/staff/opportunities/{opportunities.CALL}").location == CALL
    assert person.get(f"/staff/nominations/{opportunities.NOMINATION}").location == ONE
