"""The yearly report to the local government: its sections, in order, under one dated rule."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from services.assessment.domain.reports import money, reach, training
from services.assessment.domain.reports.assessed import assessed
from services.assessment.domain.reports.facts import Figure, Recorded, Words
from services.assessment.domain.rules import Rule

Section = Callable[[Recorded, str], Iterator[Figure]]

SECTIONS: Mapping[str, Words] = {
    "programme": ("Program dan tujuan", "Programmes and goals"),
    "people": ("Orang yang dilatih", "People trained"),
    "hours": ("Jam pelajaran terhadap kewajiban", "Hours against the obligation"),
    "competence": ("Kompetensi dan sertifikat", "Competence and certificates"),
    "satisfaction": ("Kepuasan pengunjung (IKM)", "Visitor satisfaction (IKM)"),
    "evaluation": ("Hasil evaluasi singkat", "Evaluation in short"),
    "activities": ("Kegiatan dan jangkauan", "Activities and reach"),
    "partners": ("Kerja sama", "Partners"),
    "money": ("Anggaran", "Budget"),
}


@dataclass(frozen=True)
class YearlyRule(Rule):
    sections: tuple[Section, ...]


_FIRST = YearlyRule(
    id="laporan-tahunan-1",
    effective_from=date(2000, 1, 1),
    source="House definitions of the yearly report to the local government; each figure states its own.",
    sections=(
        training.programmes,
        training.people,
        training.hours,
        training.competence,
        reach.satisfaction,
        reach.evaluation,
        reach.activities,
        reach.partners,
        money.money,
    ),
)
# A frozen report is counted again by the rule it was counted by: what is added begins with a year.
_WITH_ASSESSMENTS = replace(
    _FIRST,
    id="laporan-tahunan-2",
    effective_from=date(2026, 1, 1),
    sections=(*_FIRST.sections[:4], assessed, *_FIRST.sections[4:]),
)
YEARLY_RULES = (_FIRST, _WITH_ASSESSMENTS)


def figures(of: Recorded, rule: YearlyRule) -> list[Figure]:
    """Every figure of the report, in order."""
    return [figure for section in rule.sections for figure in section(of, rule.id)]
