"""The fixed words of the paper: Indonesian, with English beside them."""

from collections.abc import Mapping
from datetime import date

LINES: Mapping[str, tuple[str, str]] = {
    "title": ("SERTIFIKAT", "Certificate of completion"),
    "given": ("diberikan kepada", "awarded to"),
    "completed": ("yang telah menyelesaikan pelatihan", "who has completed the training"),
    "hours": ("Jam pelajaran", "Lesson hours"),
    "held": ("Dilaksanakan", "Held on"),
    "place": ("Tempat", "Place"),
    "programme": ("Program", "Programme"),
    "issued": ("Diterbitkan", "Issued on"),
    "valid": ("Berlaku sampai", "Valid until"),
    "endless": ("tanpa batas waktu", "without end"),
    "units": ("Unit kompetensi", "Competency units"),
    "check": ("Periksa keabsahan", "Check it"),
}
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember")  # fmt: skip


def day(on: date) -> str:
    """23 November 2026: months are read alike in both languages."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"
