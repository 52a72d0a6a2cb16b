"""Refusals around question banks and tests."""

from shared import spreadsheets
from shared.errors import Problem

TESTING: dict[str, Problem] = {
    **spreadsheets.PROBLEMS,
    "rubric-missing": Problem(
        422,
        "Rubric missing",
        "Pelatihan yang diamati memerlukan rubrik: kriteria dengan tingkat-tingkatnya.",
        "An observed course needs a rubric: criteria, each with its levels.",
    ),
    "question-exists": Problem(
        409,
        "Question exists",
        "Pertanyaan dengan rumusan ini sudah ada di bank soal pelatihan ini.",
        "A question with these words is already in the bank of this course.",
    ),
    "instrument-missing": Problem(
        409,
        "No test made",
        "Belum ada tes untuk tahap ini pada pelatihan “{title}”. Susunlah dahulu dari bank soal.",
        "The course “{title}” has no test for this stage yet. Make one from its question bank first.",
    ),
    "sitting-exists": Problem(
        409,
        "Test already opened",
        "Tes ini sudah dibuka pada sesi ini.",
        "This test has already been opened in this session.",
    ),
    "sitting-closed": Problem(
        409,
        "Test closed",
        "Tes ini sudah ditutup. Jawaban tidak diterima lagi.",
        "This test is closed. It takes no more answers.",
    ),
    "sitting-not-yours": Problem(
        403,
        "Not your test",
        "Tes ini hanya untuk peserta yang memiliki kursi pada sesinya.",
        "This test is only for those who have a seat in its session.",
    ),
    "attempts-used": Problem(
        409,
        "No attempt left",
        "Anda sudah memakai semua kesempatan ({allowed}) untuk tes ini.",
        "You have used every attempt ({allowed}) at this test.",
    ),
    "attempt-not-open": Problem(
        409,
        "Attempt handed in",
        "Jawaban ini sudah dikumpulkan dan tidak dapat diubah lagi.",
        "These answers have been handed in and can no longer change.",
    ),
    "attempt-time-over": Problem(
        409,
        "Time is over",
        "Waktunya sudah habis. Jawaban yang terakhir disimpanlah yang dinilai.",
        "The time is over. The answers saved last are those that count.",
    ),
    "attempt-not-submitted": Problem(
        409,
        "Not handed in yet",
        "Jawaban ini belum dikumpulkan, jadi belum dapat dinilai.",
        "These answers have not been handed in yet and cannot be scored.",
    ),
    "not-an-essay": Problem(
        422,
        "Not an essay",
        "Hanya jawaban uraian yang dinilai dengan rubrik oleh penilai.",
        "Only an essay is scored by a person on a rubric.",
    ),
    "tests-unscored": Problem(
        409,
        "Tests await scoring",
        "Sesi belum dapat ditutup: uraian dari {names} belum dinilai.",
        "The session cannot be closed yet: the essays of {names} have not been scored.",
    ),
    "rubric-empty": Problem(
        422,
        "Empty rubric",
        "Rubrik memerlukan sedikitnya satu kriteria.",
        "A rubric needs at least one criterion.",
    ),
    "rubric-levels": Problem(
        422,
        "Levels do not rise",
        "Tiap kriteria memerlukan sedikitnya dua tingkat, dari nilai terendah ke tertinggi.",
        "Each criterion needs at least two levels, from the fewest points to the most.",
    ),
    "too-few-options": Problem(
        422,
        "Too few options",
        "Pertanyaan pilihan memerlukan sedikitnya dua pilihan.",
        "A question with options needs at least two.",
    ),
    "correct-options": Problem(
        422,
        "Which option is right?",
        "Tandai pilihan yang benar: tepat satu pada pilihan tunggal, sedikitnya satu pada pilihan majemuk.",
        "Mark what is right: exactly one option of a single choice, at least one of a multiple choice.",
    ),
    "too-few-pairs": Problem(
        422,
        "Too few pairs",
        "Pertanyaan menjodohkan memerlukan sedikitnya dua pasangan yang berbeda.",
        "A matching question needs at least two different pairs.",
    ),
    "no-accepted-answer": Problem(
        422,
        "No accepted answer",
        "Tulis sedikitnya satu jawaban yang diterima.",
        "Write at least one answer that is accepted.",
    ),
    "answer-unfit": Problem(
        422,
        "Not an answer to this question",
        "Jawaban ini tidak sesuai dengan pertanyaannya.",
        "This is not an answer to this question.",
    ),
    "rubric-choice": Problem(
        422,
        "Level missing",
        "Pilih satu tingkat untuk setiap kriteria.",
        "Choose one level for each criterion.",
    ),
    "question-unknown": Problem(
        422,
        "Unknown question",
        "Pertanyaan ini tidak ada di bank soal pelatihan ini, atau sudah tidak dipakai.",
        "This question is not in the bank of this course, or no longer in use.",
    ),
}
