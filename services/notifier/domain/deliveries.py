"""The states of a delivery, and what each outcome of a try makes of it.

    queued ──claim──► sending ──┬─ delivered   the channel took it
       ▲                        ├─ bounced     refused for good, or put off for five days: never tried again
       └──────── later ◄────────┼─ dropped     nobody to send it to, or not wanted
                                └─ gathered    waits for the digest, and ends as the digest does

A claim is a lease: when it runs out (the sender died) the delivery is claimed again. An outage of the channel puts a
delivery off without end: it says nothing about the recipient, and nothing may be lost by it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

QUEUED, SENDING, DELIVERED, BOUNCED, DROPPED, GATHERED = STATES = (
    "queued",
    "sending",
    "delivered",
    "bounced",
    "dropped",
    "gathered",
)
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
    """Refused for good, for a reason that lies in the recipient or the message. `address`: there is nobody there."""

    reason: str
    address: bool = False


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
    """There is nobody to send it to: the recipient left, has no address, or does not want it."""

    reason: str


@dataclass(frozen=True)
class Held:
    """Not at this hour."""

    reason: str
    until: datetime


@dataclass(frozen=True)
class Gathered:
    """It goes out with others in the digest of this moment."""

    window: datetime


@dataclass(frozen=True)
class Untouched:
    """Claimed but not tried: it stands in the queue where it stood."""

    due_at: datetime


Outcome = Delivered | Rejected | Later | Stranger | Unwanted | Held | Gathered | Untouched


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
        case _:
            return _waiting(outcome)


def _waiting(outcome: Held | Gathered | Untouched) -> Step:
    match outcome:
        case Held(reason, until):
            return Step(QUEUED, reason, until, counts=False)
        case Gathered():
            return Step(GATHERED, "waits for the digest", counts=False)
        case Untouched(due_at):
            return Step(QUEUED, "", due_at, counts=False)


def still_news(happened: datetime, now: datetime) -> bool:
    """Whether an event may still be mailed. A replayed log fills the portal, it does not mail last year's news."""
    return now - happened < TOO_LATE
