"""The loop by hand: the manager sets a date, librarians enrol, someone waits, someone passes, operators keep watch."""

import re
from datetime import datetime, timedelta

import pika
import pytest

from shared.clock import WIB
from tests.support.platform import CHILDRENS_LIBRARIAN, LIBRARIAN
from tests.support.waiting import eventually


def wib(minutes):
    return (datetime.now(WIB) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")


def test_from_proposal_to_certificate(visit, city):
    # A course without role-play: observing is walked through in test_learning_in_browser
    waiting = city.get("training/v1/sessions?state=proposed&limit=100")["items"]
    proposed = next(each["id"] for each in waiting if each["course_title"] == "Menata Ruang Ramah Pemustaka")
    manager = visit("manager")
    manager.goto(f"/lingkar/sesi/{proposed}")
    manager.locator("#starts_at").fill(wib(30))
    manager.locator("#ends_at").fill(wib(20))
    manager.locator("#place").fill("Ruang rapat lantai 2")
    manager.get_by_label("Kursi").fill("1")
    manager.get_by_role("button", name="Jadwalkan dan undang").click()
    assert manager.locator(".error").first.is_visible(), "it cannot end before it begins"
    assert manager.locator("#place").input_value() == "Ruang rapat lantai 2"
    manager.locator("#ends_at").fill(wib(150))
    manager.get_by_role("button", name="Jadwalkan dan undang").click()
    manager.get_by_role("heading", name="Yang akan hadir").wait_for()

    take_the_seat(visit("librarian"), proposed, "Anda mendapat kursi.")
    take_the_seat(visit("other_librarian"), proposed, "Anda nomor 1 dalam daftar tunggu")

    manager.reload()
    assert manager.get_by_role("heading", name="Daftar tunggu").is_visible()
    manager.get_by_label("Kursi").fill("2")
    manager.get_by_role("button", name="Ubah").click()
    manager.get_by_text("Jumlah kursi sudah diubah").wait_for()
    assert manager.get_by_role("heading", name="Daftar tunggu").count() == 0

    row = manager.get_by_role("row", name="Dewi Sipayung")
    row.get_by_role("button", name=re.compile("^Hadir")).click()
    manager.get_by_text("Kehadiran sudah dicatat.").wait_for()
    row.get_by_label("Sebelum").fill("50")
    row.get_by_label("Sesudah").fill("90")
    row.get_by_role("button", name="Simpan").click()
    manager.get_by_text("Nilai sudah dicatat.").wait_for()
    manager.get_by_role("button", name="Akhiri sesi").click()
    manager.get_by_role("heading", name="Yang hadir").wait_for()
    manager.get_by_role("row", name="Dewi Sipayung").get_by_role("link").click()
    assert manager.get_by_role("heading", level=1).inner_text() == "Sertifikat ini berlaku"

    librarian = visit("librarian")
    eventually(lambda: hours_shown(librarian) > 0, seconds=30, every=0.3)


def take_the_seat(page, session_id, words):
    page.goto("/pekan-ini")
    page.locator(f"#sesi-{session_id}").get_by_role("button").click()
    page.get_by_text(words).wait_for()
    assert page.locator(f"#sesi-{session_id}").get_by_role("button", name="Batal ikut").is_visible()


def hours_shown(page):
    page.goto("/pekan-ini")
    return float(page.locator(".stat dd").first.inner_text().split()[0].replace(",", "."))


def test_leaving_makes_room(visit, city):
    session = city.session(capacity=1, place="Ruang kecil")["id"]
    city.enrol(session, LIBRARIAN)
    city.enrol(session, CHILDRENS_LIBRARIAN)
    page = visit("librarian")
    page.goto("/pekan-ini")
    page.locator(f"#sesi-{session}").get_by_role("button", name="Batal ikut").click()
    page.get_by_text("Pendaftaran Anda dibatalkan").wait_for()
    other = visit("other_librarian")
    other.goto("/pekan-ini")
    assert other.locator(f"#sesi-{session}").get_by_text("Mendapat kursi").is_visible()


def test_two_managers_at_once_the_second_is_told(visit, city):
    session = city.session()["id"]
    first, second = visit("manager"), visit("manager")
    for page in (first, second):
        page.goto(f"/lingkar/sesi/{session}")
        page.get_by_label("Kursi").fill("7" if page is first else "9")
    first.get_by_role("button", name="Ubah").click()
    first.get_by_text("Jumlah kursi sudah diubah").wait_for()
    second.get_by_role("button", name="Ubah").click()
    second.get_by_text("Seseorang mengubahnya saat Anda sedang melihat").wait_for()
    assert second.get_by_label("Kursi").input_value() == "7"


def test_the_period_and_the_unit_are_chosen(visit):
    page = visit("manager")
    page.goto("/lingkar")
    periods = page.get_by_label("Periode survei")
    assert periods.locator("option").count() >= 2
    city_survey = next(text for text in periods.locator("option").all_inner_texts() if "SKM Semester 1 2026" in text)
    periods.select_option(label=city_survey)
    page.get_by_role("button", name="Tampilkan").click()
    page.get_by_role("link", name="Perpustakaan Keliling").first.click()
    assert page.get_by_role("heading", name="Perpustakaan Keliling").is_visible()


@pytest.mark.parametrize(
    ("role", "refused"), [("librarian", "/lingkar"), ("manager", "/operator"), ("auditor", "/lingkar/sesi/baru")]
)
def test_pages_of_other_roles(visit, role, refused):
    page = visit(role)
    assert page.goto(refused).status == 403


def test_signing_out_ends_it(chromium, platform):
    context = chromium.new_context(base_url=platform.url, locale="id")
    page = context.new_page()
    page.goto("/lingkar")
    page.get_by_role("button", name="Eka Tambunan").click()
    page.get_by_role("heading", name="Lingkar", level=1).wait_for()
    kept = context.cookies()
    assert [(cookie["httpOnly"], cookie["sameSite"]) for cookie in kept if cookie["name"].endswith("bina")] == [
        (True, "Lax")
    ]
    page.get_by_role("button", name="Keluar").click()
    page.get_by_role("link", name="Masuk").wait_for()
    context.add_cookies(kept)
    page.goto("/lingkar")
    assert "/identity/authorize" in page.url, "the old cookie is worth nothing"
    context.close()


def test_operators_see_and_discard_a_poisoned_letter(visit, platform):
    connection = pika.BlockingConnection(pika.URLParameters(platform.amqp_url))
    queue = platform.process("community-worker").environment.get("BROKER_NAMESPACE", "") + "community.inbox"
    connection.channel().basic_publish("", queue, b"no event at all")
    connection.close()
    page = visit("operator")
    eventually(lambda: letters_shown(page) > 0, seconds=30, every=0.3)
    page.get_by_role("link", name="tidak terbaca").first.click()
    assert "no event at all" in page.locator("pre").inner_text()
    page.get_by_role("button", name="Buang").click()
    page.get_by_text("Sudah dibuang.").wait_for()


def letters_shown(page):
    page.goto("/operator/community/surat-mati")
    return page.locator("tbody tr").count()
