"""A session for its participants; requests, wishes, calendar, rooms; the longer plan."""

import pytest

from tests.unit.web import city

SESSION, PAGE = f"/lingkar/sesi/{city.SESSION}", f"/sesi/{city.SESSION}"
PLAN = {
    "starts_at": "2026-12-01T09:00",
    "ends_at": "2026-12-01T12:00",
    "starts_at_1": "2026-12-08T09:00",
    "ends_at_1": "2026-12-08T12:00",
    "mode": "blended",
    "room_id": "r1",
    "link": "https://temu.example/kelas",
    "trainer_id": "t1",
}


def test_a_participant_sees_link_rule_materials_and_meetings(sign_in):
    text = sign_in(city.LIBRARIAN).get(PAGE).text
    assert "https://temu.example/kelas" in text
    assert "Siapa yang lebih dahulu mendaftar" in text
    assert f"{PAGE}/materi/m1" in text
    assert "8 Desember 2026" in text


def test_an_offer_is_claimed_on_the_page(sign_in, post, world):
    offered = city.enrolment("offered", claim_until="2026-11-30T02:00:00Z")
    world.put("GET", "training", "/me/enrolments", city.page(offered))
    world.put("POST", "training", "/enrolments/e1/claim", offered | {"state": "confirmed"})
    client = sign_in(city.LIBRARIAN)
    assert "Ambil sebelum" in client.get(PAGE).text
    assert post(PAGE, f"{PAGE}/ambil/e1").status_code == 303
    assert world.sent("POST", "/claim")


def test_a_party_is_asked_for_with_oneself(sign_in, client, post, world):
    world.put("GET", "training", "/me/enrolments", city.page())
    place = city.enrolment("waitlisted", position=2)
    world.put("POST", "training", f"/sessions/{city.SESSION}/parties", {"items": [place]})
    sign_in(city.LIBRARIAN)
    answer = post(PAGE, f"{PAGE}/daftar", me="lib-1", librarian_ids="lib-2")
    assert world.body("POST", "/parties") == {"librarian_ids": ["lib-1", "lib-2"]}
    assert "Anda nomor 2" in client.get(answer.location).text


def test_requests_are_approved_and_refused_with_a_reason(sign_in, post, world):
    for verb in ("approve", "refuse"):
        world.put("POST", "training", f"/enrolments/e7/{verb}", city.enrolment())
    sign_in(city.TRAINER)
    assert post("/permohonan", "/permohonan/e7/setuju", etag="1").status_code == 303
    assert world.sent("POST", "/approve").headers["If-Match"] == '"1"'
    post("/permohonan", "/permohonan/e7/tolak", reason="Sedang bertugas")
    assert world.body("POST", "/refuse") == {"reason": "Sedang bertugas"}


def test_a_calendar_address_is_made_and_revoked(sign_in, client, post, world):
    made = {"active": True, "since": "2026-11-20T03:00:00Z", "url": None}
    world.put("POST", "training", "/me/calendar", made)
    world.put("DELETE", "training", "/me/calendar", {})
    sign_in(city.LIBRARIAN)
    assert post("/kalender", "/kalender").status_code == 303
    world.put("GET", "training", "/me/calendar", made | {"url": "https://bina.example/rahasia.ics"})
    assert "https://bina.example/rahasia.ics" in client.get("/kalender").text
    assert post("/kalender", "/kalender/cabut").status_code == 303


def test_a_wish_is_told_and_taken_back(sign_in, post, world):
    world.put("POST", "training", "/courses/c1/interest", {"id": "i1"})
    world.put("DELETE", "training", "/courses/c1/interest", {})
    sign_in(city.LIBRARIAN)
    assert post("/minat", "/minat/c1").status_code == 303
    assert post("/minat", "/minat/c1", back="1").status_code == 303
    assert world.sent("DELETE", "/interest")


def test_the_whole_plan_is_sent(sign_in, post, world):
    world.put("POST", "training", f"/sessions/{city.PROPOSED}/schedule", city.session())
    sign_in(city.MANAGER)
    page = f"/lingkar/sesi/{city.PROPOSED}"
    quotas = {"quota_unit_1": "u1", "quota_seats_1": "3", "quota_until": "2026-11-28T09:00"}
    post(page, f"{page}/jadwal", **PLAN, capacity="12", approval="supervisor", claim_hours="24", **quotas)
    body = world.body("POST", "/schedule")
    assert body["meetings"] == [{"starts_at": "2026-12-08T02:00:00Z", "ends_at": "2026-12-08T05:00:00Z"}]
    assert (body["mode"], body["room_id"], body["trainer_id"]) == ("blended", "r1", "t1")
    assert (body["approval"], body["claim_hours"], body["capacity"]) == ("supervisor", 24, 12)
    assert (body["quotas"], body["quota_until"]) == ([{"unit_id": "u1", "seats": 3}], "2026-11-28T02:00:00Z")


def test_a_session_is_moved_with_the_reason(sign_in, post, world):
    world.put("POST", "training", f"/sessions/{city.SESSION}/reschedule", city.session())
    sign_in(city.MANAGER)
    assert post(SESSION, f"{SESSION}/pindah", **PLAN, reason="Listrik padam", etag="3").status_code == 303
    assert world.body("POST", "/reschedule")["reason"] == "Listrik padam"
    assert world.sent("POST", "/reschedule").headers["If-Match"] == '"3"'


@pytest.mark.parametrize(("typed", "body"), [
    ("198310262010021009", {"nip": "198310262010021009"}),
    ("Dr. Sinaga", {"name": "Dr. Sinaga", "organisation": "USU"}),
])  # fmt: skip
def test_a_trainer_is_one_of_ours_or_a_guest(sign_in, post, world, typed, body):
    world.put("POST", "training", "/trainers", city.trainer())
    sign_in(city.MANAGER)
    post("/ruang-pelatih", "/ruang-pelatih/pelatih", trainer=typed, organisation="USU")
    assert world.body("POST", "/trainers") == body


def test_material_is_uploaded_with_its_title(sign_in, client, world):
    from io import BytesIO

    from tests.unit.web.conftest import TOKEN

    world.put("POST", "training", f"/sessions/{city.SESSION}/materials/files", city.material())
    sign_in(city.MANAGER)
    found = TOKEN.search(client.get(PAGE).text)
    token = found[1] if found else ""
    data = {"csrf_token": token, "title": "Modul", "file": (BytesIO(b"%PDF-1.7"), "x.pdf")}
    assert client.post(f"{PAGE}/materi", data=data).status_code == 303
    content = world.sent("POST", "/files").content
    assert b"%PDF-1.7" in content
    assert b'name="title"' in content
