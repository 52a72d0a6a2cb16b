"""What a partner may receive: what is public, and what an agreement in force names; nothing else, ever.

This one function stands before every way out: the fan-out, each try of a webhook, and the feed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Agreement:
    """An agreement as community tells of it. `ended`: before its last day, or with it."""

    starts_on: date
    ends_on: date | None = None
    events: frozenset[str] = frozenset()
    ended: bool = False

    def in_force(self, today: date) -> bool:
        return not self.ended and self.starts_on <= today and (self.ends_on is None or today <= self.ends_on)


@dataclass(frozen=True)
class Visible:
    """The event types made for partners, and those of them that are public anyhow."""

    types: frozenset[str]
    public: frozenset[str]


def covered_since(agreements: Iterable[Agreement], type_: str, visible: Visible, today: date) -> date | None:
    """The first day whose events of this type the partner may have today; None if it may have none."""
    if type_ not in visible.types:
        return None
    open_to = [
        each.starts_on
        for each in agreements
        if each.in_force(today) and (type_ in each.events or type_ in visible.public)
    ]
    return min(open_to, default=None)


def may_receive(agreements: Iterable[Agreement], type_: str, happened: date, visible: Visible, today: date) -> bool:
    """Whether an event of this type that happened on that day may go to the partner today."""
    since = covered_since(agreements, type_, visible, today)
    return since is not None and since <= happened


def covered(agreements: Iterable[Agreement], visible: Visible, today: date) -> dict[str, date]:
    """Everything the partner may have today, with the day from which on."""
    held = list(agreements)
    found = {type_: covered_since(held, type_, visible, today) for type_ in sorted(visible.types)}
    return {type_: since for type_, since in found.items() if since is not None}
