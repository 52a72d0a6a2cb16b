"""The rules of the literacy indices to 2024, with their bands."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from services.assessment.domain.reports.facts import Words
from services.assessment.domain.rules import Rule

IPLM, TGM = "iplm", "tgm"
LAST_YEAR = 2024


@dataclass(frozen=True)
class Part:
    """One thing that an index is made of."""

    name: str
    title: Words
    weight: Fraction


@dataclass(frozen=True)
class IndexBand:
    """From `low` to `high`, both within, of the figure as rounded for the bands."""

    low: Decimal
    high: Decimal
    title: Words


@dataclass(frozen=True)
class BandSet:
    id: str
    source: str
    bands: tuple[IndexBand, ...]


@dataclass(frozen=True)
class IndexRule(Rule):
    instrument: str
    until: date
    parts: tuple[Part, ...]
    band_sets: tuple[BandSet, ...]
    replaced_by: str


_VERY_LOW, _LOW, _MIDDLE, _HIGH, _VERY_HIGH = (
    ("Sangat rendah", "Very low"), ("Rendah", "Low"), ("Sedang", "Middling"), ("Tinggi", "High"),
    ("Sangat tinggi", "Very high"),
)  # fmt: skip
_SEVENTH, _TENTHS, _TWENTIETH = Fraction(1, 7), Fraction(3, 10), Fraction(1, 20)
_LAST_DAY = date(LAST_YEAR, 12, 31)


def _band(low: str, high: str, title: Words) -> IndexBand:
    return IndexBand(Decimal(low), Decimal(high), title)


INDEX_RULES = (
    IndexRule(
        id="iplm-sampai-2024",
        effective_from=date(2018, 1, 1),
        source="IPLM to 2024: pustakawan.org 52 and 70. Elements are not capped at 1. Bands are printed to one "
        "decimal, so the figure is rounded half up to one decimal before it is looked up (house rule). "
        "First year not verified.",
        instrument=IPLM,
        until=_LAST_DAY,
        parts=(
            Part("uplm1", ("Pemerataan layanan perpustakaan", "Spread of library service"), _SEVENTH),
            Part("uplm2", ("Ketercukupan koleksi", "Sufficiency of collection"), _SEVENTH),
            Part("uplm3", ("Ketercukupan tenaga perpustakaan", "Sufficiency of staff"), _SEVENTH),
            Part("uplm4", ("Tingkat kunjungan per hari", "Visits a day"), _SEVENTH),
            Part("uplm5", ("Perpustakaan ber-SNP (dibina)", "Libraries up to the national standard"), _SEVENTH),
            Part("uplm6", ("Keterlibatan masyarakat dalam KIE", "People in communication and education"), _SEVENTH),
            Part("uplm7", ("Anggota perpustakaan", "Members"), _SEVENTH),
        ),
        band_sets=(
            BandSet(
                "iplm-2024",
                "pustakawan.org 52, 70",
                (
                    _band("0", "29.9", _VERY_LOW),
                    _band("30", "49.9", _LOW),
                    _band("50", "79.9", _MIDDLE),
                    _band("80", "89.9", _HIGH),
                    _band("90", "100", _VERY_HIGH),
                ),
            ),
        ),
        replaced_by="iplm-2025",
    ),
    IndexRule(
        id="tgm-sampai-2024",
        effective_from=date(2018, 1, 1),
        source="TGM to 2024: data.blitarkab.go.id. Figure rounded half up to one decimal before it is looked up "
        "(house rule). Names of the five bands from memory; first year not verified.",
        instrument=TGM,
        until=_LAST_DAY,
        parts=(
            Part("fm", ("Frekuensi membaca (FM)", "Frequency of reading (FM)"), _TENTHS),
            Part("dm", ("Durasi membaca (DM)", "Duration of reading (DM)"), _TENTHS),
            Part("jb", ("Jumlah bacaan (JB)", "Number of books (JB)"), _TENTHS),
            Part("fai", ("Frekuensi akses internet (FAI)", "Frequency of internet access (FAI)"), _TWENTIETH),
            Part("dai", ("Durasi akses internet (DAI)", "Duration of internet access (DAI)"), _TWENTIETH),
        ),
        band_sets=(
            BandSet(
                "tgm-perlima",
                "data.blitarkab.go.id",
                (
                    _band("0", "20", _VERY_LOW),
                    _band("20.1", "40", _LOW),
                    _band("40.1", "60", _MIDDLE),
                    _band("60.1", "80", _HIGH),
                    _band("80.1", "100", _VERY_HIGH),
                ),
            ),
            BandSet("tgm-pers", "Press, same years: only this band was found", (_band("50.1", "75", _MIDDLE),)),
        ),
        replaced_by="tkm-2025",
    ),
)
