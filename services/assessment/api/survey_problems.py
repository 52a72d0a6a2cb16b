"""Why a survey refuses, and what the caller can do about it."""

from shared.errors import Problem

SURVEY_PROBLEMS: dict[str, Problem] = {
    "mode-not-allowed": Problem(
        409,
        "Mode not allowed",
        "Survei ini tidak menerima jawaban dengan cara “{mode}”.",
        "This survey takes no answers by “{mode}”.",
    ),
    "period-taken": Problem(
        409,
        "Period taken",
        "Periode {period} sudah punya survei terbuka untuk unit dan layanan itu: “{title}”. Tutup dulu survei itu.",
        "The period {period} has an open survey about these units and services: “{title}”. Close that one first.",
    ),
    "survey-still-open": Problem(
        409,
        "Survey still open",
        "Survei “{title}” masih terbuka; rencana tindak lanjut dibuat dari hasilnya.",
        "The survey “{title}” is still open; the follow-up plan comes from its result.",
    ),
    "instrument-published": Problem(
        409,
        "Instrument published",
        "Kuesioner {instrument} sudah terbit dan tidak dapat diubah. Buat versi baru.",
        "The questionnaire {instrument} is published and cannot be changed. Make a new version.",
    ),
    "code-unknown": Problem(
        409,
        "Code unknown",
        "Kode ini tidak dikenal. Periksa lagi huruf dan angkanya.",
        "This code is not known. Please check its letters and digits.",
    ),
    "code-used": Problem(
        409,
        "Code used",
        "Kode ini sudah dipakai. Setiap kode berlaku satu kali.",
        "This code has been used. Each code is good once.",
    ),
    "code-expired": Problem(
        409,
        "Code expired",
        "Kode ini berlaku sampai {closes_on}.",
        "This code was good until {closes_on}.",
    ),
    "paper-unknown": Problem(
        409,
        "Paper unknown",
        "Lembar {sheet} dari berkas {batch} tidak pernah dicetak untuk survei ini.",
        "Sheet {sheet} of batch {batch} was never printed for this survey.",
    ),
    "paper-entered": Problem(
        409,
        "Paper entered already",
        "Lembar {sheet} dari berkas {batch} sudah dimasukkan. Setiap lembar dimasukkan satu kali.",
        "Sheet {sheet} of batch {batch} has been entered. Each sheet is entered once.",
    ),
    # reasons given for a single field
    "unknown-instrument": Problem(
        422,
        "Invalid input",
        "Kuesioner ini tidak ada atau belum terbit.",
        "There is no such questionnaire, or it is not published.",
    ),
    "no-modes": Problem(
        422, "Invalid input", "Pilih sedikitnya satu cara menjawab.", "Choose at least one way to answer."
    ),
    "slug-form": Problem(
        422,
        "Invalid input",
        "Tulis nama pendek dengan huruf kecil, angka, dan tanda hubung.",
        "Write the short name in small letters, digits and hyphens.",
    ),
    "slug-twice": Problem(422, "Invalid input", "Nama pendek ini dipakai dua kali.", "This short name is used twice."),
    "weight-form": Problem(
        422,
        "Invalid input",
        "Tulis bobot sebagai pecahan, misalnya 1/9 atau 0.1.",
        "Write the weight as a fraction, such as 1/9 or 0.1.",
    ),
    "weights-sum": Problem(
        422,
        "Invalid input",
        "Bobot semua unsur harus berjumlah tepat 1.",
        "The weights of all elements must sum to exactly 1.",
    ),
    "elements-missing": Problem(
        422,
        "Invalid input",
        "Kesembilan unsur PermenPANRB 14/2017 harus ada; unsur tambahan boleh.",
        "The nine elements of PermenPANRB 14/2017 have to be there; further ones may be.",
    ),
    "day-outside": Problem(
        422,
        "Invalid input",
        "Tanggal di luar masa survei atau belum tiba.",
        "The day is outside the survey, or has not come yet.",
    ),
    "day-in-future": Problem(422, "Invalid input", "Tanggal ini belum tiba.", "This day has not come yet."),
}
