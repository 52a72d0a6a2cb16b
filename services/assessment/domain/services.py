"""The kinds of service that a visitor comes for. Only the kind is kept, never what was typed: free words can name."""

from services.assessment.domain.answers import words
from services.assessment.domain.elements import Text
from services.assessment.domain.respondents import Choice

OTHER = "lainnya"
UNSAID = "tak-disebut"
KINDS = (
    Choice("peminjaman", Text("Peminjaman dan pengembalian", "Borrowing and returning"), ("peminjaman", "pinjam")),
    Choice("ruang-baca", Text("Ruang baca", "Reading room"), ("baca di tempat",)),
    Choice("referensi", Text("Referensi dan informasi", "Reference and information"), ("referensi", "rujukan")),
    Choice("keanggotaan", Text("Keanggotaan", "Membership"), ("kartu anggota",)),
    Choice("internet", Text("Komputer dan internet", "Computers and internet"), ("internet", "komputer")),
    Choice("kegiatan", Text("Kegiatan dan kelas", "Activities and classes"), ("kegiatan",)),
    Choice("keliling", Text("Perpustakaan keliling", "Mobile library"), ("keliling",)),
    Choice(OTHER, Text("Lainnya", "Other")),
)
CODES = tuple(kind.value for kind in KINDS)
UNSAID_LABEL = Text("Tidak disebut", "Not said")


def read_kind(text: str) -> str | None:
    """The kind that was meant; None when blank; what nobody named before is `lainnya`."""
    wanted = words(text.lstrip("'"))
    if not wanted:
        return None
    for kind in KINDS:
        if wanted in (words(kind.value), words(kind.label.id), words(kind.label.en), *kind.also):
            return kind.value
    return OTHER


def label_of(code: str) -> Text:
    """What a kind is called."""
    return next((kind.label for kind in KINDS if kind.value == code), UNSAID_LABEL)
