"""Kegiatan: the programme and registering without an account; planning and checking in for staff."""

import json
from typing import Any

import pytest

from tests.unit.web import city, fakes, gathering
from tests.unit.web.test_pages import check

PAGE, WORK = f"/kegiatan/{gathering.ACTIVITY}", f"/kegiatan/kerja/{gathering.ACTIVITY}"
OWN, GATE = f"/kegiatan/kelola/{gathering.TOKEN}", f"/kegiatan/kerja/tiba/{gathering.TOKEN}"
PATH = f"/public/activities/{gathering.ACTIVITY}"
SIGNED_IN = [
    (city.LIBRARIAN, "/kegiatan/kerja"),
    (city.AUDITOR, "/kegiatan/kerja?keadaan=held"),
    (city.LIBRARIAN, "/kegiatan/kerja/baru"),
    (city.LIBRARIAN, WORK),
    (city.MANAGER, WORK),
    (city.MANAGER, f"{WORK}/ubah"),
    (city.LIBRARIAN, GATE),
]
ANSWER = {"name": "Tiur Sinaga", "email": "tiur@example.org", "party": "3", "consent": "2026-11"}


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    for path, data in gathering.answers().items():
        world.put("GET", "community", path, data)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("address", ["/kegiatan", "/kegiatan?jenis=discussion", PAGE, OWN])
def test_public_page(client, address, language):
    answer = client.get(address, headers={"Accept-Language": language})
    check(answer, language)
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_staff_page(sign_in, person, address, language):
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize("state", ["draft", "returned", "approved", "held", "cancelled"])
@pytest.mark.parametrize("person", [city.MANAGER, city.LIBRARIAN])
def test_every_state_has_its_page(sign_in, world, person, state):
    shown = gathering.answers()["/plans"]["items"][1] if state == "held" else gathering.planned(state=state, note="X")
    world.put("GET", "community", f"/activities/{gathering.ACTIVITY}", shown)
    text = sign_in(person).get(WORK).text
    assert (f"{WORK}/approve" in text) == (state == "draft" and person is city.MANAGER)


@pytest.mark.parametrize(
    "over",
    [
        {"places": None}, {"places": gathering.places(open=False)}, {"state": "held"},
        {"state": "cancelled", "reason": "Hujan"}, {"places": gathering.places(free=0, waiting=3, overtaking=True)},
    ],
)  # fmt: skip
def test_every_standing_has_its_words(client, world, over):
    world.put("GET", "community", PATH, gathering.public(**over))
    check(client.get(PAGE), "id")


@pytest.mark.parametrize("state", ["waitlisted", "withdrawn"])
def test_ones_own_page_says_how_it_stands(client, world, state):
    one = gathering.own(state=state, position=4, can_change=state == "waitlisted")
    world.put("GET", "community", f"/public/registrations/{gathering.TOKEN}", one)
    check(client.get(OWN), "id")


def test_a_visitor_registers_and_sees_the_places(post, world):
    world.put("POST", "community", f"{PATH}/registrations", gathering.own())
    answer = post(PAGE, f"{PAGE}/daftar", **ANSWER, school="", needs="Kursi roda")
    assert (answer.status_code, answer.location) == (303, OWN)
    sent = world.sent("POST", "/registrations")
    assert json.loads(sent.content) == {
        "name": "Tiur Sinaga", "email": "tiur@example.org", "needs": "Kursi roda", "party": 3, "language": "id",
        "consent_version": "2026-11",
    }  # fmt: skip
    assert sent.headers["Idempotency-Key"]
    assert "Authorization" not in sent.headers


@pytest.mark.parametrize(("name", "value"), [("consent", ""), ("email", ""), ("party", "dua")])
def test_what_is_missing_is_said_beside_it(post, name, value):
    answer = post(PAGE, f"{PAGE}/daftar", **ANSWER | {name: value})
    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text
    assert 'value="Tiur Sinaga"' in answer.text


def test_a_refusal_stands_beside_its_field(post, world):
    taken: Any = fakes.problem(409, "registered-already", "Surel ini sudah terdaftar")
    world.put("POST", "community", f"{PATH}/registrations", taken)
    answer = post(PAGE, f"{PAGE}/daftar", **ANSWER)
    assert 'id="email-error"' in answer.text
    assert "Surel ini sudah terdaftar" in answer.text


def test_changing_and_cancelling_by_the_link(post, world):
    path = f"/public/registrations/{gathering.TOKEN}"
    world.put("PATCH", "community", path, gathering.own(party=1))
    world.put("POST", "community", f"{path}/withdraw", gathering.own(state="withdrawn"))
    assert post(OWN, f"{OWN}/ubah", party="1", needs="").status_code == 303
    assert json.loads(world.sent("PATCH", path).content) == {"party": 1, "needs": None}
    assert post(OWN, f"{OWN}/batal").location == OWN


def test_planning_approving_and_checking_in(sign_in, post, world):
    sign_in(city.MANAGER)
    world.put("POST", "community", "/activities", gathering.planned())
    fields = {"title": "A", "kind": "visit", "held_on": "2027-01-04", "starts": "09:00", "ends": "10:00", "place": "B"}
    made = post("/kegiatan/kerja/baru", "/kegiatan/kerja/baru", **fields, capacity="40", tags="sastra, sekolah ")
    assert made.location == WORK
    body = json.loads(world.sent("POST", "/activities").content)
    assert (body["capacity"], body["tags"], body["overtaking"]) == (40, ["sastra", "sekolah"], False)
    world.put("POST", "community", f"/activities/{gathering.ACTIVITY}/return", gathering.planned(state="returned"))
    post(WORK, f"{WORK}/return", reason="Kurang jelas", etag="3")
    assert world.sent("POST", "/return").headers["If-Match"] == '"3"'
    world.put("PUT", "community", f"/registrations/{gathering.REGISTRATION}/arrival", gathering.guest(arrived=2))
    post(WORK, f"{WORK}/datang/{gathering.REGISTRATION}", arrived="2")
    assert json.loads(world.sent("PUT", "/arrival").content) == {"arrived": 2}
    post(GATE, GATE, arrived="1")
    assert json.loads(world.sent("PUT", "/arrival").content) == {"arrived": 1}
