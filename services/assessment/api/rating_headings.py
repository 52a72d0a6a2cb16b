"""What the columns of downloaded lists of forms, rounds, assessments and disputes are called."""

from collections.abc import Mapping

from shared.http import exports

HEADINGS: Mapping[str, tuple[str, str]] = {
    "id": ("ID", "ID"),
    "version": ("Versi", "Version"),
    "family": ("ID formulir", "Form ID"),
    "number": ("Versi formulir", "Form version"),
    "role": ("Peran penilai", "Role of raters"),
    "title": ("Judul", "Title"),
    "created_at": ("Dibuat", "Made"),
    "starts_on": ("Awal periode", "Period from"),
    "ends_on": ("Akhir periode", "Period until"),
    "due_on": ("Batas waktu", "Due"),
    "state": ("Keadaan", "State"),
    "rule_id": ("Aturan", "Rule"),
    "round_id": ("ID putaran", "Round ID"),
    "round_title": ("Putaran", "Round"),
    "assessment_id": ("ID penilaian", "Assessment ID"),
    "librarian_id": ("ID pustakawan", "Librarian ID"),
    "librarian_name": ("Nama", "Name"),
    "unit_name": ("Unit", "Unit"),
    "asked": ("Penilai diminta", "Raters asked"),
    "submitted": ("Sudah mengirim", "Submitted"),
    "shared_at": ("Dibagikan", "Shared"),
    "self_submitted": ("Diri sendiri: mengirim", "Self: submitted"),
    "self_asked": ("Diri sendiri: diminta", "Self: asked"),
    "supervisor_submitted": ("Atasan: mengirim", "Supervisor: submitted"),
    "supervisor_asked": ("Atasan: diminta", "Supervisor: asked"),
    "peer_submitted": ("Rekan: mengirim", "Peers: submitted"),
    "peer_asked": ("Rekan: diminta", "Peers: asked"),
    "assessor_submitted": ("Asesor: mengirim", "Assessors: submitted"),
    "assessor_asked": ("Asesor: diminta", "Assessors: asked"),
    "code": ("Kode kompetensi", "Competency code"),
    "shown": ("Ditampilkan", "Shown"),
    "people": ("Jumlah orang", "People"),
    "average": ("Rata-rata", "Average"),
}

exported = exports.under(HEADINGS)
