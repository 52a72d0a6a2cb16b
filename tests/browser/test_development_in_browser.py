"""A development plan by hand, both sides, in a real browser: no barrier, no sideways scroll, on a telephone too."""

import re
from datetime import timedelta

from shared.clock import WIB, utcnow
from tests.browser.checks import looked_at

TODAY = utcnow().astimezone(WIB).date()


def test_a_plan_by_hand(visit):
    own, leader = (visit(role, bypass_csp=True) for role in ("librarian", "trainer"))
    own.goto("/rencana")
    looked_at(own)
    begin = own.get_by_role("button", name=f"Mulai rencana {TODAY.year}")
    if begin.count():
        begin.click()
    else:
        own.get_by_role("link", name=f"Rencana {TODAY.year}").first.click()
    looked_at(own)
    own.get_by_role("link", name="Rencanakan hal lain").click()
    own.get_by_role("button", name="Simpan kegiatan").click()
    assert own.get_by_role("alert").is_visible()
    own.fill("#wish", "Belajar mendongeng")
    own.select_option("#kind", label="Bimbingan atau pendampingan")
    own.fill("#description", "Mendampingi dua sesi dongeng")
    own.fill("#success", "Mendongeng sendiri sebelum akhir tahun")
    own.fill("#due_on", (TODAY + timedelta(days=30)).isoformat())
    own.get_by_role("group", name="Penanggung jawab").get_by_text("Pustakawan").click()
    looked_at(own)
    own.get_by_role("button", name="Simpan kegiatan").click()
    own.get_by_role("button", name="Usulkan rencana").click()
    assert own.get_by_text("Diusulkan oleh pustakawan").is_visible()
    looked_at(own)

    leader.goto("/rencana/unit")
    looked_at(leader)
    leader.get_by_role("link", name=re.compile(f"Dewi Sipayung.*{TODAY.year}")).click()
    leader.fill("#comment", "Bagus, mulai bulan depan.")
    leader.get_by_role("button", name="Kirim tanggapan").click()
    leader.get_by_role("button", name="Setujui rencana").click()
    looked_at(leader)

    own.reload()
    assert own.get_by_text("Bagus, mulai bulan depan.").is_visible()
    own.get_by_role("button", name=re.compile("Mulai.*Mendampingi dua sesi")).first.click()
    own.get_by_text("Riwayat kegiatan ini").first.click()
    looked_at(own)
    assert own.get_by_text(re.compile("Direncanakan → Berjalan")).first.is_visible()
    leader.goto("/rencana/kesenjangan")
    looked_at(leader)
