"""An assessment by several raters in a real browser: a form of nine items on a small telephone, without a script."""

from datetime import timedelta

from playwright.sync_api import expect

from shared.clock import WIB, utcnow
from shared.ids import new_id
from tests.browser.checks import accessible, big_enough, fits, reachable_by_keyboard

CODE = "R.91PRP02.021.1"
ITEMS = 9
DEWI = "Dewi Sipayung · Pengolahan Bahan Pustaka"


def looked_at(page):
    """As on a small telephone."""
    accessible(page)
    fits(page)
    big_enough(page)


def make_form(page, role, title):
    page.goto("/penilaian/formulir/baru")
    page.fill("#title", title)
    page.select_option("#role", role)
    page.fill("#levels", "1 | Mengenal | Knows of it\n2 | Mandiri | On their own\n3 | Membimbing | Guides others")
    for place in range(ITEMS):
        for part, text in (("code", CODE), ("competency_id", "Tajuk subjek"), ("criterion_id", f"Kriteria {place}")):
            page.fill(f"[id='{place}.{part}']", text)
    looked_at(page)
    page.get_by_role("button", name="Simpan formulir").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    looked_at(page)


def make_round(page, title, forms):
    page.goto("/penilaian/putaran/baru")
    page.fill("#title", title)
    page.fill("#due_on", (utcnow().astimezone(WIB).date() + timedelta(days=20)).isoformat())
    for role, form in forms.items():
        page.select_option(f"[id='forms.{role}']", label=f"{form} (1)")
    looked_at(page)
    page.get_by_role("button", name="Siapkan").click()
    page.get_by_role("link", name="Tambah orang").click()
    page.select_option("#librarian_id", label=DEWI)
    looked_at(page)
    page.get_by_role("button", name="Tambah").click()
    looked_at(page)
    page.get_by_role("button", name="Buka: minta para penilai").click()
    expect(page.get_by_text("Para penilai sudah diminta.")).to_be_visible()


def choose(page, number, level):
    page.get_by_role("region", name=f"{number}. Kriteria {number - 1}").get_by_text(level).click()


def fill_in_a_long_form(leader, title):
    """Sent too early, gone on after a lost line, submitted."""
    leader.goto("/penilaian")
    looked_at(leader)
    leader.get_by_role("listitem").filter(has_text=title).get_by_role("link", name="Dewi Sipayung").first.click()
    looked_at(leader)
    for number in (1, 2, 3):
        choose(leader, number, "2 · Mandiri")
    leader.get_by_label("Apa yang Anda lihat?").nth(7).fill("Ditulis panjang di telepon.")
    leader.get_by_role("button", name="Kirim penilaian").click()
    looked_at(leader)
    expect(leader.locator(".field.invalid")).to_have_count(ITEMS - 3)
    expect(leader.get_by_label("Apa yang Anda lihat?").nth(7)).to_have_value("Ditulis panjang di telepon.")
    expect(leader.get_by_role("region", name="1. Kriteria 0").get_by_label("2 · Mandiri")).to_be_checked()
    leader.goto(leader.url)  # as after a lost line: what was typed was kept
    expect(leader.get_by_label("Apa yang Anda lihat?").nth(7)).to_have_value("Ditulis panjang di telepon.")
    for number in range(4, ITEMS):
        choose(leader, number, "2 · Mandiri")
    choose(leader, ITEMS, "Saya tidak dapat menilai ini")
    leader.get_by_role("button", name="Kirim penilaian").click()
    expect(leader.get_by_text("Penilaian Anda sudah dikirim.")).to_be_visible()


def fill_in_without_a_script(visit, own, title):
    plain = visit("librarian", width=320, java_script_enabled=False)
    plain.goto("/penilaian")
    plain.get_by_role("listitem").filter(has_text=title).get_by_role("link", name="Diri sendiri").click()
    own.goto(plain.url)
    reachable_by_keyboard(own)
    for number in range(1, ITEMS + 1):
        choose(plain, number, "3 · Membimbing")
    plain.get_by_role("button", name="Simpan dan lanjutkan nanti").click()
    expect(plain.get_by_text("Tersimpan.")).to_be_visible()
    plain.get_by_role("button", name="Kirim penilaian").click()
    expect(plain.get_by_text("Penilaian Anda sudah dikirim.")).to_be_visible()


def share(leader, title):
    """From the list of people to the result, and on to the person."""
    leader.goto("/penilaian")
    leader.get_by_role("listitem").filter(has_text=title).get_by_role("link", name="Dewi Sipayung").last.click()
    expect(leader.get_by_role("cell", name="1,00")).to_be_visible()
    leader.locator("summary").first.click()
    looked_at(leader)
    leader.fill("#note", "Dibicarakan bersama.")
    leader.get_by_role("button", name="Bagikan hasil").click()
    return leader.url


def disagree_and_settle(own, manager, result):
    own.goto(result)
    looked_at(own)
    own.fill("#reason", "Bukti belum dilihat.")
    own.get_by_role("button", name="Ajukan keberatan atas hasil").click()
    own.get_by_role("link", name="Keberatan 1").click()
    looked_at(own)
    manager.goto(own.url)
    looked_at(manager)
    manager.get_by_role("group", name="Hasil").get_by_text("Hasil tetap").click()
    manager.fill("#verdict", "Sesuai pengamatan.")
    manager.get_by_role("button", name="Putuskan").click()
    expect(manager.get_by_text("Sesuai pengamatan.")).to_be_visible()


def test_from_the_form_to_the_result_on_a_telephone(visit):
    title = f"Penilaian {new_id()}"
    manager, leader, own = (visit(role, width=320, bypass_csp=True) for role in ("manager", "trainer", "librarian"))
    forms = {role: f"Formulir {role} {new_id()[-6:]}" for role in ("self", "supervisor")}
    for role, form in forms.items():
        make_form(manager, role, form)
    make_round(manager, title, forms)

    fill_in_a_long_form(leader, title)
    fill_in_without_a_script(visit, own, title)
    disagree_and_settle(own, manager, share(leader, title))
    for end in ("", "/kalibrasi", "/ringkasan"):
        manager.goto("/penilaian/putaran")
        manager.get_by_role("link", name=title).click()
        manager.goto(manager.url + end)
        looked_at(manager)
