"""The states of an event on its way to one webhook, and what each answer makes of it.

    queued ──claim──► sending ──┬─ delivered   a 2xx answer: nothing else is success
       ▲                        ├─ failed      ten tries in three days; the subscription is disabled with it
       └──────── later ◄────────┤
                                └─ withheld    no agreement covers it any more

Events of one subject go one after the other: a later one waits for its forerunner. A claim is a lease.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

STATES = QUEUED, SENDING, DELIVERED, FAILED, WITHHELD = ("queued", "sending", "delivered", "failed", "withheld")
OPEN = (QUEUED, SENDING)
AGAIN = (DELIVERED, FAILED)  # what may be replayed

ACTIVE, PAUSED, DISABLED, ENDED = STANDINGS = ("active", "paused", "disabled", "ended")

_SECONDS, _MINUTES, _HOURS = 1, 60, 3600
LADDER = tuple(
    timedelta(seconds=each)
    for each in (
        5 * _SECONDS, 5 * _MINUTES, 30 * _MINUTES, 2 * _HOURS, 5 * _HOURS, 10 * _HOURS, 14 * _HOURS, 20 * _HOURS,
        24 * _HOURS,
    )
)  # fmt: skip
JITTER = 0.2  # of a rung, added: those who failed together do not come back together
LEASE = timedelta(seconds=60)
LIMIT = 20_000  # bytes of a body
LONGEST_WAIT = timedelta(hours=24)
ROTATION = timedelta(hours=24)
HOLD = timedelta(minutes=5)
GONE = 410
OVERLOADED = frozenset({429, 502, 503, 504})


@dataclass(frozen=True)
class Answer:
    """What came back: a status, or 0 and the reason why nothing did."""

    status: int
    reason: str = ""
    retry_after: timedelta | None = None
    milliseconds: int = 0

    @property
    def taken(self) -> bool:
        return 200 <= self.status < 300

    @property
    def overloaded(self) -> bool:
        """Whether the receiver as a whole is away or asks for rest, whatever the event."""
        return self.status == 0 or self.status in OVERLOADED


@dataclass(frozen=True)
class Step:
    """The state after a try; when the next one is; how long the whole subscription rests; whether it ends here."""

    state: str
    reason: str = ""
    due_at: datetime | None = None
    hold_until: datetime | None = None
    disable: str = ""


def step(answer: Answer, tries: int, now: datetime, jitter: float) -> Step:
    """What becomes of a dispatch after its try number `tries`. `jitter`: 0 to 1."""
    if answer.taken:
        return Step(DELIVERED)
    if answer.status == GONE:
        return Step(FAILED, "410", disable="the receiver answered 410 Gone")
    reason = answer.reason or str(answer.status)
    if tries > len(LADDER):
        return Step(FAILED, reason, disable=f"{tries} tries failed, the last with: {reason}")
    wait = LADDER[tries - 1] * (1 + JITTER * jitter)
    if answer.retry_after:
        wait = max(wait, min(answer.retry_after, LONGEST_WAIT))
    hold = now + (wait if answer.retry_after else min(wait, HOLD)) if answer.overloaded else None
    return Step(QUEUED, reason, now + wait, hold)


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """What a Retry-After header asks for, in seconds or as a date; None if it says nothing readable."""
    if not header:
        return None
    if header.isascii() and header.strip().isdecimal():
        return timedelta(seconds=min(int(header.strip()[:9]), int(LONGEST_WAIT.total_seconds())))
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    asked = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    return asked if asked > timedelta(0) else None
