"""What librarian and leader hear of a development plan. Neither gap nor comment is told in a letter."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

DEVELOPING: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("plan.proposed", "librarian"): Template(
            "Rencana pengembangan {year} menunggu persetujuan Anda",
            ("Atasan Anda mengusulkan rencana pengembangan Anda untuk tahun {year}.",),
            "Baca rencananya, lalu setujui atau minta perubahan.",
            "Buka rencana saya",
            "Ini rencana pengembangan Anda sendiri.",
        ),
        ("plan.proposed", "supervisor"): Template(
            "Rencana pengembangan {year} menunggu persetujuan: {librarian_name}",
            ("{librarian_name} mengusulkan rencana pengembangannya untuk tahun {year}.",),
            "Baca rencananya, lalu setujui atau minta perubahan.",
            "Buka rencana",
            "Anda memimpin unit pustakawan ini.",
        ),
        ("plan.agreed", "librarian"): Template(
            "Rencana pengembangan {year} disepakati",
            ("Anda dan atasan menyepakati rencana tahun {year} dengan {items} kegiatan.",),
            "Kegiatan yang menyebut pelatihan bergerak sendiri saat Anda terdaftar dan lulus.",
            "Buka rencana saya",
            "Ini rencana pengembangan Anda sendiri.",
        ),
        ("plan.agreed", "supervisor"): Template(
            "Rencana pengembangan {year} disepakati: {librarian_name}",
            ("Rencana {librarian_name} untuk tahun {year} memuat {items} kegiatan.",),
            "Tidak ada yang perlu dilakukan sekarang.",
            "Buka rencana",
            "Anda memimpin unit pustakawan ini.",
        ),
        ("plan.commented", "librarian"): Template(
            "Komentar baru pada rencana pengembangan {year}",
            ("Atasan Anda menulis komentar pada rencana tahun {year}.",),
            "Baca dan tanggapi bila perlu.",
            "Buka rencana saya",
            "Ini rencana pengembangan Anda sendiri.",
        ),
        ("plan.commented", "supervisor"): Template(
            "Komentar baru pada rencana pengembangan {year}: {librarian_name}",
            ("{librarian_name} menulis komentar pada rencana tahun {year}.",),
            "Baca dan tanggapi bila perlu.",
            "Buka rencana",
            "Anda memimpin unit pustakawan ini.",
        ),
        ("plan.due", "librarian"): Template(
            "Rencana pengembangan {year}: tenggat {first_due_on:day}",
            ("Segera jatuh tempo: {soon} kegiatan. Terlambat: {late} kegiatan.",),
            "Tandai yang sudah selesai, atau bicarakan tenggat baru dengan atasan Anda.",
            "Buka rencana saya",
            "Ini rencana pengembangan Anda sendiri; semua pengingat dikumpulkan dalam satu pesan.",
        ),
        ("plan.due", "supervisor"): Template(
            "Rencana {librarian_name}, {year}: tenggat {first_due_on:day}",
            ("Segera jatuh tempo: {soon} kegiatan. Terlambat: {late} kegiatan.", "Sebagian menunggu Anda."),
            "Lihat kegiatan yang menjadi tanggung jawab Anda.",
            "Buka rencana",
            "Anda atau kepala perpustakaan bertanggung jawab atas kegiatan di dalamnya.",
        ),
    },
    "en": {
        ("plan.proposed", "librarian"): Template(
            "Your development plan of {year} waits for your agreement",
            ("Your supervisor proposed your development plan of {year}.",),
            "Read it, then agree or ask for changes.",
            "Open my plan",
            "This is your own development plan.",
        ),
        ("plan.proposed", "supervisor"): Template(
            "A development plan of {year} waits for agreement: {librarian_name}",
            ("{librarian_name} proposed a development plan of {year}.",),
            "Read it, then agree or ask for changes.",
            "Open the plan",
            "You lead this librarian's unit.",
        ),
        ("plan.agreed", "librarian"): Template(
            "The development plan of {year} is agreed",
            ("You and your leader agreed to the plan of {year}, with {items} actions.",),
            "Actions that name a course move by themselves when you enrol and complete it.",
            "Open my plan",
            "This is your own development plan.",
        ),
        ("plan.agreed", "supervisor"): Template(
            "The development plan of {year} is agreed: {librarian_name}",
            ("The plan of {librarian_name} for {year} holds {items} actions.",),
            "Nothing needs to be done now.",
            "Open the plan",
            "You lead this librarian's unit.",
        ),
        ("plan.commented", "librarian"): Template(
            "A new comment on the development plan of {year}",
            ("Your leader commented on the plan of {year}.",),
            "Read it, and answer if you like.",
            "Open my plan",
            "This is your own development plan.",
        ),
        ("plan.commented", "supervisor"): Template(
            "A new comment on the development plan of {year}: {librarian_name}",
            ("{librarian_name} commented on the plan of {year}.",),
            "Read it, and answer if you like.",
            "Open the plan",
            "You lead this librarian's unit.",
        ),
        ("plan.due", "librarian"): Template(
            "Development plan of {year}: due {first_due_on:day}",
            ("Due soon: {soon} actions. Late: {late} actions.",),
            "Mark what is done, or talk about another date with your leader.",
            "Open my plan",
            "This is your own development plan; all reminders come in one message.",
        ),
        ("plan.due", "supervisor"): Template(
            "Plan of {librarian_name}, {year}: due {first_due_on:day}",
            ("Due soon: {soon} actions. Late: {late} actions.", "Some of them wait for you."),
            "Look at the actions that are yours to see to.",
            "Open the plan",
            "You or the head of library see to some of its actions.",
        ),
    },
}
