"""A kiosk, a stack of papers and a slip with a code, by hand in a real browser; the report to the end of its path."""

import re
from datetime import timedelta

import pytest

from shared.clock import WIB, utcnow
from shared.ids import new_id
from tests.browser.checks import looked_at, reachable_by_keyboard
from tests.support.waiting import eventually

TODAY = utcnow().astimezone(WIB).date()
SLUGS = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan"]


@pytest.fixture(scope="module")
def survey(city):
    """About a unit of our own, in every way."""
    unit = city.send("POST", "community/v1/libraries", {"name": f"Pojok {new_id()[-6:]}", "kind": "service"})["id"]
    known = city.platform.database("assessment")["libraries"]
    eventually(lambda: known.find_one({"_id": unit}), seconds=30)
    body = {
        "title": "SKM Pojok Baca", "period": f"{TODAY.year}-S2", "unit_ids": [unit],
        "opens_on": str(TODAY - timedelta(1)), "closes_on": str(TODAY + timedelta(9)),
        "modes": ["link", "qr", "kiosk", "paper", "code"],
    }  # fmt: skip
    return city.send("POST", "assessment/v1/surveys", body)


def counted(city, survey):
    return city.get(f"assessment/v1/surveys/{survey['id']}/index")["answers_seen"]


def fill(page, value=3):
    page.get_by_label("Di mana Anda dilayani?").select_option(index=1)
    for slug in SLUGS:
        page.locator(f"input[name={slug}][value='{value}']").check()


def test_the_kiosk_without_script_begins_anew_by_itself(visit, city, survey):
    before = counted(city, survey)
    page = visit(java_script_enabled=False)
    page.goto(f"/survei/{survey['id']}/kios")
    fill(page)
    page.get_by_label("Ada yang ingin Anda sampaikan?").fill("Ini rahasia saya")
    page.get_by_role("button", name="Kirim jawaban saya").click()
    page.get_by_role("heading", name="Terima kasih").wait_for()
    assert counted(city, survey) == before + 1
    page.wait_for_url(re.compile(r"/kios$"), timeout=20_000)
    assert page.get_by_label("Ada yang ingin Anda sampaikan?").input_value() == ""
    assert page.locator("input[type=radio]:checked").count() == 0
    page.go_back()
    page.go_back()
    assert "rahasia" not in page.content()
    assert page.locator("input[type=radio]:checked").count() == 0
    assert not page.context.cookies()


def test_the_kiosk_can_be_used_by_everybody(visit, survey):
    page = visit(bypass_csp=True)
    page.goto(f"/survei/{survey['id']}/kios")
    looked_at(page)
    reachable_by_keyboard(page)
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_papers_are_entered_one_after_the_other(visit, city, survey):
    before = counted(city, survey)
    manager = visit("manager", bypass_csp=True)
    manager.goto(f"/survei/{survey['id']}/kelola")
    looked_at(manager)
    manager.get_by_label("Berapa lembar").fill("5")
    manager.get_by_role("button", name="Nomori dan cetak").click()
    assert manager.locator(".paper-number").all_inner_texts() == [f"1-{sheet}" for sheet in range(1, 6)]
    looked_at(manager)
    desk = visit("librarian", bypass_csp=True)
    desk.goto(f"/survei/{survey['id']}/entri?batch=1&sheet=1")
    looked_at(desk)
    desk.get_by_label("Jam").select_option("08-12")
    desk.locator("#unit_id").select_option(index=1)
    for sheet in (1, 2):
        assert desk.locator("#sheet").input_value() == str(sheet)
        desk.locator("#persyaratan").focus()
        for _ in SLUGS:
            desk.keyboard.type("4")
            desk.keyboard.press("Tab")
        desk.locator("#pengaduan").press("Enter")
        desk.get_by_text(f"Lembar 1-{sheet} sudah dimasukkan.").wait_for()
    assert counted(city, survey) == before + 2
    desk.locator("#sheet").fill("1")
    desk.locator("#persyaratan").fill("4")
    desk.get_by_role("button", name="Simpan, lembar berikutnya").click()
    assert "sudah dimasukkan" in desk.locator("#sheet-error").inner_text()
    assert counted(city, survey) == before + 2


def test_a_code_is_good_once(visit, city, survey):
    before = counted(city, survey)
    manager = visit("manager", bypass_csp=True)
    manager.goto(f"/survei/{survey['id']}/kelola")
    manager.locator("#kode-size").fill("5")
    manager.get_by_role("button", name="Buat dan tampilkan").click()
    codes = manager.locator(".slip-code").all_inner_texts()
    assert len(set(codes)) == 5
    looked_at(manager)
    page = visit(bypass_csp=True)
    for outcome in ("Terima kasih", "Kode ini sudah dipakai"):
        page.goto(f"/survei/{survey['id']}/kode")
        page.get_by_label("Kode di kertas Anda").fill(codes[0].lower())
        fill(page)
        page.get_by_role("button", name="Kirim jawaban saya").click()
        page.get_by_text(outcome).first.wait_for()
        looked_at(page)
    assert counted(city, survey) == before + 1
    assert codes[0] not in page.url


def test_from_the_published_number_to_the_counted_answers(visit, city, survey):
    page = visit(bypass_csp=True)
    for _ in range(3):
        page.goto(f"/survei/{survey['id']}?lewat=qr")
        fill(page, 2)
        page.get_by_role("button", name="Kirim jawaban saya").click()
        page.get_by_text("Jawaban Anda sudah dihitung.").wait_for()
    manager = visit("manager", bypass_csp=True)
    manager.goto(f"/survei/{survey['id']}/kelola")
    manager.get_by_role("button", name="Tutup survei ini").click()
    manager.goto(f"/survei/{survey['id']}/kelola")
    manager.locator("#element").select_option(index=1)
    manager.locator("#action").fill("Pelatihan layanan prima")
    manager.locator("#owner").fill("Bidang Layanan")
    manager.locator("#due_on").fill(str(TODAY + timedelta(30)))
    manager.get_by_role("button", name="Tambah", exact=True).click()
    looked_at(manager)
    page.goto(f"/survei/{survey['id']}/hasil")
    page.get_by_text("Pelatihan layanan prima").wait_for()
    looked_at(page)
    manager.goto(f"/survei/{survey['id']}/hasil")
    manager.get_by_role("link", name="Asal-usul indeks").click()
    looked_at(manager)
    manager.get_by_role("link", name=re.compile("^Pojok")).first.click()
    manager.get_by_role("link", name="Kompetensi pelaksana").click()
    manager.get_by_text("Berapa kali setiap jawaban dipilih").wait_for()
    looked_at(manager)


def test_a_questionnaire_is_written_and_published_by_hand(visit, city):
    manager = visit("manager", bypass_csp=True)
    manager.goto("/survei/kuesioner")
    looked_at(manager)
    manager.get_by_role("button", name="Mulai versi baru darinya").first.click()
    manager.locator("#title").fill("SKM percobaan")
    looked_at(manager)
    manager.get_by_role("button", name="Simpan dan terbitkan untuk seterusnya").click()
    manager.get_by_text("Terbit: tidak akan berubah lagi.").wait_for()
    looked_at(manager)
    manager.goto("/survei")
    looked_at(manager)
    manager.goto("/survei/baru")
    looked_at(manager)
