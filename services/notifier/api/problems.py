"""What the notifier refuses, and how it says so."""

from shared.errors import Problem

PROBLEMS = {
    "no-contact": Problem(
        409,
        "Not in the directory",
        "Anda belum tercatat dalam direktori pustakawan, jadi pilihan ini belum dapat disimpan.",
        "You are not in the directory of librarians yet, so this choice cannot be kept.",
    ),
}
