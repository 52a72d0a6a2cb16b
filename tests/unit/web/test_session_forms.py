"""What the manager sends: times in UTC, the version seen, one key a form, and answers that can be read."""

import json

from tests.unit.web import city
from tests.unit.web.fakes import problem

PROPOSED = f"/lingkar/sesi/{city.PROPOSED}"
SESSION = f"/lingkar/sesi/{city.SESSION}"
PLAN = {
    "starts_at": "2026-12-01T09:00",
    "ends_at": "2026-12-01T15:00",
    "place": "Ruang rapat",
    "capacity": "12",
    "etag": "1",
}


def test_times_are_typed_in_wib_and_sent_in_utc(sign_in, post, world):
    world.put("POST", "training", f"/sessions/{city.PROPOSED}/schedule", city.session())
    sign_in(city.MANAGER)
    assert post(PROPOSED, f"{PROPOSED}/jadwal", **PLAN, trainer="").status_code == 303
    sent = world.sent("POST", "/schedule")
    assert json.loads(sent.content) == {
        "starts_at": "2026-12-01T02:00:00Z",
        "ends_at": "2026-12-01T08:00:00Z",
        "mode": "in_person",
        "place": "Ruang rapat",
        "capacity": 12,
    }
    assert sent.headers["If-Match"] == '"1"'
    assert len(sent.headers["Idempotency-Key"]) == 64


def test_a_double_click_is_one_command_and_a_correction_another(sign_in, post, world):
    world.put("POST", "training", f"/sessions/{city.PROPOSED}/schedule", city.session())
    sign_in(city.MANAGER)
    keys = []
    for plan in (PLAN, PLAN, {**PLAN, "capacity": "13"}):
        post(PROPOSED, f"{PROPOSED}/jadwal", **plan, form_key="one form")
        keys.append(world.sent("POST", "/schedule").headers["Idempotency-Key"])
    assert keys[0] == keys[1] != keys[2]


def test_what_is_wrong_stands_beside_its_field_with_what_was_typed(sign_in, post, world):
    errors = [{"pointer": "/body/ends_at", "detail": "Harus sesudah mulai."}]
    world.put(
        "POST", "training", f"/sessions/{city.PROPOSED}/schedule", problem(422, "ends-before-start", "…", errors=errors)
    )
    sign_in(city.MANAGER)
    answer = post(PROPOSED, f"{PROPOSED}/jadwal", **{**PLAN, "place": "Aula"})
    assert answer.status_code == 422
    assert 'id="ends_at-error"' in answer.text
    assert 'value="Aula"' in answer.text


def test_gaps_are_found_before_anything_is_sent(sign_in, post, world):
    sign_in(city.MANAGER)
    answer = post(PROPOSED, f"{PROPOSED}/jadwal", **{**PLAN, "starts_at": "kapan", "place": ""})
    assert 'id="starts_at-error"' in answer.text
    assert 'id="place-error"' in answer.text
    assert not [request for request in world.asked if request.method == "POST"]


def test_stale_says_so_and_shows_the_new_state(sign_in, client, post, world):
    world.put("PUT", "training", f"/sessions/{city.SESSION}/capacity", problem(412, "stale", "…"))
    sign_in(city.MANAGER)
    answer = post(SESSION, f"{SESSION}/kapasitas", capacity="14", etag="2")
    assert world.sent("PUT", "/capacity").headers["If-Match"] == '"2"'
    assert "Seseorang mengubahnya" in client.get(answer.location).text


def test_a_full_session_says_the_place_in_the_queue(sign_in, client, post, world):
    world.put("POST", "training", "/sessions/s-full/enrolments", city.enrolment("waitlisted", position=3))
    sign_in(city.LIBRARIAN)
    answer = post("/pekan-ini", "/pekan-ini/sesi/s-full/daftar")
    assert "Anda nomor 3 dalam daftar tunggu" in client.get(answer.location).text


def test_a_refusal_is_shown_in_the_words_of_the_service(sign_in, client, post, world):
    world.put(
        "PUT",
        "training",
        "/enrolments/e1/attendance",
        problem(409, "attendance-too-early", "Kehadiran baru dapat dicatat mulai 08.00."),
    )
    sign_in(city.TRAINER)
    answer = post(SESSION, f"{SESSION}/pendaftaran/e1/hadir", present="1")
    assert "Kehadiran baru dapat dicatat mulai 08.00." in client.get(answer.location).text


def test_scores_are_whole_numbers_or_nothing(sign_in, client, post, world):
    world.put("PUT", "training", "/enrolments/e1/scores", city.enrolment())
    sign_in(city.TRAINER)
    post(SESSION, f"{SESSION}/pendaftaran/e1/nilai", pre="55", post="")
    assert json.loads(world.sent("PUT", "/scores").content) == {"pre": 55, "post": None}
    answer = post(SESSION, f"{SESSION}/pendaftaran/e1/nilai", pre="lima", post="")
    assert "bilangan bulat" in client.get(answer.location).text


def test_dead_letters_are_replayed_and_discarded(sign_in, post, world):
    world.put("POST", "training", "/operations/dead-letters/d1/replay", city.dead_letter())
    world.put("DELETE", "training", "/operations/dead-letters/d1", city.dead_letter())
    sign_in(city.OPERATOR)
    page = "/operator/training/surat-mati"
    assert post(page, f"{page}/d1/ulang").status_code == 303
    assert post(page, f"{page}/d1/buang").status_code == 303
    assert world.sent("DELETE", "/d1")
