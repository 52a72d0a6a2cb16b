"""The shape that every step on a performance cycle has: may this reader, is it the version seen, act, log, answer."""

from collections.abc import Callable
from typing import Any

from services.assessment.commands import readings
from services.assessment.commands.performance import Author
from services.assessment.commands.readings import Seen
from services.assessment.documents import PerformanceCycle
from services.assessment.queries import performance as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import utcnow
from shared.http import etag

READERS = ("librarian", "supervisor", "trainer", "assessor", "manager")
LEADERS = ("supervisor", "manager")


def done(cycle_id: str, act: Callable[[PerformanceCycle, Author], PerformanceCycle]) -> Any:
    """One step on a cycle, by whoever asks."""
    cycle, seen = opened(cycle_id)
    etag.require_match(cycle)
    return told(act(cycle, author(seen)), seen)


def opened(cycle_id: str) -> tuple[PerformanceCycle, Seen]:
    """A cycle that whoever asks may see; `told` logs it."""
    cycle = queries.stored(cycle_id)
    return cycle, readings.allowed(cycle.librarian_id, "performance", principal())


def author(seen: Seen) -> Author:
    """Whoever asks, under the own name."""
    return Author(portfolios.name_of(principal()), seen.ground)


def told(cycle: PerformanceCycle, seen: Seen) -> Any:
    """The cycle as this reader sees it; a reading by another is logged."""
    readings.note(seen, "performance", principal(), utcnow())
    etag.tag(cycle)
    return queries.shown(cycle, *seen)
