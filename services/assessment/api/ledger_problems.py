"""Why evidence, claims, samples and the hours ledger refuse."""

from shared.errors import Problem

LEDGER_PROBLEMS: dict[str, Problem] = {
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
    "claimant-only": Problem(
        403,
        "The claimant's own step",
        "Langkah ini hanya dapat dilakukan oleh pengaju.",
        "Only the person who files the claim can take this step.",
    ),
    "reviewer-only": Problem(
        403,
        "Not one's own claim",
        "Pengajuan diputuskan oleh atasan unit atau kepala perpustakaan, tidak pernah oleh pengajunya sendiri.",
        "A claim is decided by the unit's supervisor or the head of library, never by the person who files it.",
    ),
    "claim-state": Problem(
        409,
        "Not at this stage",
        "Langkah ini belum atau tidak lagi mungkin pada tahap pengajuan sekarang.",
        "This step is not yet, or no longer, possible at the present stage of the claim.",
    ),
    "counted-already": Problem(
        409,
        "Counted already",
        "Ini sudah tercatat: “{title}” ({on}). Satu kegiatan hanya dihitung sekali.",
        "This is recorded already: “{title}” ({on}). Nothing counts twice.",
    ),
    "number-of-another": Problem(
        409,
        "Number of another person's certificate",
        "Nomor sertifikat ini milik sertifikat orang lain. Periksa kembali nomornya.",
        "This is the number of another person's certificate. Check the number.",
    ),
    "claim-doubtful": Problem(
        409,
        "May be counted already",
        "Mungkin sudah dihitung: {titles}. Periksa, lalu terima dengan alasan atau tolak.",
        "This may be counted already: {titles}. Look at it, then accept with a reason or refuse.",
    ),
    "hours-reversed-before": Problem(
        409,
        "Taken back before",
        "Jam “{title}” sudah ditarik; tidak dapat ditarik dua kali.",
        "The hours of “{title}” were taken back before, and cannot be taken back again.",
    ),
    "reverse-by-certificate": Problem(
        409,
        "Revoke the certificate",
        "Jam kursus di sini ditarik dengan mencabut sertifikatnya.",
        "Hours of a course completed here are taken back by revoking its certificate.",
    ),
    "sample-exists": Problem(
        409,
        "Sample exists",
        "Sampel tahun {year} dengan benih “{seed}” sudah ada.",
        "There is a sample of {year} by the seed “{seed}” already.",
    ),
    "nothing-to-sample": Problem(
        409,
        "Nothing to sample",
        "Belum ada pengajuan yang diterima untuk tahun {year}.",
        "No claim of {year} was accepted yet.",
    ),
    "rechecked-before": Problem(
        409, "Rechecked before", "Pengajuan ini sudah diperiksa ulang.", "This claim was rechecked before."
    ),
    "recheck-by-another": Problem(
        403,
        "A second pair of eyes",
        "Pemeriksaan ulang dilakukan oleh orang lain, bukan pengaju atau yang menerimanya.",
        "The recheck is for somebody else than the claimant and than who accepted it.",
    ),
    # reasons given for a single field
    "ends-before-start": Problem(422, "Invalid input", "Berakhir sebelum dimulai.", "It ends before it begins."),
    "before-rules": Problem(
        422, "Invalid input", "Kegiatan sebelum 2017 tidak dihitung.", "Nothing before 2017 counts."
    ),
    "not-claimable": Problem(
        422,
        "Invalid input",
        "Kursus di platform ini tercatat dengan sendirinya.",
        "Courses completed here are recorded by themselves.",
    ),
    "too-many-hours": Problem(
        422,
        "Invalid input",
        "Jamnya terlalu banyak untuk hari-hari itu (paling banyak 10 JP sehari).",
        "Too many hours for these days (at most 10 JP a day).",
    ),
    "reason-needed": Problem(422, "Invalid input", "Tulis alasannya.", "Say why."),
    "proof-needed": Problem(422, "Invalid input", "Buktinya belum ada.", "The proof is missing."),
    "unknown-competency": Problem(
        422,
        "Invalid input",
        "Kompetensi ini tidak ada dalam kerangka yang berlaku.",
        "The published framework has no such competency.",
    ),
    "unknown-evidence": Problem(
        422, "Invalid input", "Bukti ini tidak ada atau bukan milik Anda.", "No such evidence of yours."
    ),
}
