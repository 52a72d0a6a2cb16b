"""What follows from a rating, where a figure comes from, and who read it: by hand, in a real browser."""

from datetime import timedelta

from shared.clock import WIB, utcnow
from tests.browser.checks import looked_at

YEAR = utcnow().year - 4  # before credit points: the year counts for nothing else
TODAY = utcnow().astimezone(WIB).date()
VALUES = ("berorientasi-pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif")


def test_after_the_rating_by_hand(visit):
    leader, own = (visit(role, bypass_csp=True) for role in ("trainer", "librarian"))
    leader.goto("/kinerja/unit/baru")
    leader.select_option("#librarian_id", label="Dewi Sipayung · Pengolahan Bahan Pustaka")
    leader.fill("#year", str(YEAR))
    leader.fill("#results", "Mengolah 600 judul | judul terolah")
    leader.get_by_role("button", name="Tetapkan ekspektasi").click()
    cycle = leader.url

    own.goto(cycle)
    own.fill("#question", "Termasuk majalah?")
    looked_at(own)
    own.get_by_role("button", name="Tanyakan").click()
    leader.goto(cycle)
    looked_at(leader)
    leader.fill("#answer-1", "Tidak, buku saja.")
    leader.get_by_role("button", name="Jawab pertanyaan").click()
    for page in (leader, own):
        page.goto(cycle)
        page.fill("#dialogue", "Jelas.")
        page.get_by_role("button", name="Catat dialog").click()

    leader.goto(f"{cycle}/nilai")
    for group in ("Hasil kerja", "Perilaku kerja"):
        leader.get_by_role("group", name=group).get_by_text("Di atas ekspektasi").click()
    for value in VALUES:
        leader.fill(f"[id='noted.{value}']", "Teramati.")
    leader.get_by_role("button", name="Simpan penilaian").click()
    leader.get_by_role("link", name="Tetapkan tindak lanjut").click()
    leader.get_by_text("Penghargaan", exact=True).click()
    leader.fill("#reason", "Target terlampaui.")
    leader.fill("#owner", "Kepala")
    leader.fill("#due_on", (TODAY + timedelta(days=30)).isoformat())
    looked_at(leader)
    leader.get_by_role("button", name="Catat", exact=True).click()

    own.goto(cycle)
    looked_at(own)
    own.get_by_role("button", name="Saya sudah mengetahuinya").click()
    assert own.get_by_text("Sudah diketahui yang bersangkutan").is_visible()
    own.goto("/siapa-membaca")
    assert own.get_by_text("atasan unit", exact=True).first.is_visible()
    looked_at(own)


def test_the_pages_of_manager_and_auditor(visit):
    manager, auditor = (visit(role, bypass_csp=True) for role in ("manager", "auditor"))
    for page in (manager, auditor):
        for address in ("/pembacaan", f"/kinerja/tahun/{TODAY.year - 1}"):
            page.goto(address)
            looked_at(page)
