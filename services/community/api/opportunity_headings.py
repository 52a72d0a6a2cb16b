"""Columns of calls, nominations and the rotation."""

from collections.abc import Mapping

from shared.http import exports

HEADINGS: Mapping[str, tuple[str, str]] = {
    "id": ("ID", "ID"),
    "version": ("Versi", "Version"),
    "state": ("Keadaan", "State"),
    "title": ("Judul", "Title"),
    "kind": ("Jenis", "Kind"),
    "organiser": ("Penyelenggara", "Organiser"),
    "partner_id": ("ID mitra", "Partner ID"),
    "place": ("Tempat", "Place"),
    "description": ("Keterangan", "Description"),
    "starts_on": ("Mulai", "From"),
    "ends_on": ("Selesai", "Until"),
    "deadline": ("Batas pencalonan", "Nominations until"),
    "quota": ("Kuota", "Quota"),
    "taken": ("Terisi", "Taken"),
    "cost": ("Biaya per tempat (Rp)", "Cost of a place (Rp)"),
    "programme_id": ("ID program", "Programme ID"),
    "positions": ("Jabatan", "Positions"),
    "unit_ids": ("ID unit", "Unit IDs"),
    "min_years": ("Masa kerja minimal (tahun)", "Years of service at least"),
    "reason": ("Alasan", "Reason"),
    "opportunity_id": ("ID kesempatan", "Opportunity ID"),
    "librarian_id": ("ID pustakawan", "Librarian ID"),
    "librarian_name": ("Nama", "Name"),
    "name": ("Nama", "Name"),
    "unit_id": ("ID unit", "Unit ID"),
    "unit_name": ("Unit", "Unit"),
    "nominated_by": ("Dicalonkan oleh", "Nominated by"),
    "own": ("Mencalonkan diri", "By themselves"),
    "motivation": ("Motivasi", "Motivation"),
    "turn": ("Giliran saat dipilih", "Turn when chosen"),
    "passed_over": ("Dilewati", "Passed over"),
    "rotation_rule": ("Aturan giliran", "Rotation rule"),
    "report_due_on": ("Batas laporan", "Report due"),
    "report_rule": ("Aturan laporan", "Report rule"),
    "report_overdue": ("Laporan terlambat", "Report overdue"),
    "reported_at": ("Dilaporkan", "Reported"),
    "overdue": ("Laporan tertunggak", "Reports owed"),
    "times": ("Kali dalam tiga tahun", "Times in three years"),
    "last_on": ("Terakhir", "Last"),
    "last_title": ("Kesempatan terakhir", "Last opportunity"),
    "why": ("Dasar urutan", "Why this place"),
}
PLACES = {**HEADINGS, "place": ("Giliran", "Turn")}

exported = exports.under(HEADINGS)
in_order = exports.under(PLACES)
