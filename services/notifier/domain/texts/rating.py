"""What raters and those assessed hear, in both languages. No figure, no word and no rater is in any of it."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

RATING: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("round.opened", "librarian"): Template(
            "Anda diminta mengisi penilaian: {title}",
            ("Batas waktu: {due_on:day}.",),
            "Isi lembar Anda. Isian tersimpan sambil jalan dan dikirim sekali; penilaian rekan tidak pernah bernama.",
            "Buka lembar penilaian",
            "Anda disebut sebagai penilai dalam putaran ini.",
        ),
        ("rater.reminded", "librarian"): Template(
            "Lembar penilaian Anda ditunggu sampai {due_on:day}",
            ("Belum dikirim: {sheets} lembar dalam putaran “{title}”.",),
            "Lanjutkan isian Anda dan kirim sebelum batas waktu.",
            "Buka lembar penilaian",
            "Anda disebut sebagai penilai dalam putaran ini.",
        ),
        ("assessment.submitted", "supervisor"): Template(
            "Penilaian {librarian_name} sudah lengkap",
            ("Semua penilai sudah mengirim lembarnya.",),
            "Baca hasilnya, bicarakan dengan yang bersangkutan, lalu bagikan. Setiap pembacaan tercatat.",
            "Buka hasil penilaian",
            "Anda memimpin unit tempatnya bekerja.",
        ),
        ("assessment.shared", "librarian"): Template(
            "Hasil penilaian Anda sudah dapat dibaca",
            ("Atasan Anda telah membagikan hasil penilaian kompetensi.",),
            "Baca hasilnya. Anda dapat menanggapi atau berkeberatan di halaman yang sama.",
            "Buka hasil saya",
            "Ini penilaian Anda sendiri.",
        ),
        ("dispute.raised", "manager"): Template(
            "Ada keberatan atas hasil penilaian",
            ("{librarian_name} berkeberatan atas hasil penilaiannya.",),
            "Putuskan sendiri, atau tunjuk orang yang tidak ikut menilai.",
            "Buka keberatan",
            "Anda kepala perpustakaan.",
        ),
        ("dispute.raised", "supervisor"): Template(
            "Ada keberatan atas hasil penilaian",
            ("{librarian_name} berkeberatan atas hasil penilaiannya.",),
            "Anda dapat menjawab; yang memutuskan adalah orang yang tidak ikut menilai.",
            "Buka keberatan",
            "Anda memimpin unit tempatnya bekerja.",
        ),
        ("dispute.settled", "librarian"): Template(
            "Keberatan Anda sudah diputuskan",
            ("Keberatan atas hasil penilaian Anda sudah diputuskan oleh orang yang tidak ikut menilai.",),
            "Baca putusan dan alasannya. Penilaian semula tetap tercatat.",
            "Buka keberatan",
            "Ini keberatan Anda sendiri.",
        ),
    },
    "en": {
        ("round.opened", "librarian"): Template(
            "You are asked to assess: {title}",
            ("Due: {due_on:day}.",),
            "Fill in your sheets. They are kept as you go and submitted once; peers are never named.",
            "Open the sheets",
            "You were named as a rater in this round.",
        ),
        ("rater.reminded", "librarian"): Template(
            "Your assessment is awaited by {due_on:day}",
            ("Not submitted yet: {sheets} in the round “{title}”.",),
            "Go on where you left off, and submit before it is due.",
            "Open the sheets",
            "You were named as a rater in this round.",
        ),
        ("assessment.submitted", "supervisor"): Template(
            "The assessment of {librarian_name} is complete",
            ("All raters have submitted.",),
            "Read the result, talk it over with the person, then share it. Each reading is logged.",
            "Open the result",
            "You lead the unit in which this person works.",
        ),
        ("assessment.shared", "librarian"): Template(
            "The result of your assessment can be read",
            ("Your supervisor has shared your assessment of competency.",),
            "Read it. You can answer, or dispute it, on the same page.",
            "Open my result",
            "This is your own assessment.",
        ),
        ("dispute.raised", "manager"): Template(
            "A result is disputed",
            ("{librarian_name} disagrees with the result of an assessment.",),
            "Settle it, or entrust it to somebody who was no rater.",
            "Open the dispute",
            "You are the head of library.",
        ),
        ("dispute.raised", "supervisor"): Template(
            "A result is disputed",
            ("{librarian_name} disagrees with the result of an assessment.",),
            "You can answer; it is settled by somebody who was no rater.",
            "Open the dispute",
            "You lead the unit in which this person works.",
        ),
        ("dispute.settled", "librarian"): Template(
            "Your dispute is settled",
            ("Your dispute was settled by somebody who was no rater.",),
            "Read the outcome and its reason. What was given before stays on record.",
            "Open the dispute",
            "This is your own dispute.",
        ),
    },
}
