"""What to do with an event that could not be applied. Pure.

A broken message goes to the dead letters at once: no waiting will mend it. Everything else climbs the ladder,
because what it needs may be on its way (an event that came early, a deployment that mends the code).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.contracts.envelope import Malformed, UnknownType


@dataclass(frozen=True)
class Retry:
    """Try again after this rung's delay, as attempt number `attempt` (the first delivery was attempt 1)."""

    rung: float
    attempt: int


@dataclass(frozen=True)
class Dead:
    """Give up; a person decides."""

    reason: str


def decide(error: BaseException, attempt: int, ladder: Sequence[float]) -> Retry | Dead:
    """What follows from `error` on attempt number `attempt` (1 is the first). `ladder`: seconds before each retry."""
    if isinstance(error, UnknownType):
        return Dead("unknown-type")
    if isinstance(error, Malformed):
        return Dead("malformed")
    if attempt > len(ladder):
        return Dead("exhausted")
    return Retry(ladder[attempt - 1], attempt + 1)


def rung_name(seconds: float) -> str:
    """A rung's name in queue names: 5s, 1m, 15m, 2h."""
    for size, unit in ((3600, "h"), (60, "m")):
        if seconds >= size and seconds % size == 0:
            return f"{seconds // size:.0f}{unit}"
    return f"{seconds:g}s"
