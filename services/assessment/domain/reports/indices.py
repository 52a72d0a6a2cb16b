"""The literacy indices to 2024, as calculators. Neither can be converted to what replaced it in 2025.

IPLM = (Σ UPLM_i / AM_i) / 7 × 100      seven elements over their factor, none of them capped at 1
TGM  = 0.3 FM + 0.3 DM + 0.3 JB + 0.05 FAI + 0.05 DAI
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from services.assessment.domain.figures import half_up
from services.assessment.domain.reports.facts import plain
from services.assessment.domain.reports.index_rules import INDEX_RULES, IPLM, TGM, BandSet, IndexBand, IndexRule
from services.assessment.domain.rules import in_force


@dataclass(frozen=True)
class IndexResult:
    """A figure, how it came about, and where it stands in a set of bands."""

    value: str
    exact: str
    formula: str
    steps: tuple[Mapping[str, str], ...]
    rule_id: str


def iplm(elements: Mapping[str, tuple[Fraction, Fraction]], on: date) -> IndexResult:
    """From seven pairs of UPLM and AM. Raises ValueError where one is missing, negative, or AM is not above zero."""
    rule = rule_of(IPLM, on)
    _complete(rule, elements)
    if any(uplm < 0 or am <= 0 for uplm, am in elements.values()):
        raise ValueError("UPLM is never negative and AM always above zero")
    ratios = {name: uplm / am for name, (uplm, am) in elements.items()}
    exact = sum(ratios.values(), Fraction()) / len(rule.parts) * 100
    terms = " + ".join(f"{plain(elements[p.name][0])}/{plain(elements[p.name][1])}" for p in rule.parts)
    steps = tuple(
        {"name": p.name, "uplm": plain(elements[p.name][0]), "am": plain(elements[p.name][1]),
         "ratio": str(half_up(ratios[p.name], 4))}
        for p in rule.parts
    )  # fmt: skip
    value = str(half_up(exact))
    return IndexResult(value, str(exact), f"({terms}) / {len(rule.parts)} × 100 = {value}", steps, rule.id)


def tgm(parts: Mapping[str, Fraction], on: date) -> IndexResult:
    """From five parts between 0 and 100. Raises ValueError where one is missing or outside."""
    rule = rule_of(TGM, on)
    _complete(rule, parts)
    if any(not 0 <= value <= 100 for value in parts.values()):
        raise ValueError("each part lies between 0 and 100")
    exact = sum((p.weight * parts[p.name] for p in rule.parts), Fraction())
    terms = " + ".join(f"{plain(p.weight)} × {plain(parts[p.name])}" for p in rule.parts)
    steps = tuple(
        {"name": p.name, "value": plain(parts[p.name]), "weight": plain(p.weight),
         "product": str(half_up(p.weight * parts[p.name], 4))}
        for p in rule.parts
    )  # fmt: skip
    value = str(half_up(exact))
    return IndexResult(value, str(exact), f"{terms} = {value}", steps, rule.id)


def rule_of(instrument: str, on: date) -> IndexRule:
    """The rule of that day. ValueError where there is none: another instrument holds from 2025 on."""
    found = in_force([rule for rule in INDEX_RULES if rule.instrument == instrument], on)
    if on > found.until:
        raise ValueError(f"{instrument} was replaced by {found.replaced_by}")
    return found


def band(value: Decimal, of: BandSet) -> IndexBand | None:
    """The band of a figure, rounded half up to one decimal as the bands are printed. None outside of them."""
    rounded = half_up(value, 1)
    return next((each for each in of.bands if each.low <= rounded <= each.high), None)


def _complete(rule: IndexRule, given: Mapping[str, object]) -> None:
    wanted = {part.name for part in rule.parts}
    if given.keys() != wanted:
        raise ValueError(f"give exactly {', '.join(sorted(wanted))}")
