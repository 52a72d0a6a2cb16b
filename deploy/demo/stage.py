"""What the acts of the story share: the platform, the people, and what has come of it so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from deploy.demo.gateway import Gateway

WIB = timezone(timedelta(hours=7))
MANAGER = "197501182005032014"
TRAINER = "198310262010021009"  # also the supervisor of the unit in which Dewi works
SAHAT = "197405171999102009"
DEWI = "199803132024011018"
OPERATOR, AUDITOR = "operator", "auditor"
UNIT = "Layanan Anak"
ELEMENT = "perilaku"
SEATS = 2


class NotAsItShould(Exception):
    """A step happened otherwise than it should."""


def must(holds: object, what: str) -> None:
    """Go on only if this holds."""
    if not holds:
        raise NotAsItShould(what)


@dataclass(frozen=True)
class Told:
    """What an act has to tell: facts, and the events that carried them on."""

    facts: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    trace: str = ""


@dataclass
class Stage:
    """One run of the story."""

    gateway: Gateway
    now: datetime
    cause: str = ""  # trace of the request that the events of now go back to
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    colleagues: list[dict[str, Any]] = field(default_factory=list)
    unit_id: str = ""
    survey: dict[str, Any] = field(default_factory=dict)
    answers: list[dict[str, int]] = field(default_factory=list)
    need: dict[str, Any] = field(default_factory=dict)
    session: dict[str, Any] = field(default_factory=dict)
    enrolments: dict[str, dict[str, Any]] = field(default_factory=dict)
    certificate: dict[str, Any] = field(default_factory=dict)
    swept: int = 0
    evaluation: dict[str, Any] = field(default_factory=dict)
    claim: dict[str, Any] = field(default_factory=dict)
    assessment: dict[str, Any] = field(default_factory=dict)
    plan_item: dict[str, Any] = field(default_factory=dict)
    nomination: dict[str, Any] = field(default_factory=dict)
    activity: dict[str, Any] = field(default_factory=dict)

    def did(self, *facts: str, events: Iterable[str] = ()) -> Told:
        """What the request just made did; later events go back to it."""
        self.cause = self.gateway.trace
        return self.told(*facts, events=events)

    def told(self, *facts: str, events: Iterable[str] = ()) -> Told:
        """What was seen of it: the trace is the one that went through outbox and broker."""
        return Told(facts, tuple(events), self.cause)

    def today(self) -> str:
        """The day on the wall of the city."""
        return self.now.astimezone(WIB).date().isoformat()

    def in_days(self, days: int) -> str:
        """The day so many days from today."""
        return (self.now.astimezone(WIB).date() + timedelta(days=days)).isoformat()
