"""What managers hear when a report or a data pack is published, in both languages."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

REPORTING: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("report.published", "manager"): Template(
            "Laporan tahun {year} terbit",
            ("Laporan atau paket data tahun {year} terbit sebagai revisi {revision}, pada {published_on:day}.",),
            "Angkanya tidak berubah lagi; data yang datang kemudian masuk ke revisi baru.",
            "Buka laporan",
            "Anda mengelola pembinaan pustakawan.",
        ),
    },
    "en": {
        ("report.published", "manager"): Template(
            "The report of {year} is published",
            ("The report or data pack of {year} was published as revision {revision} on {published_on:day}.",),
            "Its figures no longer change; later facts make a new revision.",
            "Open the report",
            "You manage the development of librarians.",
        ),
    },
}
