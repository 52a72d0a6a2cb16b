"""Which elements ask for action."""

from collections.abc import Mapping
from decimal import Decimal

from services.assessment.domain.figures import half_up
from services.assessment.domain.rules import NeedRule
from services.assessment.domain.satisfaction import Tally


def shown_average(tally: Tally) -> Decimal | None:
    """The element average as people see it: two decimals, half up."""
    return None if tally.average is None else half_up(tally.average)


def low_elements(tallies: Mapping[str, Tally], rule: NeedRule) -> tuple[str, ...]:
    """Elements whose average, as shown, is below the threshold. What people see decides, as with the grade."""
    averages = {slug: shown_average(tally) for slug, tally in tallies.items()}
    return tuple(slug for slug, average in averages.items() if average is not None and average < rule.threshold)


def three_lowest(tallies: Mapping[str, Tally]) -> tuple[str, ...]:
    """The three lowest elements, lowest first; equals keep the order of the questionnaire."""
    ranked = [(tally.average, slug) for slug, tally in tallies.items() if tally.average is not None]
    return tuple(slug for _, slug in sorted(ranked, key=lambda pair: pair[0])[:3])
