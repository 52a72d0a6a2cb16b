"""An index with all that it came from, as plain data: a person can follow it down to the counted answers."""

from fractions import Fraction
from typing import Any

from services.assessment.domain.ballots import Ballots
from services.assessment.domain.confidence import interval
from services.assessment.domain.elements import Element, Instrument
from services.assessment.domain.figures import half_up
from services.assessment.domain.needs import low_elements, shown_average, three_lowest
from services.assessment.domain.ruleset import RuleSet
from services.assessment.domain.sample import sample_needed
from services.assessment.domain.satisfaction import CONVERSION, Index, Tally, satisfaction_index


def figures(ballots: Ballots, population: int | None, rules: RuleSet, instrument: Instrument) -> dict[str, Any]:
    """Every figure of a unit (or of all): decimals as text, exact values as fractions."""
    index = satisfaction_index(ballots.tallies, rules.satisfaction, instrument.weights)
    low = low_elements(ballots.tallies, rules.need)
    return {
        "n": ballots.n,
        "population": population,
        "sample_needed": sample_needed(population, rules.sample),
        "elements": [_element(e, ballots.tallies[e.slug], e.slug in low) for e in instrument.elements],
        "lowest": list(three_lowest(ballots.tallies)),
        "rule_id": rules.satisfaction.id,
        **(_graded(index, ballots, rules, instrument) if index else NO_INDEX),
    }


NO_INDEX: dict[str, Any] = {"ikm": None, "grade": None, "quality": None, "interval": None, "how": None}


def _graded(index: Index, ballots: Ballots, rules: RuleSet, instrument: Instrument) -> dict[str, Any]:
    found = interval(index.exact, ballots.scores, rules.confidence)
    return {
        "ikm": str(index.ikm),
        "grade": index.band.grade,
        "quality": {"id": index.band.id, "en": index.band.en},
        "interval": found and {"low": str(found.low), "high": str(found.high), "percent": found.percent},
        "how": _how(index, instrument),
    }


def _how(index: Index, instrument: Instrument) -> dict[str, Any]:
    weights = {_fraction(weight) for weight in instrument.weights.values()}
    return {
        "weight": weights.pop() if len(weights) == 1 else None,
        "weighted": _fraction(index.weighted),
        "conversion": CONVERSION,
        "exact": _fraction(index.exact),
        "unrounded": str(half_up(index.exact, 6)),
        "grade_from": str(index.band.floor),
    }


def _element(element: Element, tally: Tally, low: bool) -> dict[str, Any]:
    average = shown_average(tally)
    return {
        "slug": element.slug,
        "label": {"id": element.label.id, "en": element.label.en},
        "n": tally.n,
        "counts": list(tally.counts),
        "total": tally.total,
        "average": None if average is None else str(average),
        "exact": None if tally.average is None else _fraction(tally.average),
        "weight": _fraction(element.weight),
        "weighted": None if tally.average is None else str(half_up(tally.average * element.weight, 4)),
        "low": low,
    }


def _fraction(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
