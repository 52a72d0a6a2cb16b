"""Taking over figures of earlier periods: each as it came, the comparable one beside it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.assessment.commands.legacy_sheet import read_figure
from services.assessment.documents import LegacyFigure, Library
from services.assessment.domain import legacy
from services.assessment.domain.answers import words
from services.assessment.domain.figures import half_up
from shared.spreadsheets import IMPORTED, UNCHANGED, Cells, Recognised, RowResult, refusal, remark
from shared.spreadsheets import Row as TableRow
from shared.storage.documents import insert

SAME = ("figure", "letter", "weight", "rule_id", "n", "averages")
DOUBTS = {
    "letter-of-another-rule": remark(
        "letter-of-another-rule",
        "Mutunya bukan mutu angka ini menurut aturan yang disebut; keduanya disimpan seperti adanya.",
        "The grade is not that of this figure by the rule named; both are kept as they came.",
    ),
    "figure-not-of-averages": remark(
        "figure-not-of-averages",
        "Angkanya tidak sama dengan hitungan dari rata-rata unsur dan bobotnya; disimpan seperti adanya.",
        "The figure is not what its averages and weight give; it is kept as it came.",
    ),
}
CONFLICT = refusal(
    "legacy-conflict",
    "Periode dan unit ini sudah punya angka lain. Angka yang sudah diambil tidak diganti.",
    "This period and unit have another figure. What was taken over is not replaced.",
)


def import_figures(rows: Sequence[TableRow], recognised: Recognised, now: datetime) -> list[RowResult]:
    """Take what is right; the same figure again is unchanged, another for the same period and unit refused."""
    units = {words(library.name): library.id for library in Library.objects}
    return [_take(Cells(row, recognised), units, now) for row in rows]


def _take(cells: Cells, units: dict[str, str], now: datetime) -> RowResult:
    facts = read_figure(cells)
    if facts is None:
        return cells.result()
    made = _figure(facts, units)
    for doubt in made.doubts:
        cells.say(DOUBTS[doubt])
    earlier = LegacyFigure.objects(id=made.id).first()
    if earlier is None:
        insert(made, now)
        return cells.result(IMPORTED, made.id)
    if any(getattr(earlier, name) != getattr(made, name) for name in SAME):
        cells.say(CONFLICT, "figure")
        return cells.result()
    return cells.result(UNCHANGED, made.id)


def _figure(facts: dict[str, Any], units: dict[str, str]) -> LegacyFigure:
    found = legacy.comparable(facts["averages"])
    told = {"ikm": str(found.ikm), "grade": found.grade, "rule_id": found.rule_id} if found else {}
    if found:
        told["exact"] = f"{found.exact.numerator}/{found.exact.denominator}"
    return LegacyFigure(
        id=legacy.figure_id(facts["period"], facts["unit"]),
        period=facts["period"],
        unit=facts["unit"],
        unit_id=units.get(words(facts["unit"])),
        figure=str(half_up(facts["figure"])),
        letter=facts["letter"],
        weight=facts["weight"],
        rule_id=facts["rule_id"],
        n=facts["n"],
        averages={slug: str(average) for slug, average in facts["averages"].items()},
        comparable=told,
        doubts=list(
            legacy.doubts(facts["figure"], facts["letter"], facts["rule_id"], facts["weight"], facts["averages"])
        ),
    )
