"""Level 5: the return, where benefits and fully loaded costs were entered. Else it says what is missing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from services.assessment.domain.evaluation.rules import ReturnRule
from services.assessment.domain.figures import half_up

Entry = Mapping[str, Any]


def returns(benefits: Sequence[Entry], costs: Sequence[Entry], rule: ReturnRule) -> dict[str, Any]:
    """ROI in percent and the benefit-cost ratio, or `computed` false with what is missing."""
    missing = ([] if benefits else ["benefits"]) + _unnamed(costs, rule)
    gained, spent = _sum(benefits), _sum(costs)
    if not missing and not spent:
        missing = ["costs"]
    told = {"benefits": str(gained), "costs": str(spent), "missing": missing, "rule_id": rule.id}
    if missing:
        return told | {"computed": False, "roi": None, "bcr": None}
    exact = Fraction(gained) / Fraction(spent)
    return told | {"computed": True, "roi": str(half_up((exact - 1) * 100, 1)), "bcr": str(half_up(exact))}


def _unnamed(costs: Sequence[Entry], rule: ReturnRule) -> list[str]:
    """Which kinds of cost nobody stated; a kind that cost nothing is stated as zero."""
    return [f"costs.{kind}" for kind in rule.costs if kind not in {each["kind"] for each in costs}]


def _sum(entries: Sequence[Entry]) -> Decimal:
    return sum((Decimal(each["amount"]) for each in entries), Decimal(0))
