"""IPLM 2025, the data pack: what the platform recorded for each sub-indicator. Never a score.

    Kepatuhan 30 % = mean(Koleksi, SDM)        Kinerja 70 % = mean(Pelayanan, Pengelolaan)

How a sub-indicator becomes a number between 0 and 100 was not published, so nothing is scaled, weighed or added up.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from services.assessment.domain.figures import half_up
from services.assessment.domain.reports import assessed, facts, reach
from services.assessment.domain.reports.facts import Counted, Fact, Figure, Line, Recorded, Words
from services.assessment.domain.rules import Rule

LITERACY_KINDS = ("training", "discussion", "contest", "visit", "seminar", "exhibition")
QUALIFIED = ("Pustakawan Ahli", "Asisten Perpustakaan")
ENTERED = "entered"


@dataclass(frozen=True)
class Dimension:
    title: Words
    group: Words  # under which it counts
    weight: Fraction  # of the group in the whole


@dataclass(frozen=True)
class Item:
    """A sub-indicator. Without `count` nobody here can know it: a manager enters it, with source and date."""

    dimension: str
    name: str
    unit: str
    title: Words
    means: Words
    count: Callable[[Recorded], Counted] | None = None


@dataclass(frozen=True)
class PackRule(Rule):
    dimensions: Mapping[str, Dimension]
    items: tuple[Item, ...]


def _qualified(of: Recorded) -> Counted:
    return facts.persons(fact for fact in of.staff if str(fact["position"]).startswith(QUALIFIED))


def _developing(of: Recorded) -> Counted:
    staff = {fact.person for fact in of.staff}
    return facts.persons(fact for fact in of.during("hours") if Fraction(fact["hours"]) > 0 and fact.person in staff)


def _spend(of: Recorded) -> Counted:
    return facts.total(Line(fact, fact["spent"]) for fact in of.during("money") if fact["state"] == "spent")


def _literacy(of: Recorded) -> list[Fact]:
    return [fact for fact in of.during("activity") if fact["kind"] in LITERACY_KINDS]


def _collaborations(of: Recorded) -> Counted:
    return facts.number(reach.in_force(of))


_POSITION = (
    "Pegawai aktif pada jabatan Pustakawan atau Asisten Perpustakaan; rumusan resmi belum ditemukan.",
    "Staff in service on a position of Pustakawan or Asisten Perpustakaan; the official wording was not found.",
)
_ATTENDED = (
    "Jumlah hadir pada kegiatan terlaksana, kecuali jenis “lainnya”; yang datang dua kali dihitung dua kali.",
    "Attendance of activities held, except kind “other”; who came twice counts twice.",
)
_COMPLIANCE, _PERFORMANCE = ("Kepatuhan (30%)", "Compliance (30%)"), ("Kinerja (70%)", "Performance (70%)")
_WORDING = "Rumusan resmi subindikator ini belum ditemukan. "
_WORDING_EN = "The official wording of this sub-indicator was not found. "


def _asked(dimension: str, name: str, unit: str, title: Words) -> Item:
    means = (_WORDING + "Diisi dari data perpustakaan sendiri.", _WORDING_EN + "Filled from the library's own data.")
    return Item(dimension, name, unit, title, means)


_FIRST = PackRule(
    id="iplm-2025-data",
    effective_from=date(2025, 1, 1),
    source="IPLM 2025 (Indeks Peningkatan Literasi Masyarakat): pustakawan.org 76; viva.co.id 2025-09-26. "
    "Weights of the groups published; scaling of sub-indicators not. Data only, never a score; "
    "not convertible from the index to 2024.",
    dimensions={
        "collection": Dimension(("Koleksi", "Collection"), _COMPLIANCE, Fraction(30, 100)),
        "staff": Dimension(("Sumber daya manusia", "Staff"), _COMPLIANCE, Fraction(30, 100)),
        "service": Dimension(("Pelayanan", "Service"), _PERFORMANCE, Fraction(70, 100)),
        "management": Dimension(("Pengelolaan", "Management"), _PERFORMANCE, Fraction(70, 100)),
    },
    items=(
        _asked("collection", "collection-titles", "count", ("Judul koleksi", "Titles held")),
        _asked("collection", "collection-copies", "count", ("Eksemplar koleksi", "Copies held")),
        Item(
            "staff",
            "qualified-librarians",
            "people",
            ("Tenaga perpustakaan berkualifikasi", "Qualified staff"),
            _POSITION,
            _qualified,
        ),
        Item(
            "staff",
            "staff-developing",
            "people",
            ("Tenaga yang mengikuti PKB", "Staff in continuing development"),
            (
                "Pegawai aktif dengan JP yang diakui tahun ini; tiap orang sekali.",
                "Staff in service with hours credited in the year; each counts once.",
            ),
            _developing,
        ),
        Item(
            "staff",
            "training-spend",
            "rupiah",
            ("Belanja pelatihan", "Spend on training"),
            (
                "Realisasi anggaran pembinaan tahun ini: tempat, sesi, dan pencalonan.",
                "Spent of the year's development budget: places, sessions and nominations.",
            ),
            _spend,
        ),
        Item(
            "service",
            "literacy-participants",
            "people",
            ("Peserta kegiatan membaca dan literasi", "People in reading and literacy activities"),
            _ATTENDED,
            lambda of: facts.total(Line(fact, fact["attendance"]) for fact in _literacy(of)),
        ),
        Item(
            "service",
            "literacy-activities",
            "count",
            ("Kegiatan membaca dan literasi", "Reading and literacy activities"),
            (
                "Kegiatan terlaksana tahun ini, kecuali jenis “lainnya”.",
                "Activities held in the year, except kind “other”.",
            ),
            lambda of: facts.number(_literacy(of)),
        ),
        _asked("service", "visits", "count", ("Kunjungan", "Visits")),
        _asked("service", "members", "people", ("Anggota", "Members")),
        Item(
            "management",
            "collaborations",
            "count",
            ("Kerja sama", "Collaborations"),
            (
                "Perjanjian dengan mitra yang berlaku sedikitnya satu hari dalam tahun ini.",
                "Agreements with partners in force on at least one day of the year.",
            ),
            _collaborations,
        ),
    ),
)
_FROM_ROUNDS = (
    Item("staff", "staff-assessed", "people", assessed.PEOPLE_TITLE, assessed.PEOPLE_MEANS, assessed.people),
    Item("staff", "staff-at-level", "percent", assessed.SHARE_TITLE, assessed.SHARE_MEANS, assessed.share),
)
# A frozen pack is counted again by the rule it was counted by: what is added begins with a year.
PACK_RULES = (
    _FIRST,
    replace(
        _FIRST,
        id="iplm-2025-data-2",
        effective_from=date(2026, 1, 1),
        items=(*_FIRST.items[:5], *_FROM_ROUNDS, *_FIRST.items[5:]),
    ),
)


def figures(of: Recorded, rule: PackRule) -> list[Figure]:
    """Every sub-indicator, known or not."""
    return [
        Figure(item.dimension, item.name, item.unit, item.title, item.means, _counted(item, of), rule.id)
        for item in rule.items
    ]


def may_be_entered(name: str, rule: PackRule) -> bool:
    """Whether a person enters this figure because no event tells it."""
    return any(item.name == name and item.count is None for item in rule.items)


def completeness(figures: list[Figure]) -> dict[str, str]:
    """How many of the sub-indicators have data. A zero without any record is no data."""
    filled = sum(figure.counted.value is not None and figure.counted.missing is None for figure in figures)
    percent = half_up(Fraction(100 * filled, len(figures)), 1) if figures else Decimal(0)
    return {"filled": str(filled), "of": str(len(figures)), "percent": str(percent)}


def _counted(item: Item, of: Recorded) -> Counted:
    if item.count is not None:
        return item.count(of)
    fact = of.one(ENTERED, f"{of.year}:{item.name}")
    if fact is None:
        return Counted(None, missing="not-filled")
    told = {"source": str(fact["source"]), "as_of": str(fact["as_of"]), "by": str(fact["by"])}
    return Counted(str(fact["value"]), (Line(fact, int(fact["value"])),), detail=told)
