"""Why an evaluation, an improvement or the answer to a follow-up is refused."""

from shared.errors import Problem

EVALUATION_PROBLEMS: dict[str, Problem] = {
    "evaluation-published": Problem(
        409,
        "Evaluation published",
        "Evaluasi “{title}” sudah diterbitkan, sehingga rencananya tidak dapat diubah lagi.",
        "The evaluation “{title}” is published, so its plan cannot be changed any more.",
    ),
    "period-not-over": Problem(
        409,
        "Period not over",
        "Periode evaluasi berakhir pada {until}; terbitkan pada hari itu atau sesudahnya.",
        "The period of the evaluation ends on {until}; publish on that day or later.",
    ),
    "nothing-to-evaluate": Problem(
        409,
        "Nothing to evaluate",
        "Belum ada sesi yang dilaporkan untuk pelatihan ini dalam periodenya.",
        "No session of these courses was reported in the period yet.",
    ),
    "improvement-ended": Problem(
        409,
        "Improvement ended",
        "Tindak perbaikan “{title}” sudah selesai atau dibatalkan.",
        "The improvement “{title}” was finished or dropped before.",
    ),
    "improvement-of-another": Problem(
        403,
        "Another person's improvement",
        "Hanya penanggung jawabnya dan kepala perpustakaan yang dapat menutup tindak perbaikan ini.",
        "Only its owner and the head of library can end this improvement.",
    ),
    "followup-not-due": Problem(
        409,
        "Follow-up not due",
        "Tindak lanjut ini baru dapat diisi mulai {day}.",
        "This follow-up can be answered from {day} on.",
    ),
    "followup-cancelled": Problem(
        409,
        "Follow-up cancelled",
        "Tindak lanjut ini dibatalkan; tidak ada yang perlu diisi.",
        "This follow-up was cancelled; there is nothing to answer.",
    ),
    "followup-answered": Problem(
        409,
        "Follow-up answered",
        "Tindak lanjut ini sudah Anda isi; jawabannya tetap seperti semula.",
        "This follow-up was answered from your side before; the answer stays.",
    ),
    # reasons given for a single field
    "until-before-from": Problem(
        422, "Invalid input", "Akhir periode mendahului awalnya.", "The period ends before it begins."
    ),
    "scope-empty": Problem(
        422, "Invalid input", "Pilih sedikitnya satu pelatihan atau sesi.", "Choose at least one course or session."
    ),
    "due-in-past": Problem(422, "Invalid input", "Tanggal ini sudah lewat.", "This date has passed."),
    "step-unknown": Problem(422, "Invalid input", "Pilih salah satu langkah skala.", "Choose a step of the scale."),
    "competency-not-asked": Problem(
        422, "Invalid input", "Kompetensi ini tidak ditanyakan.", "This competency is not asked about."
    ),
    "competency-left-out": Problem(
        422,
        "Invalid input",
        "Isi setiap kompetensi, atau pilih tidak ada kesempatan.",
        "Answer every competency, or choose no occasion.",
    ),
}
