"""Why a performance cycle or an account of credit points refuses."""

from shared.errors import Problem

PERFORMANCE_PROBLEMS: dict[str, Problem] = {
    "performance-of-another": Problem(
        403,
        "Another person's performance",
        "Penilaian kinerja hanya dapat dibuka oleh pegawai yang bersangkutan, atasan unitnya, dan kepala perpustakaan.",
        "A performance rating can be opened by the person, the supervisor of the unit and the head of library only.",
    ),
    "results-of-another": Problem(
        403,
        "Another person's results",
        "Ini hanya dapat dibuka oleh orangnya, atasan unitnya, asesor yang ditugaskan, dan kepala perpustakaan.",
        "This can be opened by the person, the unit's supervisor, an assigned assessor and the head of library only.",
    ),
    "leader-only": Problem(
        403,
        "Not for oneself",
        "Ini dilakukan oleh atasan unit atau kepala perpustakaan, tidak pernah untuk diri sendiri.",
        "This is done by the unit's supervisor or the head of library, never for oneself.",
    ),
    "librarian-only": Problem(
        403,
        "The librarian's own step",
        "Langkah ini hanya dapat dilakukan oleh pegawai yang dinilai.",
        "Only the person who is rated can take this step.",
    ),
    "cycle-exists": Problem(
        409,
        "Cycle exists",
        "Siklus kinerja {name} untuk tahun {year} sudah ada.",
        "There is a performance cycle of {name} for {year} already.",
    ),
    "cycle-state": Problem(
        409,
        "Not at this stage",
        "Langkah ini belum atau tidak lagi mungkin pada tahap siklus sekarang.",
        "This step is not yet, or no longer, possible at the present stage of the cycle.",
    ),
    "period-evaluated": Problem(
        409, "Period evaluated", "Periode {period} sudah dievaluasi.", "The period {period} was evaluated before."
    ),
    "question-open": Problem(
        409,
        "Question not answered",
        "Masih ada pertanyaan tentang ekspektasi yang belum dijawab. Jawab dahulu, lalu catat dialognya.",
        "A question about the expectations is not answered yet. Answer it first, then note the dialogue.",
    ),
    "question-answered": Problem(
        409, "Question answered", "Pertanyaan ini sudah dijawab.", "This question was answered before."
    ),
    "consequence-acknowledged": Problem(
        409, "Acknowledged before", "Tindak lanjut ini sudah Anda ketahui.", "You took note of this before."
    ),
    "no-level": Problem(
        409,
        "Position without credit points",
        "Jabatan “{position}” tidak ada dalam tabel angka kredit. Perbaiki jabatannya di daftar pustakawan dahulu.",
        "The position “{position}” is not in the table of credit points. Correct it in the directory first.",
    ),
    # reasons given for a single field
    "year-too-far": Problem(
        422, "Invalid input", "Tahun ini terlalu jauh di depan.", "This year is too far in the future."
    ),
    "period-of-another-year": Problem(
        422,
        "Invalid input",
        "Tulis bulan atau triwulan dari tahun siklus ini, misalnya 2026-07 atau 2026-Q3.",
        "Write a month or a quarter of the cycle's year, such as 2026-07 or 2026-Q3.",
    ),
    "months-not-begun": Problem(
        422,
        "Invalid input",
        "Bulan yang dinilai lebih banyak daripada bulan yang sudah berjalan pada tahun itu.",
        "More months than have begun in that year.",
    ),
    "value-not-noted": Problem(
        422, "Invalid input", "Tulis apa yang teramati tentang nilai ini.", "Note what was seen of this value."
    ),
    "base-above-accumulated": Problem(
        422,
        "Invalid input",
        "Nilai dasar tidak boleh melebihi angka kredit yang terkumpul.",
        "The base value cannot exceed the points gathered.",
    ),
    "does-not-follow": Problem(
        422,
        "Invalid input",
        "Tindak lanjut ini tidak sesuai dengan predikatnya.",
        "This does not follow from the predicate.",
    ),
    "past": Problem(422, "Invalid input", "Tanggal ini sudah lewat.", "This date has passed."),
    "not-first-of-month": Problem(
        422, "Invalid input", "TMT kenaikan jenjang jatuh pada tanggal 1.", "A level changes on the first of a month."
    ),
    "not-the-level-before": Problem(
        422,
        "Invalid input",
        "Pilih jenjang sebelum jenjang yang sekarang.",
        "Choose the level that was held before the one of today.",
    ),
    "not-yet": Problem(422, "Invalid input", "Tanggal ini belum tiba.", "This date has not come yet."),
}
