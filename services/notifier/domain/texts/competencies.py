"""What is heard when an edition of a competency framework is in force, and when a position is asked something."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

COMPETENCIES: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("framework.published", "librarian"): Template(
            "Kerangka kompetensi berlaku: {title}, edisi {edition}",
            ("Edisi {edition} dari {title} berlaku sejak diterbitkan. Hasil Anda terdahulu tidak berubah.",),
            "Tidak ada yang harus dilakukan.",
            "Buka kerangka",
            "Anda pustakawan di perpustakaan ini.",
        ),
        ("profile.published", "librarian"): Template(
            "Yang diminta jabatan {position}: edisi {edition}",
            ("Kepala perpustakaan menetapkan kompetensi yang diminta jabatan {position}.",),
            "Bandingkan dengan bukti yang sudah Anda miliki.",
            "Buka jabatan saya",
            "Anda menduduki jabatan ini.",
        ),
    },
    "en": {
        ("framework.published", "librarian"): Template(
            "Competency framework in force: {title}, edition {edition}",
            ("Edition {edition} of {title} is in force from now on. Your earlier results do not change.",),
            "There is nothing that you have to do.",
            "Open the framework",
            "You are a librarian of this library.",
        ),
        ("profile.published", "librarian"): Template(
            "What the position {position} asks: edition {edition}",
            ("The head of library has laid down which competencies the position {position} asks.",),
            "Compare it with the evidence that you have.",
            "Open my position",
            "You hold this position.",
        ),
    },
}
