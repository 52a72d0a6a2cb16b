"""Why a whole file is refused. Merge PROBLEMS into a service's own table."""

from typing import Any

from shared.errors import Problem, Refused

PROBLEMS: dict[str, Problem] = {
    "spreadsheet-empty": Problem(
        422,
        "The spreadsheet is empty",
        "Berkas {file} tidak berisi baris data. Pastikan judul kolom ada di atas dan datanya di bawahnya.",
        "The file {file} holds no rows of data. It needs a row of headings, and the data below it.",
    ),
    "spreadsheet-too-large": Problem(
        413,
        "The spreadsheet is too large",
        "Berkas {file} melebihi batas: {limit}. Bagi menjadi beberapa berkas.",
        "The file {file} is over the limit: {limit}. Divide it into several files.",
    ),
    "spreadsheet-format": Problem(
        415,
        "Not a spreadsheet that can be read",
        "Berkas {file} bukan CSV atau XLSX. Simpan ulang sebagai XLSX atau CSV, lalu kirim lagi.",
        "The file {file} is neither CSV nor XLSX. Save it as XLSX or CSV and send it again.",
    ),
    "spreadsheet-malformed": Problem(
        422,
        "The spreadsheet is damaged",
        "Berkas {file} rusak dan tidak dapat dibaca ({where}). Simpan ulang dari program asalnya, lalu kirim lagi.",
        "The file {file} is damaged and cannot be read ({where}). Save it anew where it was made, then send it again.",
    ),
    "spreadsheet-headings": Problem(
        422,
        "Two columns have the same heading",
        "Judul kolom {heading} muncul lebih dari sekali di berkas {file}. Sisakan satu, lalu kirim lagi.",
        "The heading {heading} appears more than once in the file {file}. Leave one of them, then send it again.",
    ),
    "spreadsheet-unknown": Problem(
        422,
        "No known kind of spreadsheet",
        "Jenis berkas {file} tidak dikenali dari judul kolomnya: {seen}. Yang dikenali di sini: {kinds}.",
        "The kind of the file {file} cannot be told from its headings: {seen}. Known here: {kinds}.",
    ),
}


class SpreadsheetError(Refused):
    """The file as a whole cannot be taken; nothing of it was. `code` is a key of PROBLEMS."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, **facts)
        self.id = PROBLEMS[code].id.format(**facts)
        self.en = PROBLEMS[code].en.format(**facts)

    def __str__(self) -> str:
        return self.en
