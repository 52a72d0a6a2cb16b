"""Why a development plan refuses."""

from shared.errors import Problem


def _field(id: str, en: str) -> Problem:
    return Problem(422, "Invalid input", id, en)


PLAN_PROBLEMS: dict[str, Problem] = {
    "plan-exists": Problem(
        409,
        "Plan exists already",
        "Rencana {name} untuk tahun {year} sudah ada.",
        "There is a plan of {name} for {year} already.",
    ),
    "plan-state": Problem(
        409,
        "Not at this stage",
        "Langkah ini tidak tersedia pada tahap rencana saat ini.",
        "This step is not possible while the plan is at this stage.",
    ),
    "plan-empty": Problem(
        409,
        "Nothing planned yet",
        "Rencana ini belum berisi satu pun kegiatan.",
        "There is no action in this plan yet.",
    ),
    "plan-full": Problem(
        409,
        "Too many actions",
        "Satu rencana memuat paling banyak {most} kegiatan.",
        "A plan holds {most} actions at most.",
    ),
    "nothing-left-open": Problem(
        409,
        "Nothing to carry over",
        "Tidak ada kegiatan terbuka dari rencana tahun sebelumnya. Rencana itu harus sudah ditutup.",
        "The plan of the year before left no action open. It has to be closed first.",
    ),
    "plan-other-side": Problem(
        403,
        "For the other side",
        "Rencana ini menunggu tanggapan pihak lain, bukan pengusulnya.",
        "The plan waits for the other side's answer, not for whoever proposed it.",
    ),
    "item-agreed": Problem(
        409,
        "Agreed before",
        "Kegiatan ini pernah disepakati. Batalkan dengan alasan agar tetap tercatat.",
        "This action was agreed before. Drop it with a reason, so that it stays on record.",
    ),
    "item-state": Problem(
        409,
        "Not at this stage",
        "Kegiatan ini tidak dapat ditandai begitu pada tahapnya sekarang.",
        "This action cannot be marked so at its stage.",
    ),
    "item-linked": Problem(
        409,
        "Moved by events",
        "Kegiatan ini mengikuti pelatihan atau klaim yang disebutnya, dan bergerak sendiri.",
        "This action follows the course or claim that it names, and moves by itself.",
    ),
    "plan-year": _field(
        "Rencana dibuat untuk tahun ini atau tahun depan.", "A plan is made for this year or the next."
    ),
    "due-outside": _field(
        "Pilih tanggal mulai hari ini sampai akhir tahun setelah tahun rencana.",
        "Choose a day from today until the end of the year after the plan's.",
    ),
    "one-link": _field("Pilih pelatihan atau klaim, tidak keduanya.", "Choose a course or a claim, not both."),
    "course-kind": _field(
        "Pelatihan hanya dipilih untuk kegiatan berjenis pelatihan.", "A course goes with actions of the kind course."
    ),
    "course-unknown": _field("Pelatihan ini tidak dikenal.", "This course is not known."),
    "claim-unknown": _field("Klaim ini tidak ada pada pegawai tersebut.", "The person has no such claim."),
    "gap-or-wish": _field("Pilih satu kesenjangan, atau tulis satu keinginan.", "Choose one gap, or write one wish."),
    "gap-unknown": _field("Kesenjangan ini tidak ditemukan lagi.", "This gap is not found any more."),
    "gap-not-taught": _field(
        "Untuk kesenjangan ini tidak ada pelatihan yang dapat diminta.", "No training can be asked for about this gap."
    ),
    "reason-needed": _field("Tulis alasannya.", "Give the reason."),
}
