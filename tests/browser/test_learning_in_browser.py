"""Tests, scanning and feedback in a real browser: no barrier, no script needed, and a code that renews itself."""

import pytest

from tests.browser.checks import accessible, big_enough, fits
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI

OPTIONS = [{"key": key, "text": text, "correct": key == "b"} for key, text in (("a", "Rak"), ("b", "Katalog"))]
LEVELS = [{"title": "Belum", "points": 0}, {"title": "Baik", "points": 2}]
RUBRIC = [{"slug": "isi", "title": "Isi jawaban", "levels": LEVELS}]
QUESTIONS = (
    {"kind": "single", "prompt": "Di mana judul dicari?", "content": {"options": OPTIONS}},
    {"kind": "matching", "prompt": "Jodohkan kelasnya.", "content": {"pairs": [
        {"left": "000", "right": "Karya umum"}, {"left": "900", "right": "Sejarah"}]}},
    {"kind": "short", "prompt": "Apa singkatannya?", "content": {"accepted": ["DDC"]}},
    {"kind": "essay", "prompt": "Mengapa tajuk dikendalikan?", "content": {"rubric": RUBRIC}},
)  # fmt: skip


@pytest.fixture(scope="module")
def held(city):
    """An observed session with a test open, one attempt waiting for its scorer, and somebody present."""
    facts = {"title": f"Uji peramban {city.survey[:8]}", "hours": 2, "pass_mark": 0, "observed": True, "rubric": RUBRIC}
    course = city.send("POST", "training/v1/courses", facts | {"capacity_default": 5})
    path = f"training/v1/courses/{course['id']}"
    ids = [city.send("POST", f"{path}/questions", each)["id"] for each in QUESTIONS]
    test = {"title": "Uji", "purposes": ["pre", "post"], "question_ids": ids, "minutes": 30}
    instrument = city.send("POST", f"{path}/instruments", test)
    city.course = lambda: course
    session = city.session(place="Ruang uji peramban")
    del city.course
    sahat, _ = (city.enrol(session["id"], who) for who in (SAHAT, DEWI))
    city.send("PUT", f"training/v1/enrolments/{sahat['id']}/attendance", {"present": True})
    sitting = city.send("POST", f"training/v1/sessions/{session['id']}/sittings", {"purpose": "pre"})
    begin = f"training/v1/sittings/{sitting['id']}/attempts"
    done = city.send("POST", begin, {}, SAHAT)["attempt"]["id"]
    city.send("POST", f"training/v1/attempts/{done}/submit", {"answers": {ids[-1]: "Agar satu nama."}}, SAHAT)
    mine = city.send("POST", begin, {}, DEWI)["attempt"]["id"]
    return {
        "session": session["id"],
        "course": course["id"],
        "instrument": instrument["id"],
        "done": done,
        "mine": mine,
    }


PAGES = [
    ("manager", "/lingkar/sesi/{session}/kehadiran"),
    ("manager", "/lingkar/sesi/{session}/penilaian"),
    ("manager", "/lingkar/penilaian/{done}"),
    ("manager", "/lingkar/penilaian"),
    ("manager", "/lingkar/pelatihan/{course}/soal"),
    ("manager", "/lingkar/tes/{instrument}/butir"),
    ("manager", "/lingkar/sesi/{session}/umpan-balik"),
    ("librarian", "/tes"),
    ("librarian", "/tes/kerjakan/{mine}"),
    ("librarian", "/umpan-balik/{session}"),
    ("librarian", "/hadir/tanda/{session}.1.n.x"),
]


@pytest.mark.parametrize(("role", "address"), PAGES)
def test_no_barriers_and_no_sideways_scroll(visit, held, role, address):
    page = visit(role, bypass_csp=True)
    page.goto(address.format(**held))
    accessible(page)
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    big_enough(page)


def test_the_code_renews_itself_without_script(visit, held):
    page = visit("manager", java_script_enabled=False)
    page.goto(f"/lingkar/sesi/{held['session']}/kehadiran")
    shown = page.locator("p.break-all")
    before = shown.inner_text()
    assert page.locator("svg.qr").bounding_box()["width"] > 150
    page.locator("p.break-all", has_not_text=before).wait_for(timeout=40_000)
    assert shown.inner_text() != before


def test_a_test_is_left_gone_on_with_and_handed_in_without_script(visit, held):
    page = visit("librarian", java_script_enabled=False)
    page.goto("/tes")
    page.get_by_role("button", name="Lanjutkan").first.click()
    page.get_by_label("Katalog").check()
    page.get_by_label("Jawaban Anda").last.fill("Agar satu orang satu nama.")
    page.get_by_role("button", name="Simpan dan lanjutkan nanti").click()
    page.goto(f"/tes/kerjakan/{held['mine']}")
    assert page.get_by_label("Katalog").is_checked()
    assert page.get_by_label("Jawaban Anda").last.input_value() == "Agar satu orang satu nama."
    page.get_by_role("button", name="Kumpulkan").click()
    assert "sudah dikumpulkan" in page.locator("main").inner_text()
    assert page.get_by_role("button", name="Kumpulkan").count() == 0
