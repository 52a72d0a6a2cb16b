"""Credit points (angka kredit): the dated tables of PermenPANRB 1/2023 and PerBKN 3/2023.

Every figure says whether it was verified against a source; one that was not is shown as such wherever it counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.assessment.domain.performance_rules import BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_BAIK, SANGAT_KURANG
from services.assessment.domain.rules import Rule


@dataclass(frozen=True)
class Figure:
    value: Decimal
    verified: bool = True


def _figure(value: str, *, verified: bool = True) -> Figure:
    return Figure(Decimal(value), verified)


def _memory(value: str) -> Figure:
    """A figure from memory, not seen in the regulation's own text."""
    return _figure(value, verified=False)


@dataclass(frozen=True)
class Level:
    """A level (jenjang): what a year on 100 % earns, and what must be gathered to move on."""

    slug: str
    position: str
    ranks: tuple[str, ...]
    coefficient: Figure
    next_rank: Figure
    next_level: Figure | None
    follows: str | None  # the level above


@dataclass(frozen=True)
class PointRule(Rule):
    percents: Mapping[str, Figure]
    levels: tuple[Level, ...]
    months_in_rank: Figure  # at least

    def level(self, slug: str) -> Level:
        """The level of this name. Raises ValueError."""
        for level in self.levels:
            if level.slug == slug:
                return level
        raise ValueError(f"no level {slug}")

    def level_of(self, position: str) -> Level | None:
        """The level of a position as the directory writes it; None for one outside the table."""
        wanted = " ".join(position.split()).casefold()
        return next((each for each in self.levels if each.position.casefold() == wanted), None)


LEVELS = (
    Level("pemula", "Asisten Perpustakaan Pemula", ("II/a",),
          _memory("3.75"), _figure("15"), _figure("15"), "terampil"),
    Level("terampil", "Asisten Perpustakaan Terampil", ("II/b", "II/c", "II/d"),
          _memory("5"), _figure("20"), _figure("60"), "mahir"),
    Level("mahir", "Asisten Perpustakaan Mahir", ("III/a", "III/b"),
          _memory("12.5"), _figure("50"), _figure("100"), "penyelia"),
    Level("penyelia", "Asisten Perpustakaan Penyelia", ("III/c", "III/d"),
          _memory("25"), _figure("100"), None, None),
    Level("ahli-pertama", "Pustakawan Ahli Pertama", ("III/a", "III/b"),
          _figure("12.5"), _figure("50"), _figure("100"), "ahli-muda"),
    Level("ahli-muda", "Pustakawan Ahli Muda", ("III/c", "III/d"),
          _figure("25"), _figure("100"), _figure("200"), "ahli-madya"),
    Level("ahli-madya", "Pustakawan Ahli Madya", ("IV/a", "IV/b", "IV/c"),
          _memory("37.5"), _figure("150"), _figure("450"), "ahli-utama"),
    Level("ahli-utama", "Pustakawan Ahli Utama", ("IV/d", "IV/e"),
          _memory("50"), _figure("200"), None, None),
)  # fmt: skip

POINT_RULES = (
    PointRule(
        id="permenpanrb-1-2023",
        effective_from=date(2023, 1, 1),
        source="PermenPANRB 1/2023 and PerBKN 3/2023: months/12 × percent of the predicate × coefficient of the level. "
        "Needs as in BKN's slides (labels Mahir and Terampil put right), gathered within a level: a level's need is "
        "that of its ranks together. At least two years in a rank.",
        percents={
            SANGAT_BAIK: _figure("150"),
            BAIK: _figure("100"),
            BUTUH_PERBAIKAN: _figure("75"),
            KURANG: _memory("50"),
            SANGAT_KURANG: _memory("25"),
        },
        levels=LEVELS,
        months_in_rank=_figure("24"),
    ),
)
INTEGRATION_RULE = "perbkn-3-2023-integrasi"  # points of before 2023: gathered minus base value
