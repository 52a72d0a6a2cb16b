"""What the columns of downloaded lists of activities and guests are called."""

from collections.abc import Mapping

from shared.http import exports

HEADINGS: Mapping[str, tuple[str, str]] = {
    "id": ("ID", "ID"),
    "state": ("Keadaan", "State"),
    "title": ("Judul", "Title"),
    "kind": ("Jenis", "Kind"),
    "summary": ("Ringkasan", "Summary"),
    "description": ("Uraian", "Description"),
    "audience": ("Sasaran", "Audience"),
    "accessibility": ("Kemudahan akses", "Accessibility"),
    "tags": ("Label", "Tags"),
    "held_on": ("Tanggal", "Date"),
    "starts": ("Mulai", "Begins"),
    "ends": ("Selesai", "Ends"),
    "starts_at": ("Waktu mulai", "Begins at"),
    "ends_at": ("Waktu selesai", "Ends at"),
    "place": ("Tempat", "Place"),
    "partner_id": ("ID mitra", "Partner ID"),
    "partner_name": ("Mitra", "Partner"),
    "updated_at": ("Diubah", "Changed"),
    "capacity": ("Kapasitas", "Capacity"),
    "overtaking": ("Rombongan kecil boleh mendahului", "Smaller parties may overtake"),
    "organiser_name": ("Penyelenggara", "Organiser"),
    "own": ("Milik sendiri", "Own"),
    "note": ("Catatan", "Note"),
    "attendance": ("Hadir", "Attendance"),
    "walk_ins": ("Hadir tanpa mendaftar", "Came without registering"),
    "version": ("Versi", "Version"),
    "number": ("Nomor", "Number"),
    "party": ("Jumlah orang", "People"),
    "name": ("Nama", "Name"),
    "email": ("Surel", "E-mail"),
    "school": ("Sekolah", "School"),
    "needs": ("Kebutuhan akses", "Accessibility needs"),
    "has_needs": ("Ada kebutuhan akses", "Has accessibility needs"),
    "arrived": ("Datang", "Arrived"),
    "arrived_at": ("Datang pada", "Arrived at"),
    "consent_version": ("Versi persetujuan", "Version of consent"),
    "consent_at": ("Disetujui", "Agreed"),
}

exported = exports.under(HEADINGS)
