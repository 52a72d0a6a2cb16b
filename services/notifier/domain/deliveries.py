"""The states of a delivery, and what each outcome of a try makes of it.

    queued ──claim──► sending ──┬─ delivered   the channel took it
       ▲                        ├─ bounced     refused for good, or put off for five days: never tried again
       └──────── later ◄────────┤
                                └─ dropped     nobody to send it to

A claim is a lease: when it runs out (the sender died) the delivery is claimed again. An outage of the channel puts a
delivery off without end: it says nothing about the recipient, and nothing may be lost by it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

QUEUED, SENDING, DELIVERED, BOUNCED, DROPPED = STATES = ("queued", "sending", "delivered", "bounced", "dropped")
OPEN = (QUEUED, SENDING)

LADDER = (timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
LEASE = timedelta(minutes=3)
GIVE_UP = timedelta(days=5)
STRANGER_EVERY = timedelta(minutes=1)
STRANGER_UNTIL = timedelta(days=1)
TOO_LATE = timedelta(days=7)


@dataclass(frozen=True)
class Delivered:
    """The channel took it."""


@dataclass(frozen=True)
class Rejected:
    """Refused for good, for a reason that lies in the recipient or the message."""

    reason: str


@dataclass(frozen=True)
class Later:
    """Not now. `outage`: the channel itself is away, whoever the recipient."""

    reason: str
    outage: bool = False


@dataclass(frozen=True)
class Stranger:
    """The recipient is not known here yet; events may arrive in any order."""


@dataclass(frozen=True)
class Unwanted:
    """There is nobody to send it to: the recipient left, or has no address."""

    reason: str


Outcome = Delivered | Rejected | Later | Stranger | Unwanted


@dataclass(frozen=True)
class Step:
    """The state after a try; `due_at` says when the next one is, if there is one."""

    state: str
    reason: str = ""
    due_at: datetime | None = None
    counts: bool = True  # whether a try was spent


def step(outcome: Outcome, tries: int, since: datetime, now: datetime) -> Step:
    """What becomes of a delivery queued at `since` after its try number `tries`."""
    match outcome:
        case Delivered():
            return Step(DELIVERED)
        case Rejected(reason):
            return Step(BOUNCED, reason)
        case Later(reason, outage) if outage or now - since < GIVE_UP:
            return Step(QUEUED, reason, now + LADDER[min(tries, len(LADDER)) - 1])
        case Later(reason):
            return Step(BOUNCED, f"put off for five days: {reason}")
        case Stranger() if now - since < STRANGER_UNTIL:
            return Step(QUEUED, "recipient not known yet", now + STRANGER_EVERY, counts=False)
        case Stranger():
            return Step(DROPPED, "recipient never became known")
        case Unwanted(reason):
            return Step(DROPPED, reason)


def still_news(happened: datetime, now: datetime) -> bool:
    """Whether an event may still be mailed. A replayed log fills the portal, it does not mail last year's news."""
    return now - happened < TOO_LATE
