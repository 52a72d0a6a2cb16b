"""What managers hear of runs that open by themselves and of money, in both languages."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

WHY = {"id": "Anda mengelola pembinaan pustakawan.", "en": "You manage the development of librarians."}

PLANNING: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("run.opened", "manager"): Template(
            "Jadwal berikutnya dibuka: {course_title}",
            (
                "Pelatihan berkala “{course_title}” dijadwalkan otomatis.",
                "{starts_at..ends_at}, di {place}.",
                "{due} pustakawan perlu mengikutinya: masa berlakunya habis sampai {due_until:day}.",
            ),
            "Periksa tempat, pelatih, dan pesertanya.",
            "Lihat sesi",
            WHY["id"],
        ),
        ("run.blocked", "manager"): Template(
            "Jadwal berikutnya tidak dapat dibuka: {course_title}",
            ("Pelatihan berkala “{course_title}” seharusnya mulai {starts_at:moment}, tetapi tertahan.",),
            "Buka halaman programnya: alasannya tertulis di sana. Setelah diperbaiki, jadwalnya dibuka otomatis.",
            "Lihat program",
            WHY["id"],
        ),
        ("budget.refused", "manager"): Template(
            "Anggaran {year} tidak cukup: {title}",
            (
                "“{title}” memerlukan {amount:rupiah}, sedangkan anggaran {year} tersisa {free:rupiah}.",
                "Pagu {allocation:rupiah}, dijanjikan {committed:rupiah}, terpakai {spent:rupiah}.",
            ),
            "Tambah pagu atau bebaskan komitmen lain bila pencalonan ini tetap diinginkan, lalu setujui lagi.",
            "Lihat anggaran",
            WHY["id"],
        ),
    },
    "en": {
        ("run.opened", "manager"): Template(
            "The next run is open: {course_title}",
            (
                "The recurring course “{course_title}” was scheduled by itself.",
                "{starts_at..ends_at}, at {place}.",
                "{due} librarians need it: their validity ends by {due_until:day}.",
            ),
            "Check the place, the trainer and who takes part.",
            "See the session",
            WHY["en"],
        ),
        ("run.blocked", "manager"): Template(
            "The next run cannot open: {course_title}",
            ("The recurring course “{course_title}” should begin on {starts_at:moment}, but it cannot be scheduled.",),
            "Open the page of its programme: the reason is there. Once it is mended, the run opens by itself.",
            "See the programme",
            WHY["en"],
        ),
        ("budget.refused", "manager"): Template(
            "The budget of {year} does not suffice: {title}",
            (
                "“{title}” needs {amount:rupiah}, and {free:rupiah} of the budget of {year} is free.",
                "Allocation {allocation:rupiah}, committed {committed:rupiah}, spent {spent:rupiah}.",
            ),
            "Raise the allocation or release another commitment if it is still wanted, then approve it again.",
            "See the budget",
            WHY["en"],
        ),
    },
}
