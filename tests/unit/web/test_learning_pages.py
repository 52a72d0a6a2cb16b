"""Scanning, taking tests and giving feedback, as the person before the screen meets them."""

import json
import re
from urllib.parse import parse_qs, urlsplit

from tests.unit.web import city, learning
from tests.unit.web.fakes import problem

RECEIPT = f"{city.SESSION}.1.n.x"
SCANNED = {"receipt": RECEIPT, "session_id": city.SESSION, "course_title": "Komunikasi"}
TAKE = "/tes/kerjakan/a1"


def test_the_trainers_page_shows_the_code_and_loads_itself_anew_without_script(sign_in, world):
    client = sign_in(city.TRAINER)
    answer = client.get(f"/lingkar/sesi/{city.SESSION}/kehadiran")
    page = answer.text
    assert int(answer.headers["Refresh"]) >= 1
    assert "Refresh" not in client.get(f"/lingkar/sesi/{city.SESSION}/kehadiran?diam=1").headers
    assert "<svg" in page
    assert "http://localhost/hadir/018f.1.x" in page
    assert "<script" not in page
    world.put("GET", "training", f"/sessions/{city.SESSION}/presence", learning.code(None))
    assert 'class="qr"' not in client.get(f"/lingkar/sesi/{city.SESSION}/kehadiran").text


def test_a_scan_outlasts_signing_in(client, world):
    world.put("POST", "training", "/presence/scans", SCANNED)
    exchanged = client.get("/hadir/018f.1.x")
    assert exchanged.location == f"/hadir/tanda/{RECEIPT}"
    assert json.loads(world.sent("POST", "/presence/scans").content) == {"code": "018f.1.x"}
    sent_away = client.get(exchanged.location)
    assert parse_qs(urlsplit(sent_away.location).query)["next"] == [f"/hadir/tanda/{RECEIPT}"]
    world.person = city.LIBRARIAN
    query = parse_qs(urlsplit(client.get(sent_away.location).location).query)
    world.nonce = query["nonce"][0]
    back = client.get(f"/masuk/kembali?code=c&state={query['state'][0]}")
    assert back.location == f"/hadir/tanda/{RECEIPT}"


def test_presence_is_recorded_by_the_button_and_only_success_says_so(sign_in, post, world):
    sign_in(city.LIBRARIAN)
    page = f"/hadir/tanda/{RECEIPT}"
    world.put("POST", "training", "/presence", problem(409, "scan-not-enrolled", "Anda tidak memiliki kursi."))
    refused = post(page, page)
    assert refused.status_code == 409
    assert "Anda tidak memiliki kursi." in refused.text
    assert "Kehadiran Anda tercatat" not in refused.text
    world.put("POST", "training", "/presence", city.enrolment("attended"))
    done = post(page, page)
    assert done.location.endswith(f"#sesi-{city.SESSION}")
    assert json.loads(world.sent("POST", "/presence").content) == {"receipt": RECEIPT}


def test_an_old_code_is_told_at_once(client, world):
    world.put("POST", "training", "/presence/scans", problem(409, "scan-expired", "Kode ini sudah berganti."))
    answer = client.get("/hadir/lama")
    assert (answer.status_code, "Kode ini sudah berganti." in answer.text) == (409, True)


def fields():
    return {"q-q-single": "a", "q-q-matching-0": "Karya umum", "q-q-short": " UDC ", "q-q-essay": "Panjang & <lebar>"}


def test_answers_are_saved_as_they_were_given(sign_in, post, world):
    world.put("PUT", "training", "/attempts/a1/answers", learning.taking("open"))
    sign_in(city.LIBRARIAN)
    assert post(TAKE, TAKE, do="save", **fields()).status_code == 303
    assert json.loads(world.sent("PUT", "/answers").content)["answers"] == {
        "q-single": "a",
        "q-multiple": None,
        "q-matching": {"0": "Karya umum"},
        "q-short": "UDC",
        "q-essay": "Panjang & <lebar>",
    }


def test_handing_in_says_whether_it_was_in_time(sign_in, post, world):
    late = learning.taking("scored")
    late["attempt"] = {**late["attempt"], "overdue": True}
    world.put("POST", "training", "/attempts/a1/submit", late)
    client = sign_in(city.LIBRARIAN)
    assert post(TAKE, TAKE, do="submit", **fields()).status_code == 303
    assert "Waktu sudah habis" in client.get(TAKE).text


def test_what_was_typed_is_kept_when_saving_is_refused(sign_in, post, world):
    world.put("PUT", "training", "/attempts/a1/answers", problem(409, "attempt-time-over", "Waktunya sudah habis."))
    sign_in(city.LIBRARIAN)
    answer = post(TAKE, TAKE, do="save", **fields())
    assert answer.status_code == 422
    assert "Waktunya sudah habis." in answer.text
    assert "Panjang &amp; &lt;lebar&gt;" in answer.text
    assert re.search(r'value="a" checked', answer.text)


def test_a_test_begun_leads_to_its_questions(sign_in, post, world):
    world.put("POST", "training", "/sittings/t1/attempts", learning.taking("open"))
    sign_in(city.LIBRARIAN)
    assert post("/tes", "/tes/t1/mulai").location == TAKE
    world.put("POST", "training", "/sittings/t1/attempts", problem(409, "attempts-used", "Kesempatan habis."))
    assert post("/tes", "/tes/t1/mulai").location == "/tes"


def test_feedback_with_a_gap_keeps_what_was_chosen(sign_in, post, world):
    page = f"/umpan-balik/{city.SESSION}"
    world.put("POST", "training", f"/sessions/{city.SESSION}/feedback", {"received": True})
    sign_in(city.LIBRARIAN)
    answer = post(page, page, manfaat="4", comment="Ruangnya panas")
    assert answer.status_code == 422
    assert "Ruangnya panas" in answer.text
    assert not [each for each in world.asked if each.method == "POST"]
    assert post(page, page, manfaat="4", materi="2", comment="").status_code == 303
    sent = json.loads(world.sent("POST", "/feedback").content)
    assert sent == {"ratings": {"manfaat": 4, "materi": 2}, "comment": ""}


def test_the_summary_says_nothing_of_few(sign_in, world):
    page = f"/lingkar/sesi/{city.SESSION}/umpan-balik"
    client = sign_in(city.TRAINER)
    assert "Ruangnya panas." in client.get(page).text
    for state, n in (("closed", 4), ("open", 6)):
        world.put("GET", "training", f"/sessions/{city.SESSION}/feedback", learning.feedback(state, n))
        shown = client.get(page).text
        assert "Ruangnya panas." not in shown
        assert "4,40" not in shown


def test_levels_are_sent_by_criterion(sign_in, post, world):
    page = f"/lingkar/sesi/{city.SESSION}/penilaian"
    world.put("PUT", "training", "/enrolments/e1/observation", {})
    sign_in(city.TRAINER)
    post(page, f"/lingkar/sesi/{city.SESSION}/pengamatan/e1", **{"level-sapaan": "1", "note": "Ramah"})
    assert json.loads(world.sent("PUT", "/observation").content) == {"levels": {"sapaan": 1}, "note": "Ramah"}


def test_an_essay_refused_keeps_the_note(sign_in, post, world):
    world.put("PUT", "training", "/attempts/a1/marks/q-essay", problem(422, "invalid", "Pilih satu tingkat."))
    sign_in(city.TRAINER)
    answer = post("/lingkar/penilaian/a1", "/lingkar/penilaian/a1/q-essay", note="Belum lengkap")
    assert answer.status_code == 422
    assert "Belum lengkap" in answer.text


def test_a_test_is_made_of_the_questions_chosen(sign_in, post, world):
    page = "/lingkar/pelatihan/c1/soal"
    world.put("POST", "training", "/courses/c1/instruments", learning.instrument())
    sign_in(city.TRAINER)
    gap = post(page, "/lingkar/pelatihan/c1/tes", title="Akhir")
    assert 'id="title" name="title" value="Akhir"' in gap.text
    post(page, "/lingkar/pelatihan/c1/tes", title="Akhir", purposes="post", question_ids="q-single", minutes="30")
    assert json.loads(world.sent("POST", "/instruments").content) == {
        "title": "Akhir",
        "purposes": ["post"],
        "question_ids": ["q-single"],
        "minutes": 30,
    }


def test_letters_lead_to_test_and_feedback(sign_in):
    client = sign_in(city.LIBRARIAN)
    assert client.get("/staff/tests/t1").location == "/tes#tes-t1"
    assert client.get(f"/staff/feedback/{city.SESSION}").location == f"/umpan-balik/{city.SESSION}"
    week = client.get("/pekan-ini").text
    assert "/tes#tes-t1" in week
    assert f"/umpan-balik/{city.SESSION}" in week
