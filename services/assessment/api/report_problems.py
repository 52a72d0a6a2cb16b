"""Why a report or an index refuses."""

from shared.errors import Problem

REPORT_PROBLEMS: dict[str, Problem] = {
    "report-unfinished": Problem(
        409,
        "Report unfinished",
        "Laporan tahun {year} revisi {revision} belum diterbitkan. Selesaikan dahulu sebelum membuat revisi baru.",
        "Revision {revision} of the report of {year} is not published yet. Finish it before a new revision.",
    ),
    "report-draft": Problem(
        409,
        "Report is a draft",
        "Laporan tahun {year} revisi {revision} masih konsep: setujui dahulu, lalu terbitkan.",
        "Revision {revision} of the report of {year} is still a draft: approve it first, then publish.",
    ),
    "report-approved": Problem(
        409,
        "Report is approved",
        "Laporan tahun {year} revisi {revision} sudah disetujui. Buka kembali bila perlu diubah.",
        "Revision {revision} of the report of {year} is approved. Open it again if something must change.",
    ),
    "report-published": Problem(
        409,
        "Report is published",
        "Laporan tahun {year} revisi {revision} sudah terbit dan tidak berubah lagi. Data baru masuk ke revisi baru.",
        "Revision {revision} of the report of {year} is published for good. Later facts make a new revision.",
    ),
    "figure-counted": Problem(
        409,
        "Figure is counted",
        "Angka ini dihitung dari kejadian tercatat dan tidak dapat diisi sendiri.",
        "This figure is counted from recorded facts; nobody enters it.",
    ),
    "year-not-begun": Problem(422, "Invalid input", "Tahun ini belum dimulai.", "This year has not begun."),
    "year-before-rule": Problem(
        422, "Invalid input", "Instrumen ini berlaku mulai 2025.", "This instrument holds from 2025 on."
    ),
    "date-in-future": Problem(422, "Invalid input", "Tanggal ini belum tiba.", "This date has not come yet."),
    "index-replaced": Problem(
        422,
        "Invalid input",
        "Mulai 2025 berlaku instrumen lain; angkanya tidak dapat dikonversi.",
        "From 2025 on another instrument holds; figures cannot be converted.",
    ),
    "index-parts": Problem(
        422,
        "Invalid input",
        "Isi semua bagian: AM di atas nol; bagian TGM antara 0 dan 100.",
        "Give every part: AM above zero; parts of TGM between 0 and 100.",
    ),
}
