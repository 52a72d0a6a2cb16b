"""Why an assessment by several raters refuses."""

from shared.errors import Problem

RATING_PROBLEMS: dict[str, Problem] = {
    "assessment-not-shared": Problem(
        403,
        "Not shared yet",
        "Hasil ini dapat Anda baca setelah atasan membicarakannya dengan Anda dan membagikannya.",
        "You can read this result once your supervisor has talked it over with you and shared it.",
    ),
    "sheet-of-another": Problem(
        403,
        "Another rater's sheet",
        "Lembar penilaian hanya dapat dibuka oleh penilai yang diminta mengisinya.",
        "A sheet can be opened by the rater who was asked to fill it in only.",
    ),
    "assessors-only": Problem(
        403,
        "For assessors",
        "Perbandingan antarasesor hanya untuk asesor putaran ini dan kepala perpustakaan.",
        "Calibration is for the assessors of this round and the head of library.",
    ),
    "leads-the-assessment": Problem(
        403,
        "For who leads",
        "Langkah ini dilakukan oleh atasan unit atau kepala perpustakaan, tidak pernah untuk diri sendiri.",
        "This is done by the unit's supervisor or the head of library, never for oneself.",
    ),
    "own-assessment-only": Problem(
        403,
        "The assessed person's step",
        "Langkah ini hanya dapat dilakukan oleh orang yang dinilai.",
        "Only the person who was assessed can take this step.",
    ),
    "settler-only": Problem(
        403,
        "Not the settler",
        "Keberatan ini diputuskan oleh orang yang ditunjuk atau kepala perpustakaan.",
        "This dispute is settled by the person entrusted with it or the head of library.",
    ),
    "settler-was-rater": Problem(
        409,
        "Settler was a rater",
        "Yang ikut menilai, atau yang dinilai, tidak dapat memutuskan keberatan ini. Tunjuk orang lain.",
        "Whoever rated, or was rated, cannot settle this dispute. Entrust somebody else.",
    ),
    "round-state": Problem(
        409,
        "Not at this stage",
        "Langkah ini tidak mungkin pada tahap putaran sekarang.",
        "This step is not possible at the present stage of the round.",
    ),
    "round-empty": Problem(
        409, "Nobody to assess", "Belum ada yang dinilai dalam putaran ini.", "Nobody is assessed in this round yet."
    ),
    "assessed-already": Problem(
        409, "In the round already", "Orang ini sudah ada dalam putaran.", "This person is in the round already."
    ),
    "assessment-state": Problem(
        409,
        "Not at this stage",
        "Langkah ini belum atau tidak lagi mungkin pada tahap penilaian sekarang.",
        "This step is not yet, or no longer, possible at the present stage of the assessment.",
    ),
    "not-gathering": Problem(
        409,
        "No more answers",
        "Penilaian ini sedang tidak menerima isian.",
        "This assessment takes no answers at present.",
    ),
    "sheet-submitted": Problem(
        409,
        "Submitted already",
        "Lembar ini sudah dikirim. Minta kepala perpustakaan membukanya kembali bila perlu diperbaiki.",
        "This sheet was submitted. Ask the head of library to reopen it if it has to be corrected.",
    ),
    "forms-not-comparable": Problem(
        409,
        "Different scales",
        "Formulir memakai skala berbeda untuk kompetensi yang sama ({codes}); rata-ratanya tidak dapat disandingkan.",
        "The forms measure the same competency ({codes}) on different scales; averages could not stand side by side.",
    ),
    "nothing-to-settle": Problem(
        409,
        "No difference to settle",
        "Tidak ada selisih antarasesor yang melebihi batas untuk orang ini.",
        "No two assessors of this person differ by more than is tolerated.",
    ),
    "dispute-settled": Problem(
        409, "Settled already", "Keberatan ini sudah diputuskan.", "This dispute was settled before."
    ),
    # reasons given for a single field
    "levels-rise": Problem(
        422,
        "Invalid input",
        "Setiap tingkat harus bernilai lebih tinggi daripada yang sebelumnya.",
        "Each level must be worth more than the one before it.",
    ),
    "one-scale": Problem(
        422,
        "Invalid input",
        "Butir dengan kompetensi yang sama harus memakai skala yang sama.",
        "Items of the same competency must share one scale.",
    ),
    "ends-before-start": Problem(
        422, "Invalid input", "Tanggal akhir mendahului tanggal awal.", "It ends before it starts."
    ),
    "due-has-passed": Problem(422, "Invalid input", "Batas waktu ini sudah lewat.", "This due date has passed."),
    "form-of-another-role": Problem(
        422,
        "Invalid input",
        "Formulir ini bukan untuk peran penilai tersebut.",
        "This form is not for that role of raters.",
    ),
    "no-forms": Problem(422, "Invalid input", "Pilih sedikitnya satu formulir.", "Choose at least one form."),
    "no-form-for-role": Problem(
        422,
        "Invalid input",
        "Putaran ini tidak memiliki formulir untuk peran ini.",
        "This round has no form for that role.",
    ),
    "unknown-librarian": Problem(
        422, "Invalid input", "Tidak ada pustakawan aktif seperti ini.", "There is no such active librarian."
    ),
    "rates-oneself": Problem(
        422, "Invalid input", "Orang tidak dapat menilai dirinya dalam peran ini.", "Nobody rates themselves so."
    ),
    "rates-already": Problem(
        422, "Invalid input", "Salah satunya sudah menilai orang ini.", "One of them rates this person already."
    ),
    "too-few-peers": Problem(
        422,
        "Invalid input",
        "Sebut sedikitnya tiga rekan, supaya jawabannya dapat ditampilkan tanpa menunjuk orang.",
        "Name at least three peers, so that their answers can be shown without pointing at anybody.",
    ),
    "item-unanswered": Problem(
        422,
        "Invalid input",
        "Pilih satu tingkat, atau “tidak dapat menilai”.",
        "Choose a level, or “cannot judge”.",
    ),
    "unknown-item": Problem(422, "Invalid input", "Formulir tidak memiliki butir ini.", "The form has no such item."),
    "unknown-level": Problem(422, "Invalid input", "Butir tidak memiliki tingkat ini.", "The item has no such level."),
    "peers-send-no-evidence": Problem(
        422,
        "Invalid input",
        "Rekan tidak melampirkan bukti: pemilik berkas akan dikenali.",
        "Peers attach no evidence: the owner of a file would be known.",
    ),
    "levels-of-outcome": Problem(
        422,
        "Invalid input",
        "Sebut tingkat yang berlaku bila hasil berubah, untuk kompetensi penilaian ini saja.",
        "Name the levels that hold if the result changes, of this assessment's competencies only.",
    ),
}
