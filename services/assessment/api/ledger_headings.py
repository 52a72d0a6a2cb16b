"""Columns of claims, ledger entries, the units at a glance, and samples."""

from collections.abc import Mapping

from services.assessment.api.common_headings import COMMON_HEADINGS
from shared.http import exports

HEADINGS: Mapping[str, tuple[str, str]] = {
    **COMMON_HEADINGS,
    "activity": ("Jenis kegiatan", "Activity"),
    "title": ("Judul", "Title"),
    "organiser": ("Penyelenggara", "Organiser"),
    "starts_on": ("Mulai", "From"),
    "ends_on": ("Selesai", "Until"),
    "hours": ("JP", "Hours (JP)"),
    "credited": ("JP diakui", "Hours credited"),
    "number": ("Nomor sertifikat", "Certificate number"),
    "reviewer": ("Diputuskan oleh", "Decided by"),
    "submitted_at": ("Diajukan", "Submitted"),
    "decided_at": ("Diputuskan", "Decided"),
    "kind": ("Jenis", "Kind"),
    "credit_id": ("ID perolehan", "Credit ID"),
    "source": ("Sumber", "Source"),
    "earned_on": ("Tanggal", "Earned on"),
    "reason": ("Alasan", "Reason"),
    "by": ("Oleh", "By"),
    "at": ("Dicatat", "Recorded"),
    "obligation": ("Kewajiban JP", "Obligation (JP)"),
    "done": ("JP tercapai", "Done (JP)"),
    "in_review": ("JP ditinjau", "In review (JP)"),
    "to_do": ("JP kurang", "Still to do (JP)"),
    "seed": ("Benih", "Seed"),
    "size": ("Ukuran sampel", "Sample size"),
    "population": ("Populasi", "Population"),
    "fingerprint": ("Sidik populasi", "Fingerprint"),
    "drawn_by": ("Ditarik oleh", "Drawn by"),
    "drawn_at": ("Ditarik", "Drawn"),
    "open": ("Belum diperiksa", "Not rechecked"),
    "confirmed": ("Sesuai", "Confirmed"),
    "failed": ("Tidak sesuai", "Failed"),
}

exported = exports.under(HEADINGS)
