"""The reckoning: wait until everything has arrived, then compare what is stored with what was said."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from pymongo.errors import PyMongoError

from deploy.local.plan import SERVICES
from tests.chaos.ledger import Ledger
from tests.chaos.stories import HOURS
from tests.chaos.town import Town
from tests.support.waiting import eventually

SETTLE_SECONDS = 120
CONSUMERS = (*SERVICES, "probe")


def kept(submission_id: str) -> str:
    """What is stored of a submission's number: some numbers hold the moment they were made."""
    return sha256(submission_id.encode()).hexdigest()


Letter = tuple[str, str, bytes]  # service, reason, body


@dataclass
class Audit:
    """All that must hold once the commands have stopped. `poison`: the dead letters expected."""

    town: Town
    ledger: Ledger
    poison: set[Letter] = field(default_factory=set)

    def settle(self) -> None:
        """Until every outbox is empty and every consumer has recorded every event that it is bound to."""

        def arrived() -> bool:
            self.town.fleet.revive()
            try:
                missing = self._missing()
            except PyMongoError as error:
                raise AssertionError(f"the database does not answer: {error}") from error
            assert not missing, f"not arrived: {missing}"
            return True

        eventually(arrived, SETTLE_SECONDS, every=0.2)
        eventually(lambda: not self.town.broker.messages(), SETTLE_SECONDS, every=0.5)

    def check(self) -> None:
        """Settle, then hold every service to its word."""
        self.settle()
        assert self.ledger.wrong == []
        self._answers()
        self._directory()
        self._seats()
        self._hours()
        self._messages()
        self._probe()
        assert self.dead_letters() == self.poison

    @cached_property
    def bindings(self) -> dict[str, frozenset[str]]:
        """Which routing keys reach which service's inbox, as the broker itself says."""
        listed = self.town.broker.control("--silent", "list_bindings", "source_name", "destination_name", "routing_key")
        rows = [line.split("\t") for line in listed.splitlines()]
        return {
            service: frozenset(row[2] for row in rows if row[:2] == ["pustaka.events", f"{service}.inbox"])
            for service in CONSUMERS
        }

    def events(self, *keys: str, **only: Any) -> Iterator[dict[str, Any]]:
        """The CloudEvents in all outboxes, each with its routing key as `key`: of these types, or of all."""
        wanted = {"exchange": "pustaka.events", **({"key": {"$in": list(keys)}} if keys else {}), **only}
        for service in SERVICES:
            rows = self.town.collection(service, "outbox").find(wanted)
            yield from (row["event"] | {"key": row["key"]} for row in rows)

    def _missing(self) -> dict[str, int]:
        waiting = {
            f"{service} outbox": self.town.collection(service, "outbox").count_documents({"pending": True})
            for service in SERVICES
        }
        known = {event["id"]: event["key"] for event in self.events()}
        for service in CONSUMERS:
            seen = {row["_id"].partition("|")[2] for row in self.town.collection(service, "inbox").find({}, {"_id": 1})}
            due = {event for event, key in known.items() if key in self.bindings[service]}
            waiting[f"{service} inbox"] = len(due - seen)
        return {name: count for name, count in waiting.items() if count}

    def _answers(self) -> None:
        stored = Counter(row["_id"].partition(":")[2] for row in self.town.collection("assessment", "answers").find())
        assert set(stored) == {kept(each) for each in self.ledger.answers}
        boxes = self.town.collection("assessment", "ballot_boxes").find()
        assert sum(box["answers"] for box in boxes) == len(self.ledger.answers)
        assert not {kept(each) for each in self.ledger.refused_answers} & set(stored)

    def _directory(self) -> None:
        said = Counter((event["subject"], event["key"]) for event in self.events(*_LIBRARIAN))
        for person in self.ledger.people.values():
            assert said[person.id, _LIBRARIAN[0]] == 1
            assert said[person.id, _LIBRARIAN[1]] == person.changes, f"events of {person}"
            own = self.town.collection("community", "librarians").find_one({"_id": person.id})
            assert own is not None
            assert (own["name"], own["version"]) == (person.name, person.changes + 1)
            for service, name in _COPIES.items():
                copy = self.town.collection(service, name).find_one({"_id": person.id})
                assert copy is not None, f"{service} never heard of {person}"
                assert (copy["name"], copy["sequence"]) == (person.name, person.changes + 1), f"copy of {service}"
        refused = {"name": {"$in": list(self.ledger.refused_names)}}
        assert self.town.collection("community", "librarians").count_documents(refused) == 0
        assert self.town.collection("community", "librarians").count_documents({}) == len(self.ledger.people)

    def _seats(self) -> None:
        enrolments = {row["_id"]: row for row in self.town.collection("training", "enrolments").find()}
        assert set(enrolments) == set(self.ledger.seats)
        said = Counter((event["subject"], event["key"].split(".")[2]) for event in self.events(*_ENROLMENT))
        for seat in self.ledger.seats.values():
            assert said[seat.id, "confirmed"] + said[seat.id, "waitlisted"] == 1
            assert said[seat.id, "withdrawn"] == seat.withdrawn
            assert said[seat.id, "promoted"] <= said[seat.id, "waitlisted"]
            assert (enrolments[seat.id]["state"] == "withdrawn") == seat.withdrawn
            assert (enrolments[seat.id]["state"] == "completed") == seat.completed
        for session_id, capacity in self.ledger.sessions.items():
            session = self.town.collection("training", "sessions").find_one({"_id": session_id})
            inside = [*session.get("confirmed", []), *session.get("waiting", [])]
            held = [
                seat.librarian_id
                for seat in self.ledger.seats.values()
                if seat.session_id == session_id and not seat.withdrawn
            ]
            assert sorted(inside) == sorted(held), f"seats of {session_id}"
            assert len(session.get("confirmed", [])) == min(capacity, len(held)), "an empty seat while somebody waits"

    def _hours(self) -> None:
        earned = Counter(seat.librarian_id for seat in self.ledger.seats.values() if seat.completed)
        credited = list(self.town.collection("assessment", "credits").find())
        assert Counter({one: HOURS * times for one, times in earned.items()}) == _sum(credited)
        assert _sum(list(self.town.collection("community", "reported_completions").find())) == _sum(credited)
        completed = sum(earned.values())
        for service, name in (
            ("training", "certificates"),
            ("assessment", "certificates"),
            ("community", "reported_certificates"),
        ):
            assert self.town.collection(service, name).count_documents({}) == completed, f"certificates in {service}"

    def _messages(self) -> None:
        """Each fact about a librarian is told to that librarian once, and nothing else is told."""
        told = Counter(
            (row["event_id"], row["recipient"]) for row in self.town.collection("notifier", "messages").find()
        )
        due = Counter((event["id"], event["data"]["librarian_id"]) for event in self.events(*_PERSONAL))
        assert {pair: told[pair] for pair in due} == dict(due)
        assert max(told.values(), default=1) == 1

    def _probe(self) -> None:
        """The consumer that counts: every event was applied exactly once."""
        heard = {row["_id"]: row["times"] for row in self.town.collection("probe", "heard").find()}
        said = {event["id"]: event["key"] for event in self.events()}
        assert {event: heard.get(event) for event in said} == dict.fromkeys(said, 1)
        assert set(heard) == set(said), "effects of events that nobody published"
        totals = {row["_id"]: row["times"] for row in self.town.collection("probe", "totals").find()}
        assert totals == Counter(said.values())

    def dead_letters(self) -> set[Letter]:
        """What was given up, anywhere."""
        letters = {service: self.town.collection(service, "dead_letters").find() for service in CONSUMERS}
        return {(service, one["reason"], bytes(one["body"])) for service in CONSUMERS for one in letters[service]}


_LIBRARIAN = ("community.librarian.registered.v1", "community.librarian.changed.v1")
_ENROLMENT = tuple(f"training.enrolment.{what}.v1" for what in ("confirmed", "waitlisted", "promoted", "withdrawn"))
_PERSONAL = (*_ENROLMENT, "training.certificate.issued.v1", "assessment.hours.credited.v1")
_COPIES = {"training": "librarians", "assessment": "librarians", "notifier": "contacts"}


def _sum(rows: list[dict[str, Any]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in rows:
        total[row["librarian_id"]] += row["hours"]
    return total
