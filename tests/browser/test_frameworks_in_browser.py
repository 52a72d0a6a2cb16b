"""A framework of our own by hand: drafted, filled from a file and by hand, published, asked of a position, read."""

from shared.ids import new_id
from tests.browser.checks import looked_at

TAG = new_id()[-8:]
CODE = f"BR-{TAG}-01".upper()
SHEET = f"Jenjang;Kode;Judul;Sumber\nUnit;{CODE};Mendongeng dengan boneka;contoh\nUnit;salah kode!;Rusak;\n"


def test_a_framework_by_hand(visit):
    manager, own = (visit(role, bypass_csp=True) for role in ("manager", "librarian"))
    manager.goto("/kerangka")
    looked_at(manager)
    manager.fill("#title", f"Dongeng {TAG}")
    manager.fill("#slug", f"dongeng-{TAG}")
    manager.get_by_role("button", name="Susun", exact=True).click()
    sheet = {"name": "dongeng.csv", "mimeType": "text/csv", "buffer": SHEET.encode()}
    manager.get_by_label("Berkas").set_input_files(sheet)
    manager.get_by_role("button", name="Ambil").click()
    manager.get_by_role("heading", name="dongeng.csv").wait_for()
    assert manager.get_by_text("Kode tidak pernah dikarang").first.is_visible()
    looked_at(manager)
    manager.select_option("#level", "element")
    manager.fill("#code", f"{CODE}/1")
    manager.fill("[name=title]", "Menyiapkan boneka")
    manager.get_by_role("button", name="Simpan").press("Enter")
    manager.get_by_text("Menyiapkan boneka").wait_for()
    manager.get_by_role("button", name="Terbitkan edisi ini").click()
    manager.get_by_role("button", name="Tarik edisi ini").wait_for()
    assert manager.get_by_role("button", name="Keluarkan").count() == 0, "a published edition is never edited"

    manager.goto("/kerangka/profil/baru")
    manager.fill("#position", f"Pendongeng {TAG}")
    manager.select_option(f"[id='value.{CODE}']", "mandiri")
    looked_at(manager)
    manager.get_by_role("button", name="Berlakukan").click()
    manager.get_by_role("heading", name=f"Pendongeng {TAG}").wait_for()
    assert manager.get_by_text("3 dari 4").is_visible()
    looked_at(manager)

    own.goto("/kerangka/profil")
    looked_at(own)
    own.goto("/kerangka/saya")
    looked_at(own)
    own.goto("/kerangka")
    own.get_by_role("link", name=f"Dongeng {TAG}").click()
    looked_at(own)
    assert own.get_by_role("button", name="Tarik edisi ini").count() == 0
