"""What is told of evaluations, of what is to improve, and of behaviour at work, in both languages. Never a figure."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

EVALUATING: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("evaluation.published", "manager"): Template(
            "Evaluasi terbit: {title}",
            ("Evaluasi “{title}” untuk {period_from..period_until} terbit, revisi {revision}.",),
            "Baca hasilnya, data yang belum ada, dan tetapkan tindak perbaikan.",
            "Buka evaluasi",
            "Anda mengelola pembinaan pustakawan.",
        ),
        ("improvement.assigned", "librarian"): Template(
            "Tindak perbaikan untuk Anda: {title}",
            ("Anda menjadi penanggung jawab tindak perbaikan “{title}”.", "Tenggatnya {due_on:day}."),
            "Kerjakan, lalu tulis hasilnya.",
            "Buka tindak perbaikan",
            "Anda penanggung jawab tindak perbaikan ini.",
        ),
        ("improvement.reminded", "librarian"): Template(
            "Pengingat tindak perbaikan: {title}",
            ("Tindak perbaikan “{title}” bertenggat {due_on:day} dan belum ditutup.",),
            "Tulis hasilnya, atau bicarakan tenggatnya dengan kepala perpustakaan.",
            "Buka tindak perbaikan",
            "Anda penanggung jawab tindak perbaikan ini.",
        ),
        ("followup.answered", "librarian"): Template(
            "Tindak lanjut pelatihan terisi: {course_title}",
            ("Pengamatan penerapan pelatihan “{course_title}” di tempat kerja sudah diisi.",),
            "Baca, dan bicarakan bila perlu.",
            "Lihat tindak lanjut",
            "Anda lulus dari pelatihan ini.",
        ),
        ("followup.reminded", "supervisor"): Template(
            "Pengingat tindak lanjut: {course_title}",
            (
                "Pengamatan penerapan pelatihan “{course_title}” oleh {librarian_name} belum Anda isi.",
                "Jangka waktunya berakhir {due_until:day}.",
            ),
            "Isi pengamatan Anda; cukup beberapa menit.",
            "Isi tindak lanjut",
            "Anda atasan unit ini atau mengelola pembinaan pustakawan.",
        ),
    },
    "en": {
        ("evaluation.published", "manager"): Template(
            "Evaluation published: {title}",
            ("The evaluation “{title}” of {period_from..period_until} is published, revision {revision}.",),
            "Read the result and what is missing, and decide what to improve.",
            "Open the evaluation",
            "You manage the development of librarians.",
        ),
        ("improvement.assigned", "librarian"): Template(
            "An improvement for you: {title}",
            ("You are the owner of the improvement “{title}”.", "It is due on {due_on:day}."),
            "Do it, and write what came of it.",
            "Open the improvement",
            "You own this improvement.",
        ),
        ("improvement.reminded", "librarian"): Template(
            "Reminder of an improvement: {title}",
            ("The improvement “{title}” is due on {due_on:day} and is still open.",),
            "Write what came of it, or talk about the date with the head of library.",
            "Open the improvement",
            "You own this improvement.",
        ),
        ("followup.answered", "librarian"): Template(
            "Follow-up answered: {course_title}",
            ("How the training “{course_title}” is put to use at work has been answered.",),
            "Read it, and talk it over where needed.",
            "See the follow-up",
            "You completed this training.",
        ),
        ("followup.reminded", "supervisor"): Template(
            "Reminder of a follow-up: {course_title}",
            (
                "You have not answered yet how {librarian_name} puts the training “{course_title}” to use.",
                "The period ends on {due_until:day}.",
            ),
            "Answer it; it takes a few minutes.",
            "Answer the follow-up",
            "You supervise this unit or manage the development of librarians.",
        ),
    },
}
