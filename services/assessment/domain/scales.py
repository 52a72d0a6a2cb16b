"""Proficiency scales: named values in order, the lowest first, in both languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Scale:
    """A scale, and where it comes from."""

    slug: str
    title: str
    title_en: str
    values: tuple[tuple[str, str, str], ...]  # slug, Indonesian, English; ascending
    source: str

    def to_dict(self) -> dict[str, Any]:
        values = [{"slug": slug, "title": told, "title_en": english} for slug, told, english in self.values]
        facts = {"slug": self.slug, "title": self.title, "title_en": self.title_en, "source": self.source}
        return facts | {"values": values}


COMPETENT = Scale(
    "kompeten",
    "Kompeten atau belum",
    "Competent or not yet",
    (("belum-kompeten", "Belum kompeten", "Not yet competent"), ("kompeten", "Kompeten", "Competent")),
    "Hasil uji kompetensi per unit (dari ingatan, belum diperiksa pada naskah BNSP)",
)
GROWTH = Scale(
    "tumbuh",
    "Empat tingkat penguasaan",
    "Four levels of mastery",
    (
        ("mengenal", "Mengenal", "Knows of it"),
        ("menerapkan", "Menerapkan dengan bimbingan", "Applies it with guidance"),
        ("mandiri", "Mandiri", "Works on their own"),
        ("membimbing", "Membimbing orang lain", "Guides others"),
    ),
    "Skala internal; bukan ketentuan",
)
SCALES = {scale.slug: scale for scale in (COMPETENT, GROWTH)}


def usual(form: str) -> Scale:
    """The scale that a framework begins with: SKKNI asks whether somebody is competent, our own how far they are."""
    return COMPETENT if form.startswith("skkni") else GROWTH


def fault(scale: Mapping[str, Any]) -> str | None:
    """Why these values are no scale: fewer than two, or one of them twice."""
    slugs = [each["slug"] for each in scale["values"]]
    if len(slugs) < 2:
        return "scale-too-short"
    return "listed-twice" if len(set(slugs)) < len(slugs) else None


def rank(values: Sequence[Mapping[str, Any]], slug: str) -> int | None:
    """How high a value stands, the lowest 0; None where the scale has no such value."""
    return next((place for place, each in enumerate(values) if each["slug"] == slug), None)
