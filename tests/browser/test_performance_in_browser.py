"""A year of performance by hand, both sides, in a real browser: no barrier, no sideways scroll."""

import re

from shared.clock import utcnow
from tests.browser.checks import looked_at

YEAR = utcnow().year - 2
VALUES = ("berorientasi-pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif")


def test_a_year_by_hand(visit):
    leader, own = (visit(role, bypass_csp=True) for role in ("trainer", "librarian"))
    leader.goto("/kinerja/unit/baru")
    leader.select_option("#librarian_id", label="Dewi Sipayung · Pengolahan Bahan Pustaka")
    leader.fill("#year", str(YEAR))
    leader.fill("#results", "Mengolah 600 judul | judul terolah\nMerapikan tajuk")
    looked_at(leader)
    leader.get_by_role("button", name="Tetapkan ekspektasi").click()
    leader.fill("#dialogue", "Sudah dibicarakan.")
    looked_at(leader)
    leader.get_by_role("button", name="Catat dialog").click()
    own.goto("/kinerja")
    own.get_by_role("link", name=f"Tahun {YEAR}").click()
    own.fill("#dialogue", "Saya paham.")
    looked_at(own)
    own.get_by_role("button", name="Catat dialog").click()

    leader.get_by_role("link", name="Kinerja unit").click()
    leader.get_by_role("link", name=re.compile(f"Dewi Sipayung.*{YEAR}")).click()
    leader.get_by_role("link", name="Nilai setahun").click()
    for group in ("Hasil kerja", "Perilaku kerja"):
        leader.get_by_role("group", name=group).get_by_text("Sesuai ekspektasi").click()
    for value in VALUES:
        leader.fill(f"[id='noted.{value}']", "Teramati.")
    looked_at(leader)
    leader.get_by_role("button", name="Simpan penilaian").click()
    leader.get_by_role("link", name="Angka kredit dan asal-usulnya").click()
    looked_at(leader)

    own.reload()
    assert own.get_by_text("Hasil kerja: sesuai ekspektasi.").is_visible()
    looked_at(own)
    own.fill("#dispute", "Mohon dilihat lagi.")
    own.get_by_role("button", name="Ajukan keberatan").click()
    assert own.get_by_text("Diberi keberatan").is_visible()
    own.goto("/kinerja")
    assert own.get_by_text("12/12 × 100 % × 12,5").first.is_visible()
    looked_at(own)
