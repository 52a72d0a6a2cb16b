"""The columns of ratings, credit points and readings."""

from collections.abc import Mapping

PERFORMANCE_HEADINGS: Mapping[str, tuple[str, str]] = {
    "at": ("Waktu", "When"),
    "reader_name": ("Dibaca oleh", "Read by"),
    "what": ("Yang dibaca", "What was read"),
    "ground": ("Sebagai", "As"),
    "position": ("Jabatan", "Position"),
    "rank": ("Golongan", "Rank"),
    "level": ("Jenjang", "Level"),
    "result": ("Hasil kerja", "Result"),
    "behaviour": ("Perilaku kerja", "Behaviour"),
    "predicate": ("Predikat", "Predicate"),
    "months": ("Bulan dinilai", "Months assessed"),
    "rated_at": ("Dinilai", "Rated"),
    "kind": ("Jenis", "Kind"),
    "period": ("Masa", "Period"),
    "percent": ("Persen", "Percent"),
    "coefficient": ("Koefisien", "Coefficient"),
    "points": ("Angka kredit", "Credit points"),
    "exact": ("Nilai persis", "Exactly"),
    "standing": ("Dihitung?", "Counts?"),
    "verified": ("Angka terverifikasi", "Figures verified"),
    "basis": ("Dasar", "Basis"),
    "next_step": ("Langkah berikutnya", "Next step"),
    "missing": ("Masih kurang", "Missing"),
    "nip": ("NIP", "NIP"),
}
