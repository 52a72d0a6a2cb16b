"""Refusals about programmes, runs that open by themselves, and money."""

from shared.errors import Problem

PLANNING: dict[str, Problem] = {
    "programme-exists": Problem(
        409,
        "Programme exists",
        "Sudah ada program dengan judul “{title}”. Ubah program itu, atau pilih judul lain.",
        "There is a programme with the title “{title}” already. Change that one, or choose another title.",
    ),
    "track-in-use": Problem(
        409,
        "Track in use",
        "Jalur {tracks} masih dipakai pelatihan. Pindahkan pelatihannya dahulu.",
        "Courses still belong to the track {tracks}. Move them first.",
    ),
    "track-without-programme": Problem(
        422,
        "Track without programme",
        "Jalur hanya ada di dalam program. Pilih programnya juga.",
        "A track exists only within a programme. Choose the programme too.",
    ),
    "unknown-programme": Problem(
        422,
        "Unknown programme",
        "Program ini tidak ada. Periksa kembali pilihannya.",
        "There is no such programme. Check the choice.",
    ),
    "unknown-track": Problem(
        422,
        "Unknown track",
        "Jalur ini tidak ada di program tersebut.",
        "The programme has no such track.",
    ),
    "unknown-course": Problem(
        422,
        "Unknown course",
        "Prasyarat harus pelatihan lain yang ada.",
        "A prerequisite must be another course that exists.",
    ),
    "last-before-first": Problem(
        422,
        "Years reversed",
        "Tahun terakhir tidak boleh sebelum tahun pertama.",
        "The last year cannot be before the first.",
    ),
    "prerequisite-missing": Problem(
        409,
        "Prerequisite missing",
        "{name} belum memiliki sertifikat yang berlaku untuk: {courses}. Selesaikan pelatihan itu dahulu.",
        "{name} does not hold a valid certificate of: {courses}. Complete that first.",
    ),
    "recurrence-rule": Problem(
        422,
        "Unusable rule",
        "Aturan pengulangan tidak dapat dipakai. Contoh yang sah: FREQ=YEARLY;BYMONTH=3;BYDAY=2TU.",
        "The recurrence rule cannot be used. A good one: FREQ=YEARLY;BYMONTH=3;BYDAY=2TU.",
    ),
    "recurrence-never": Problem(
        422,
        "Rule without a day",
        "Aturan ini tidak pernah jatuh pada hari mana pun dalam sepuluh tahun.",
        "This rule falls on no day within ten years.",
    ),
    "no-programme": Problem(
        409,
        "Course without programme",
        "Pelatihan ini belum masuk program. Masukkan ke program dahulu, lalu atur pengulangannya.",
        "The course belongs to no programme. Put it into one first, then set how it recurs.",
    ),
    "run-in-future": Problem(
        409,
        "Not yet",
        "Tanggal {as_of} belum tiba.",
        "The date {as_of} has not come yet.",
    ),
    "year-outside-programme": Problem(
        409,
        "Year outside programme",
        "Program ini berlangsung {first_year}–{last_year}; tahun {year} di luarnya.",
        "The programme runs from {first_year} to {last_year}; {year} is outside.",
    ),
    "budget-exceeded": Problem(
        409,
        "Budget exceeded",
        "Anggaran {year} tidak cukup: perlu {amount}, tersisa {free} (pagu {allocation}, dijanjikan {committed}, "
        "terpakai {spent}). Tambah pagu, atau bebaskan komitmen lain dahulu.",
        "The budget of {year} does not suffice: {amount} is needed, {free} is free (allocation {allocation}, committed "
        "{committed}, spent {spent}). Raise the allocation, or release another commitment first.",
    ),
    "budget-not-allocated": Problem(
        409,
        "No budget",
        "Belum ada anggaran untuk tahun {year}, sedangkan perlu {amount}. Tetapkan pagunya dahulu.",
        "There is no budget for {year} yet, and {amount} is needed. Set the allocation first.",
    ),
    "allocation-too-small": Problem(
        409,
        "Allocation too small",
        "Pagu {year} tidak dapat menjadi {amount}: {allocation} sudah dibagi ke program, dijanjikan, atau terpakai.",
        "The allocation of {year} cannot be {amount}: {allocation} is given to programmes, committed or spent already.",
    ),
    "allotment-impossible": Problem(
        409,
        "Allotment impossible",
        "Bagian program untuk {year} tidak dapat menjadi {amount}: yang belum dibagi tinggal {free}, atau program "
        "sudah memakai lebih banyak.",
        "The programme's part of {year} cannot be {amount}: {free} is left to give, or the programme has used more.",
    ),
    "cost-exceeds-budget": Problem(
        409,
        "Cost exceeds budget",
        "Biaya nyata {amount} melampaui anggaran {year} (tersisa {free}). Tambah pagu dahulu.",
        "The actual cost {amount} exceeds the budget of {year} ({free} is free). Raise the allocation first.",
    ),
    "session-not-closed": Problem(
        409,
        "Session not closed",
        "Biaya nyata dicatat setelah sesi ditutup.",
        "The actual cost is recorded once the session is closed.",
    ),
    "entry-not-payable": Problem(
        409,
        "Nothing to pay",
        "Baris anggaran ini bukan pencalonan yang disetujui, jadi biayanya tidak dicatat di sini.",
        "This line is not an approved nomination, so its cost is not recorded here.",
    ),
}
