"""Files that people hand in: known by their content, never by what their name or sender claims."""

import re
import unicodedata
from dataclasses import dataclass

MOST_BYTES = 900 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Kind:
    """A type of file."""

    media_type: str
    extension: str


PDF = Kind("application/pdf", "pdf")
PNG = Kind("image/png", "png")
JPEG = Kind("image/jpeg", "jpg")
TEXT = Kind("text/plain", "txt")
OFFICE_KINDS = {
    b"word/document": Kind(OFFICE + "wordprocessingml.document", "docx"),
    b"xl/workbook": Kind(OFFICE + "spreadsheetml.sheet", "xlsx"),
    b"ppt/presentation": Kind(OFFICE + "presentationml.presentation", "pptx"),
}
MAGIC = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
MACROS = b"vbaProject.bin"
PROOF = frozenset({PDF, PNG, JPEG})
"""What a paper becomes when it is scanned or photographed."""


def kind_of(content: bytes) -> Kind | None:
    """What the content is; None for everything that is not accepted (macros, web pages, programs, archives)."""
    for magic, kind in MAGIC:
        if content.startswith(magic):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return TEXT if _is_plain_text(content) else None


def file_name(title: str, kind: Kind, otherwise: str = "materi") -> str:
    """Our own name for the file: from its title, plain letters only."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")
    return f"{words or otherwise}.{kind.extension}"


def _office(content: bytes) -> Kind | None:
    if b"[Content_Types].xml" not in content or MACROS in content:
        return None
    return next((kind for part, kind in OFFICE_KINDS.items() if part in content), None)


def _is_plain_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    shown = all(char.isprintable() or char in "\r\n\t\ufeff" for char in text)
    return bool(text.strip()) and shown and not text.lstrip("\ufeff \r\n\t").startswith("<")
