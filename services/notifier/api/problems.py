"""What the notifier refuses, and how it says so."""

from shared.errors import Problem

PROBLEMS = {
    "no-contact": Problem(
        409,
        "Not in the directory",
        "Anda belum tercatat dalam direktori pustakawan, jadi pilihan ini belum dapat disimpan.",
        "You are not in the directory of librarians yet, so this choice cannot be kept.",
    ),
    "kind-is-mandatory": Problem(
        409,
        "Cannot be switched off",
        "“{kind}” menyangkut kedudukan atau tempat duduk Anda sendiri, jadi suratnya selalu dikirim langsung.",
        "“{kind}” is about your own standing or seat, so its letters always come at once.",
    ),
    "kind-is-urgent": Problem(
        409,
        "Cannot wait for the digest",
        "“{kind}” bisa terlambat jika menunggu ringkasan harian. Pilih langsung atau tidak sama sekali.",
        "“{kind}” may come too late in a daily digest. Choose at once or not at all.",
    ),
}
