"""What a person chose, kind by kind and channel by channel, and the one gate before every send.

The gate is asked at the moment of sending, not when the event came: what a person chooses holds at once, also for what
already waits. Every channel passes it; none has rules of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from services.notifier.domain.deliveries import Gathered, Held, Unwanted
from services.notifier.domain.kinds import DIGEST, kind_of
from services.notifier.domain.quiet import DIGEST_AT, HOME, Quiet, next_window
from services.notifier.domain.words import DEFAULT, Language

NOW, DAILY, OFF = CHOICES = ("now", "daily", "off")
SWITCHED_OFF = "switched off by the recipient"

Choices = Mapping[tuple[str, str], str]  # (channel, kind) -> choice; what is missing was never chosen


@dataclass(frozen=True)
class Terms:
    """On what terms a person is reached. The defaults are those of somebody who chose nothing."""

    language: Language = DEFAULT
    zone: str = HOME
    quiet: Quiet | None = None
    digest_at: str = DIGEST_AT
    choices: Choices = field(default_factory=dict)


def allowed(kind: str) -> tuple[str, ...]:
    """What may be chosen for a kind: a mandatory one comes at once, an urgent one cannot wait for a digest."""
    known = kind_of(kind)
    if known.mandatory:
        return (NOW,)
    return (NOW, OFF) if known.urgent else CHOICES


def choice(kind: str, channel: str, choices: Choices) -> str:
    """What holds for a kind on a channel. A choice that is no longer allowed does not hold."""
    chosen = choices.get((channel, kind), NOW)
    return chosen if chosen in allowed(kind) else NOW


def gate(kind: str, channel: str, terms: Terms, now: datetime) -> Unwanted | Gathered | Held | None:
    """Whether a message may go out now: None lets it pass."""
    if kind != DIGEST:
        chosen = choice(kind, channel, terms.choices)
        if chosen == OFF:
            return Unwanted(SWITCHED_OFF)
        if chosen == DAILY:
            return Gathered(next_window(now, terms.zone, terms.digest_at))
    until = terms.quiet.over_at(now, terms.zone) if terms.quiet and not kind_of(kind).urgent else None
    return Held("quiet hours", until) if until else None


def read_choices(rows: Iterable[str]) -> dict[tuple[str, str], str]:
    """From the rows in which they are kept: "channel kind choice"."""
    parts = (row.split(" ") for row in rows)
    return {(channel, kind): chosen for channel, kind, chosen in parts}


def write_choices(choices: Choices) -> list[str]:
    """The rows to keep: only what differs from the default."""
    return sorted(f"{channel} {kind} {chosen}" for (channel, kind), chosen in choices.items() if chosen != NOW)
