"""Why assessment refuses, and what the caller can do about it."""

from services.assessment.api.evaluation_problems import EVALUATION_PROBLEMS
from services.assessment.api.framework_problems import FRAMEWORK_PROBLEMS
from services.assessment.api.ledger_problems import LEDGER_PROBLEMS
from services.assessment.api.performance_problems import PERFORMANCE_PROBLEMS
from services.assessment.api.plan_problems import PLAN_PROBLEMS
from services.assessment.api.rating_problems import RATING_PROBLEMS
from services.assessment.api.report_problems import REPORT_PROBLEMS
from services.assessment.api.survey_problems import SURVEY_PROBLEMS
from shared import spreadsheets
from shared.errors import Problem

PROBLEMS: dict[str, Problem] = {
    "survey-closed": Problem(
        409,
        "Survey closed",
        "Survei “{title}” sudah ditutup, sehingga jawaban baru tidak dihitung lagi. Terima kasih.",
        "The survey “{title}” is closed, so new answers no longer count. Thank you.",
    ),
    "survey-not-open": Problem(
        409,
        "Survey not open yet",
        "Survei “{title}” baru dibuka pada {opens_on}. Silakan kembali pada tanggal itu.",
        "The survey “{title}” opens on {opens_on}. Please come back then.",
    ),
    "survey-already-closed": Problem(
        409,
        "Survey closed already",
        "Survei “{title}” sudah ditutup; hasilnya dapat dilihat.",
        "The survey “{title}” was closed before; its result can be seen.",
    ),
    "submission-reused": Problem(
        409,
        "Submission id reused",
        "Jawaban lain sudah diterima dengan nomor kiriman {submission_id}. Gunakan nomor baru untuk jawaban baru.",
        "Another answer was taken under the submission id {submission_id}. Use a new id for a new answer.",
    ),
    "portfolio-of-another": Problem(
        403,
        "Another person's portfolio",
        "Portofolio hanya dapat dibaca oleh pemiliknya, atasan unitnya, dan kepala perpustakaan.",
        "A portfolio can be read by its owner, the supervisor of the unit and the head of library only.",
    ),
    "sweep-in-future": Problem(
        422,
        "Date in the future",
        "Tanggal {as_of} belum tiba.",
        "The date {as_of} has not come yet.",
    ),
    **spreadsheets.PROBLEMS,
    **PERFORMANCE_PROBLEMS,
    **REPORT_PROBLEMS,
    **EVALUATION_PROBLEMS,
    **RATING_PROBLEMS,
    **SURVEY_PROBLEMS,
    **FRAMEWORK_PROBLEMS,
    **PLAN_PROBLEMS,
    **LEDGER_PROBLEMS,
    # reasons given for a single field
    "outside-scale": Problem(422, "Invalid input", "Nilai harus 1, 2, 3, atau 4.", "A value is 1, 2, 3 or 4."),
    "unknown-element": Problem(
        422, "Invalid input", "Unsur ini tidak ada dalam survei.", "The survey has no such element."
    ),
    "no-values": Problem(422, "Invalid input", "Jawab sedikitnya satu pertanyaan.", "Answer at least one question."),
    "unknown-unit": Problem(
        422,
        "Invalid input",
        "Unit layanan ini tidak termasuk dalam survei.",
        "The survey does not ask about this unit.",
    ),
    "unknown-choice": Problem(422, "Invalid input", "Pilihan ini tidak tersedia.", "This is not one of the choices."),
    "closes-before-opening": Problem(
        422, "Invalid input", "Tanggal tutup mendahului tanggal buka.", "It closes before it opens."
    ),
    "period-form": Problem(
        422,
        "Invalid input",
        "Tulis periode sebagai 2026, 2026-S1, 2026-Q3, atau 2026-07.",
        "Write the period as 2026, 2026-S1, 2026-Q3 or 2026-07.",
    ),
}
