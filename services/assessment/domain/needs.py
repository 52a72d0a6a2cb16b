"""Which elements ask for action."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID, uuid5

from services.assessment.domain.figures import half_up
from services.assessment.domain.rules import NeedRule
from services.assessment.domain.satisfaction import Tally

NEEDS = UUID("0b0a9c53-0d2e-5c7c-8a52-6f3f8f5b7d10")  # namespace of the ids of needs


def need_id(survey_id: str, unit_id: str, element: str) -> str:
    """One need per survey, unit and element, however often it is computed."""
    return str(uuid5(NEEDS, f"{survey_id}|{unit_id}|{element}"))


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
