"""What a librarian hears of the own rating, in both languages. The rating itself is read on the page only."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

APPRAISING: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("performance.rated", "librarian"): Template(
            "Penilaian kinerja {year} sudah dapat dibaca",
            ("Atasan Anda telah menilai kinerja Anda tahun {year}.",),
            "Baca penilaian dan angka kreditnya. Anda dapat menanggapi atau berkeberatan di halaman yang sama.",
            "Buka kinerja saya",
            "Ini penilaian kinerja Anda sendiri.",
        ),
        ("consequence.decided", "librarian"): Template(
            "Tindak lanjut penilaian kinerja {year}",
            ("Ada tindak lanjut atas penilaian kinerja Anda tahun {year}.",),
            "Baca isinya dan catat bahwa Anda sudah mengetahuinya.",
            "Buka kinerja saya",
            "Ini tindak lanjut penilaian kinerja Anda sendiri.",
        ),
    },
    "en": {
        ("performance.rated", "librarian"): Template(
            "Your performance rating of {year} can be read",
            ("Your supervisor has rated your performance of {year}.",),
            "Read the rating and its credit points. You can comment on it, or dispute it, on the same page.",
            "Open my performance",
            "This is your own performance rating.",
        ),
        ("consequence.decided", "librarian"): Template(
            "What follows from your rating of {year}",
            ("Something follows from your performance rating of {year}.",),
            "Read it, and note that you have seen it.",
            "Open my performance",
            "This follows from your own performance rating.",
        ),
    },
}
