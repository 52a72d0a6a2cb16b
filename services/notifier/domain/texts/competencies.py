"""What librarians hear when it is laid down what their position asks."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

COMPETENCIES: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("profile.published", "librarian"): Template(
            "Yang diminta jabatan {position}: edisi {edition}",
            ("Kepala perpustakaan menetapkan kompetensi yang diminta jabatan {position}.",),
            "Bandingkan dengan bukti yang sudah Anda miliki.",
            "Buka jabatan saya",
            "Anda menduduki jabatan ini.",
        ),
    },
    "en": {
        ("profile.published", "librarian"): Template(
            "What the position {position} asks: edition {edition}",
            ("The head of library has laid down which competencies the position {position} asks.",),
            "Compare it with the evidence that you have.",
            "Open my position",
            "You hold this position.",
        ),
    },
}
