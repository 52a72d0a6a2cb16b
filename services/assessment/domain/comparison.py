"""One competency as several people see it: who is missing is absent, never zero.

A rater's figure for a competency is the mean of the items rated; a role's figure is the mean of its raters', each
counting once. `others` is the mean of the roles that are shown, each counting once; the gap is self minus others.
Peers below the minimum are hidden and are in no other figure either: a subtraction would give them away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from services.assessment.domain.assessment_rules import AssessmentRule
from services.assessment.domain.assessments import ASSESSOR, PEER, RATER_ROLES, SELF


@dataclass(frozen=True)
class Rated:
    """One sheet: what a rater said of each item, as far as anything was said."""

    rater_id: str
    role: str
    items: Mapping[str, str]  # item -> competency code, as the form has them
    levels: Mapping[str, int] = field(default_factory=dict)  # item -> level; unrated items are absent
    settles: bool = False  # of a third assessor: holds instead of the first two

    def of(self, code: str) -> list[int]:
        return [self.levels[item] for item, its in self.items.items() if its == code and item in self.levels]

    def average(self, code: str) -> Fraction | None:
        return mean(map(Fraction, self.of(code)))


@dataclass(frozen=True)
class Figure:
    """A role's figure: `n` of the `asked` rated it. Hidden ones keep their n."""

    role: str
    asked: int
    n: int
    average: Fraction | None
    hidden: bool = False
    settled: bool = False


@dataclass(frozen=True)
class Comparison:
    code: str
    figures: tuple[Figure, ...]
    others: Fraction | None
    gap: Fraction | None  # self minus others


@dataclass(frozen=True)
class ItemFigure:
    """What peers said of one item together."""

    item: str
    n: int
    average: Fraction


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """The exact mean, or None of nothing."""
    found = list(values)
    return sum(found, Fraction()) / len(found) if found else None


def compare(sheets: Sequence[Rated], rule: AssessmentRule) -> list[Comparison]:
    """Every competency that a form names, side by side, in the order of the forms."""
    codes = dict.fromkeys(code for sheet in sheets for code in sheet.items.values())
    return [_compared(code, sheets, rule) for code in codes]


def peer_items(code: str, sheets: Sequence[Rated], rule: AssessmentRule) -> list[ItemFigure]:
    """The peers' figure taken apart by item; all or nothing, so that no item can be subtracted out."""
    said: dict[str, list[Fraction]] = {}
    for sheet in sheets:
        for item, its in sheet.items.items():
            if sheet.role == PEER and its == code and item in sheet.levels:
                said.setdefault(item, []).append(Fraction(sheet.levels[item]))
    if any(len(levels) < rule.peers_shown for levels in said.values()):
        return []
    return [ItemFigure(item, len(levels), sum(levels, Fraction()) / len(levels)) for item, levels in said.items()]


def _compared(code: str, sheets: Sequence[Rated], rule: AssessmentRule) -> Comparison:
    concerned = [sheet for sheet in sheets if code in sheet.items.values()]
    figures = tuple(
        _figure(role, code, [sheet for sheet in concerned if sheet.role == role], rule) for role in RATER_ROLES
    )
    by_role = {figure.role: figure.average for figure in figures}
    own = by_role[SELF]
    others = mean(average for role, average in by_role.items() if role != SELF and average is not None)
    return Comparison(code, figures, others, own - others if own is not None and others is not None else None)


def _figure(role: str, code: str, sheets: list[Rated], rule: AssessmentRule) -> Figure:
    settling = [sheet for sheet in sheets if role == ASSESSOR and sheet.settles and sheet.of(code)]
    averages = [found for sheet in settling or sheets if (found := sheet.average(code)) is not None]
    n = len(averages)
    if role == PEER and 0 < n < rule.peers_shown:
        return Figure(role, len(sheets), n, None, hidden=True)
    return Figure(role, len(sheets), n, mean(averages), settled=bool(settling))
