"""A year's report by hand: drafted, approved, published, followed to its events; read by everybody on a telephone."""

from shared.clock import WIB, utcnow
from tests.browser.checks import looked_at, reachable_by_keyboard

YEAR = utcnow().astimezone(WIB).year


def test_a_report_by_hand(visit):
    manager = visit("manager", bypass_csp=True)
    manager.goto("/laporan/kelola")
    manager.select_option("#kind", "yearly")
    manager.fill("#year", str(YEAR))
    looked_at(manager)
    manager.get_by_role("button", name="Hitung dan buat konsep").click()
    looked_at(manager)
    manager.get_by_role("button", name="Setujui").click()
    manager.get_by_role("button", name="Terbitkan").click()
    assert manager.get_by_text("Laporan diterbitkan.").is_visible()
    manager.get_by_role("link", name="Kegiatan diselenggarakan").click()
    assert manager.get_by_text("community.activity.held.v1").first.is_visible()
    looked_at(manager)

    visitor = visit(width=320, bypass_csp=True)
    visitor.goto("/laporan")
    looked_at(visitor)
    visitor.get_by_role("link", name=f"Laporan tahun {YEAR}").first.click()
    looked_at(visitor)
    assert visitor.get_by_role("heading", name="Lampiran: data yang kurang").is_visible()


def test_the_pack_asks_for_what_nobody_recorded(visit):
    manager = visit("manager", bypass_csp=True)
    manager.goto("/laporan/kelola")
    manager.select_option("#kind", "literacy-2025")
    manager.fill("#year", str(YEAR))
    manager.get_by_role("button", name="Hitung dan buat konsep").click()
    looked_at(manager)
    manager.select_option("#name", label="Kunjungan")
    manager.fill("#value", "32.997")
    manager.get_by_role("button", name="Isi", exact=True).click()
    assert manager.locator("#kesalahan").is_visible()
    looked_at(manager)
    manager.fill("#source", "Buku kunjungan")
    manager.fill("#as_of", f"{YEAR}-01-01")
    manager.get_by_role("button", name="Isi", exact=True).click()
    assert manager.get_by_text("sumber Buku kunjungan").is_visible()
    manager.get_by_role("button", name="Setujui").click()
    manager.get_by_role("button", name="Terbitkan").click()


def test_an_index_with_the_formula_filled_in(visit):
    auditor = visit("auditor", bypass_csp=True)
    auditor.goto("/laporan/indeks-lama?instrumen=tgm")
    looked_at(auditor)
    reachable_by_keyboard(auditor)
    for name, value in (("fm", "60,5"), ("dm", "50"), ("jb", "40"), ("fai", "80"), ("dai", "20")):
        auditor.fill(f"[id='{name}.value']", value)
    auditor.fill("#source", "Survei kota")
    auditor.get_by_role("button", name="Hitung", exact=True).click()
    assert auditor.get_by_role("heading", name="Hasil: 50,15").is_visible()
    assert auditor.get_by_text("0.3 × 60.5 + 0.3 × 50 + 0.3 × 40 + 0.05 × 80 + 0.05 × 20 = 50.15").is_visible()
    looked_at(auditor)
