"""A seminar claimed on a telephone and decided at a desk, by hand: no barrier, no sideways scroll, no script needed."""

from uuid import uuid4

from shared.clock import WIB, utcnow
from tests.browser.checks import accessible, big_enough, fits

PHONE = {"width": 320, "height": 700}


def looked_at(page):
    """Wide, then as on a small telephone."""
    page.set_viewport_size({"width": 1280, "height": 800})
    accessible(page)
    page.set_viewport_size(PHONE)
    fits(page)
    big_enough(page)


def test_a_seminar_from_the_phone_to_the_ledger(visit):
    own, leader = (visit(role, bypass_csp=True) for role in ("librarian", "trainer"))
    title, day = f"Seminar peramban {uuid4().hex[:8]}", utcnow().astimezone(WIB).date().isoformat()
    own.goto("/jam-belajar")
    looked_at(own)
    own.get_by_role("link", name="Ajukan belajar di luar").click()
    own.select_option("#activity", label="Seminar, lokakarya, konferensi")
    own.fill("#title", title)
    own.fill("#organiser", "IPI Sumut")
    own.fill("#starts_on", day)
    own.fill("#ends_on", day)
    own.fill("#hours", "2,3")
    scan = {"name": "piagam.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 " + title.encode()}
    own.set_input_files("#file", [scan])
    own.get_by_role("button", name="Ajukan", exact=True).click()
    looked_at(own)
    assert own.get_by_text("Hapus piagam.pdf").is_visible(), "the proof is kept when the form comes back"
    own.fill("#hours", "2,5")
    own.get_by_role("button", name="Ajukan", exact=True).click()
    assert own.get_by_text("Pengajuan Anda sudah di peninjau.").is_visible()
    looked_at(own)

    leader.goto("/jam-belajar/tinjau")
    looked_at(leader)
    leader.get_by_role("link", name=title).click()
    with leader.expect_download() as saved:
        leader.get_by_role("link", name="piagam.pdf").click()
    assert saved.value.suggested_filename == "piagam.pdf"
    looked_at(leader)
    leader.get_by_role("button", name="Terima").click()
    assert leader.get_by_text("2,5 JP diakui").is_visible()
    leader.goto("/jam-belajar/unit")
    looked_at(leader)

    own.goto("/jam-belajar")
    assert own.get_by_role("row", name=title).is_visible()
    looked_at(own)
    own.get_by_role("link", name="jp-seminar-2017").first.click()
    looked_at(own)


def test_without_script_the_form_is_the_same(visit):
    page = visit("librarian", java_script_enabled=False)
    page.goto("/jam-belajar/ajukan")
    page.get_by_role("button", name="Simpan sebagai draf").click()
    assert page.get_by_text("Mohon diisi").first.is_visible() or page.get_by_role("alert").is_visible()


def test_the_sample_by_keyboard(visit):
    page = visit("manager", bypass_csp=True)
    page.goto("/jam-belajar/audit")
    looked_at(page)
    page.focus("#seed")
    page.keyboard.type(f"benih {uuid4().hex[:6]}")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    looked_at(page)
