"""Why evidence, claims and the hours ledger refuse."""

from shared.errors import Problem

LEDGER_PROBLEMS: dict[str, Problem] = {
    "evidence-of-another": Problem(
        403,
        "Another person's evidence",
        "Bukti hanya dapat dibuka oleh pemiliknya dan oleh yang berwenang menilainya.",
        "Evidence can be opened by its owner and by those who judge it only.",
    ),
    "evidence-too-large": Problem(
        413,
        "File too large",
        "Berkas melebihi {most}. Perkecil foto atau pindaian, lalu unggah lagi.",
        "The file exceeds {most}. Make the photo or scan smaller, then upload it again.",
    ),
    "evidence-not-accepted": Problem(
        422,
        "File not accepted",
        "Yang diterima: PDF, JPEG, atau PNG; isi berkas yang menentukan.",
        "Accepted are PDF, JPEG and PNG. The content decides.",
    ),
    "evidence-unused": Problem(
        409,
        "Too many unused files",
        "Ada {most} berkas yang belum dipakai. Gunakan atau hapus dahulu.",
        "There are {most} files that nothing rests on. Use or remove them first.",
    ),
    "evidence-used": Problem(
        409,
        "Evidence in use",
        "Berkas ini menjadi dasar sebuah catatan, sehingga tidak dapat dihapus.",
        "Something rests on this file, so it cannot be removed.",
    ),
    # reasons given for a single field
    "unknown-evidence": Problem(
        422, "Invalid input", "Bukti ini tidak ada atau bukan milik Anda.", "No such evidence of yours."
    ),
}
