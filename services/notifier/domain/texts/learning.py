"""Texts around claims of learning elsewhere, in both languages. Reasons are read on the page."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template
from services.notifier.domain.words import Language

_ID_YOURS, _EN_YOURS = "Ini pengajuan jam belajar Anda.", "This is your own claim of learning hours."
_ID_OPEN, _EN_OPEN = "Buka pengajuan", "Open the claim"

LEARNING: Mapping[Language, Mapping[tuple[str, Role], Template]] = {
    "id": {
        ("claim.submitted", "supervisor"): Template(
            "Pengajuan jam belajar menunggu: {title}",
            ("“{title}” diajukan dengan {hours} JP.",),
            "Periksa buktinya, lalu terima, kembalikan, atau tolak dengan alasan.",
            "Tinjau pengajuan",
            "Anda meninjau pengajuan jam belajar unit ini.",
        ),
        ("claim.accepted", "librarian"): Template(
            "{credited} JP diakui: {title}",
            ("Pengajuan “{title}” diterima; {credited} JP masuk ke buku jam belajar Anda.",),
            "Tidak ada yang perlu Anda lakukan.",
            _ID_OPEN,
            _ID_YOURS,
        ),
        ("claim.refused", "librarian"): Template(
            "Pengajuan jam belajar tidak diterima: {title}",
            ("Pengajuan “{title}” tidak diterima.",),
            "Baca alasannya di halaman pengajuan.",
            _ID_OPEN,
            _ID_YOURS,
        ),
        ("claim.returned", "librarian"): Template(
            "Pengajuan jam belajar perlu diperbaiki: {title}",
            ("Pengajuan “{title}” dikembalikan kepada Anda.",),
            "Baca yang perlu diperbaiki, lalu ajukan lagi.",
            _ID_OPEN,
            _ID_YOURS,
        ),
        ("claim.reversed", "librarian"): Template(
            "{credited} JP ditarik: {title}",
            ("Jam dari “{title}” ditarik dari buku jam belajar Anda.",),
            "Baca alasannya di halaman pengajuan.",
            _ID_OPEN,
            _ID_YOURS,
        ),
    },
    "en": {
        ("claim.submitted", "supervisor"): Template(
            "A claim of learning hours waits: {title}",
            ("“{title}” was submitted with {hours} JP.",),
            "Look at its proof, then accept it, send it back, or refuse it with the reason.",
            "Review the claim",
            "You review the learning hours of this unit.",
        ),
        ("claim.accepted", "librarian"): Template(
            "{credited} JP credited: {title}",
            ("Your claim “{title}” was accepted; {credited} JP are in your ledger.",),
            "There is nothing you need to do.",
            _EN_OPEN,
            _EN_YOURS,
        ),
        ("claim.refused", "librarian"): Template(
            "Your claim was not accepted: {title}",
            ("Your claim “{title}” was not accepted.",),
            "Read the reason on the page of the claim.",
            _EN_OPEN,
            _EN_YOURS,
        ),
        ("claim.returned", "librarian"): Template(
            "Your claim needs another look: {title}",
            ("Your claim “{title}” was sent back to you.",),
            "Read what to put right, then submit it again.",
            _EN_OPEN,
            _EN_YOURS,
        ),
        ("claim.reversed", "librarian"): Template(
            "{credited} JP taken back: {title}",
            ("The hours of “{title}” were taken back from your ledger.",),
            "Read the reason on the page of the claim.",
            _EN_OPEN,
            _EN_YOURS,
        ),
    },
}
