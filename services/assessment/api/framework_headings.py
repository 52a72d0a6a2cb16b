"""What the columns of downloaded frameworks and profiles are called: a framework can be imported again as it is."""

from shared.http import exports

HEADINGS = {
    "level": ("Jenjang", "Level"),
    "code": ("Kode", "Code"),
    "parent": ("Induk", "Parent"),
    "title": ("Judul", "Title"),
    "title_en": ("Judul Inggris", "Title in English"),
    "description": ("Deskripsi", "Description"),
    "source": ("Sumber", "Source"),
    "framework": ("Kerangka", "Framework"),
    "slug": ("Kerangka", "Framework"),
    "id": ("ID", "ID"),
    "framework_id": ("ID kerangka", "Framework ID"),
    "edition": ("Edisi", "Edition"),
    "version": ("Versi", "Version"),
    "state": ("Keadaan", "State"),
    "form": ("Bentuk kode", "Form of codes"),
    "published_at": ("Terbit", "Published"),
    "retired_at": ("Ditarik", "Retired"),
    "position": ("Jabatan", "Position"),
    "rank": ("Golongan", "Rank"),
    "note": ("Catatan", "Note"),
    "author": ("Ditetapkan oleh", "Laid down by"),
    "created_at": ("Ditetapkan", "Laid down"),
    "replaced_at": ("Digantikan", "Replaced"),
    "codes": ("Unit yang diminta", "Units asked"),
}

exported = exports.under(HEADINGS)
