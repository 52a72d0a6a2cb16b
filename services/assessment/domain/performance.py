"""The states of a performance cycle, whole: one librarian, one year.

             change     agree       feedback   evaluate   rate     dispute    uphold
expected     expected   clarified   expected   –          –        –          –
clarified    expected   –           clarified  clarified  rated    –          –
rated        –          –           –          –          –        disputed   –
disputed     –          –           –          –          rated    –          rated

`agree` happens when supervisor and librarian have both noted their dialogue; changed expectations have to be
clarified again. A rating is changed only after a dispute, and the earlier one stays in the trail. The librarian may
comment in every state.
"""

import re
from collections.abc import Set as AbstractSet
from datetime import date

EXPECTED, CLARIFIED, RATED, DISPUTED = STATES = ("expected", "clarified", "rated", "disputed")
CHANGE, AGREE, FEEDBACK, EVALUATE, RATE, DISPUTE, UPHOLD = ACTIONS = (
    "change",
    "agree",
    "feedback",
    "evaluate",
    "rate",
    "dispute",
    "uphold",
)
WITH_RATING = (RATED, DISPUTED)
TRANSITIONS = {
    (EXPECTED, CHANGE): EXPECTED,
    (EXPECTED, AGREE): CLARIFIED,
    (EXPECTED, FEEDBACK): EXPECTED,
    (CLARIFIED, CHANGE): EXPECTED,
    (CLARIFIED, FEEDBACK): CLARIFIED,
    (CLARIFIED, EVALUATE): CLARIFIED,
    (CLARIFIED, RATE): RATED,
    (RATED, DISPUTE): DISPUTED,
    (DISPUTED, RATE): RATED,
    (DISPUTED, UPHOLD): RATED,
}
# What an expectation is about. The leader may add special expectations of behaviour.
RESULT, BEHAVIOUR = KINDS = ("result", "behaviour")
LIBRARIAN, LEADER = SIDES = ("librarian", "leader")

_PERIOD = re.compile(r"(\d{4})-(Q[1-4]|0[1-9]|1[0-2])")


def after(state: str, action: str) -> str | None:
    """The state that follows, or None where the action is not allowed."""
    return TRANSITIONS.get((state, action))


def agreed(noted_by: AbstractSet[str]) -> bool:
    """Whether both sides have noted their dialogue."""
    return noted_by >= set(SIDES)


def within(period: str, year: int) -> bool:
    """Whether a month (2026-03) or a quarter (2026-Q1) lies in this year."""
    found = _PERIOD.fullmatch(period)
    return found is not None and int(found[1]) == year


def months_begun(year: int, today: date) -> int:
    """How many months of a year can be assessed by today: the running month counts."""
    if year > today.year:
        return 0
    return 12 if year < today.year else today.month


def last_day(year: int) -> date:
    """The day whose rules hold for a year's rating."""
    return date(year, 12, 31)
