"""The duty to ask visitors once a year at least (PermenPANRB 14/2017 Pasal 1(1)), and where a year stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.assessment.domain.rules import Rule

RULE = Rule(
    id="skm-setahun-sekali",
    effective_from=date(2017, 1, 1),
    source="PermenPANRB 14/2017 article 1(1): the survey is held regularly, at least once a year.",
)
FULFILLED, RUNNING, AHEAD, MISSED = "fulfilled", "running", "ahead", "missed"


@dataclass(frozen=True)
class Held:
    """A survey, as far as the duty goes. `whole`: it asked about every unit and every service."""

    period: str
    closed: bool
    published: bool
    whole: bool = True


def status(year: int, surveys: Iterable[Held], today: date) -> str:
    """Fulfilled by a closed survey of the year that has an index; until then running, ahead, or missed."""
    mine = [each for each in surveys if each.period[:4] == str(year)]
    if any(each.closed and each.published for each in mine):
        return FULFILLED
    if any(not each.closed for each in mine):
        return RUNNING
    return MISSED if today.year > year else AHEAD
