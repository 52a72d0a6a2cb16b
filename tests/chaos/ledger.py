"""What the services said they did, and what they refused, as the callers heard it. The audit holds them to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Person:
    """A librarian as the directory last confirmed it."""

    id: str
    nip: str
    name: str
    etag: str
    changes: int = 0


@dataclass
class Seat:
    """One accepted enrolment, and what became of it."""

    id: str
    librarian_id: str
    session_id: str
    withdrawn: bool = False
    completed: bool = False


@dataclass
class Ledger:
    """Filled by many threads; one lock is enough at this rate."""

    answers: set[str] = field(default_factory=set)
    refused_answers: set[str] = field(default_factory=set)
    people: dict[str, Person] = field(default_factory=dict)
    refused_names: set[str] = field(default_factory=set)
    seats: dict[str, Seat] = field(default_factory=dict)
    sessions: dict[str, int] = field(default_factory=dict)  # id -> capacity
    accepted: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    @contextmanager
    def entry(self, *, accepted: bool) -> Iterator["Ledger"]:
        with self.lock:
            self.accepted += accepted
            self.refused += not accepted
            yield self

    def expect(self, condition: bool, what: str) -> None:
        """Note an answer that should not have been given; the audit fails on it."""
        if not condition:
            with self.lock:
                self.wrong.append(what)
