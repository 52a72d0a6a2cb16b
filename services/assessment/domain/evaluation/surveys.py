"""Which published survey is the one before, and which the one after. A plan that fixed one beforehand wins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

CITY = timedelta(hours=7)
"""WIB, from UTC: moments come in UTC."""


@dataclass(frozen=True)
class Asked:
    """A closed survey: the days announced, and the moments it was really opened and closed."""

    id: str
    opens_on: date
    closes_on: date
    opened_at: datetime
    closed_at: datetime

    @property
    def over_on(self) -> date:
        """Its last day: as announced, or earlier where it was closed before; never later for paper typed in late."""
        return min(self.closes_on, (self.closed_at + CITY).date())


@dataclass(frozen=True)
class Trained:
    """When the first session began and the last one ended, as moments and as days of the city."""

    began_at: datetime
    ended_at: datetime
    first_day: date
    last_day: date


def newness(each: Asked) -> tuple[date, datetime, str]:
    """What surveys are ordered by: when they were over."""
    return each.over_on, each.closed_at, each.id


def before(surveys: Iterable[Asked], trained: Trained) -> Asked | None:
    """The newest survey that was over when training began."""
    fitting = [each for each in surveys if each.closes_on < trained.first_day or each.closed_at <= trained.began_at]
    return max(fitting, key=newness, default=None)


def following(surveys: Iterable[Asked], trained: Trained) -> Asked | None:
    """The earliest survey that began once training was over: a later one never takes its place."""
    fitting = [each for each in surveys if each.opens_on > trained.last_day or _reopened(each, trained)]
    return min(fitting, key=lambda each: (each.opens_on, each.opened_at, each.id), default=None)


def _reopened(each: Asked, trained: Trained) -> bool:
    return each.opens_on >= trained.last_day and each.opened_at >= trained.ended_at
