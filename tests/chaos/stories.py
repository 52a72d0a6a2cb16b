"""What people do all day. Each story is one thread's: `act()` once per beat. Some of it is meant to be refused."""

import random
from datetime import timedelta
from typing import Protocol

from shared.clock import iso, utcnow
from shared.ids import new_id
from tests.chaos.caller import Answer, Caller
from tests.chaos.ledger import Ledger, Person, Seat

ELEMENTS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan")
LETTERS = "abcdefghij"
HOURS = 4


class Story(Protocol):
    caller: Caller

    def act(self) -> None: ...


class Visitors:
    """Answer the survey: well, out of range, and twice."""

    def __init__(self, caller: Caller, ledger: Ledger, seed: int, *, survey_id: str, unit_id: str) -> None:
        self.caller, self.ledger, self.random = caller, ledger, random.Random(seed)
        self.path, self.unit_id = f"/public/surveys/{survey_id}/answers", unit_id

    def act(self) -> None:
        body = {"submission_id": new_id(), "unit_id": self.unit_id, "values": dict.fromkeys(ELEMENTS, 3)}
        chance = self.random.random()
        if chance < 0.15:
            body["values"] = {**dict.fromkeys(ELEMENTS, 3), "waktu": 5}
        answer = self.caller.post("assessment", self.path, body)
        if chance > 0.85:
            again = self.caller.post("assessment", self.path, body)
            self.ledger.expect(again.accepted, f"an answer sent twice was refused: {again}")
        self.ledger.expect(answer.accepted == (chance >= 0.15), f"answer of a visitor: {answer}")
        with self.ledger.entry(accepted=answer.accepted):
            kept = self.ledger.answers if answer.accepted else self.ledger.refused_answers
            kept.add(str(body["submission_id"]))


class Directory:
    """Register librarians, rename them, register one twice, rename one on a stale copy."""

    def __init__(self, caller: Caller, ledger: Ledger, seed: int, *, unit_id: str) -> None:
        self.caller, self.ledger, self.random, self.unit_id = caller, ledger, random.Random(seed), unit_id
        self.seed, self.number, self.mine = seed, 0, list[Person]()

    def act(self) -> None:
        chance = self.random.random()
        if len(self.mine) < 2 or chance < 0.25:
            self.register()
        elif chance < 0.35:
            self.register_twice()
        elif chance < 0.45:
            self.rename_stale()
        else:
            self.rename()

    def register(self) -> Person:
        self.number += 1
        answer = self.caller.post("community", "/librarians", self._facts(self._nip(), self._name()))
        assert answer.accepted, f"registration: {answer}"
        person = Person(answer.body["id"], answer.body["nip"], answer.body["name"], answer.etag)
        self.mine.append(person)
        with self.ledger.entry(accepted=True):
            self.ledger.people[person.id] = person
        return person

    def register_twice(self) -> None:
        name = f"Kembar {self._name()}"
        answer = self.caller.post("community", "/librarians", self._facts(self.random.choice(self.mine).nip, name))
        self._refused(answer, 409, name)

    def rename_stale(self) -> None:
        name = f"Basi {self._name()}"
        changed = [person for person in self.mine if person.changes]
        if changed:
            path = f"/librarians/{self.random.choice(changed).id}"
            self._refused(self.caller.patch("community", path, {"name": name}, etag='"1"'), 412, name)

    def rename(self) -> None:
        person, name = self.random.choice(self.mine), self._name()
        path = f"/librarians/{person.id}"
        answer = self.caller.patch("community", path, {"name": name}, etag=person.etag)
        if answer.status == 412 and answer.repeated:
            # The attempt that was cut off had gone through: only we change this person, so it is the name that tells.
            answer = self.caller.get("community", path)
        self.ledger.expect(answer.accepted and answer.body["name"] == name, f"renaming to {name}: {answer}")
        with self.ledger.entry(accepted=True):
            person.name, person.etag, person.changes = name, answer.etag, person.changes + 1

    def _refused(self, answer: Answer, status: int, name: str) -> None:
        self.ledger.expect(answer.status == status, f"should be {status}: {answer}")
        with self.ledger.entry(accepted=False):
            self.ledger.refused_names.add(name)

    def _name(self) -> str:
        return "Bunga " + "".join(LETTERS[int(digit)] for digit in f"{self.random.randrange(10**9):09}").capitalize()

    def _nip(self) -> str:
        return f"1985{self.seed % 12 + 1:02}{self.number % 28 + 1:02}2010011{self.number // 28 + 1:03}"

    def _facts(self, nip: str, name: str) -> dict[str, object]:
        return {"nip": nip, "name": name, "email": f"p{nip}@contoh.id", "unit_id": self.unit_id,
                "position": "Pustakawan Ahli Pertama", "rank": "III/a"}  # fmt: skip


class Seats:
    """Enrol and withdraw in one small session that everybody wants; ask twice for the same."""

    def __init__(self, caller: Caller, ledger: Ledger, seed: int, *, session_id: str, librarians: list[str]) -> None:
        self.caller, self.ledger, self.random = caller, ledger, random.Random(seed)
        self.session_id, self.free, self.held = session_id, list(librarians), dict[str, Seat]()

    def act(self) -> None:
        chance = self.random.random()
        if self.held and chance < 0.15:
            self.enrol_twice(self.random.choice(list(self.held)))
        elif self.held and (chance < 0.5 or not self.free):
            self.withdraw(self.random.choice(list(self.held)))
        else:
            self.enrol(self.free.pop(self.random.randrange(len(self.free))))

    def enrol(self, librarian_id: str) -> None:
        answer = self._ask(librarian_id)
        assert answer.accepted, f"enrolment: {answer}"
        seat = Seat(answer.body["id"], librarian_id, self.session_id)
        self.held[librarian_id] = seat
        with self.ledger.entry(accepted=True):
            self.ledger.seats[seat.id] = seat

    def enrol_twice(self, librarian_id: str) -> None:
        answer = self._ask(librarian_id)
        self.ledger.expect(answer.status == 409, f"a second seat: {answer}")
        with self.ledger.entry(accepted=False):
            pass

    def withdraw(self, librarian_id: str) -> None:
        seat = self.held.pop(librarian_id)
        answer = self.caller.post("training", f"/enrolments/{seat.id}/withdraw")
        self.ledger.expect(answer.accepted, f"withdrawal: {answer}")
        self.free.append(librarian_id)
        with self.ledger.entry(accepted=True):
            seat.withdrawn = True

    def _ask(self, librarian_id: str) -> Answer:
        path = f"/sessions/{self.session_id}/enrolments"
        return self.caller.post("training", path, {"librarian_id": librarian_id})


class Classes:
    """Hold a session from scheduling to closing, one step a beat: its hours must be credited once."""

    def __init__(self, caller: Caller, ledger: Ledger, seed: int, *, course_id: str, librarians: list[str]) -> None:
        self.caller, self.ledger, self.course_id, self.librarians = caller, ledger, course_id, librarians
        self.random, self.session_id, self.seats, self.step = random.Random(seed), "", list[Seat](), 0

    def act(self) -> None:
        steps = (self.schedule, self.enrol, self.enrol, self.attend, self.score, self.close)
        steps[self.step % len(steps)]()
        self.step += 1

    def schedule(self) -> None:
        starts = utcnow() + timedelta(minutes=45)
        body = {"course_id": self.course_id, "starts_at": iso(starts), "ends_at": iso(starts + timedelta(hours=2)),
                "place": "Ruang Baca", "capacity": 2}  # fmt: skip
        self.session_id, self.seats = self._accepted(self.caller.post("training", "/sessions", body))["id"], []
        with self.ledger.entry(accepted=True):
            self.ledger.sessions[self.session_id] = 2

    def enrol(self) -> None:
        taken = {seat.librarian_id for seat in self.seats}
        librarian_id = self.random.choice([one for one in self.librarians if one not in taken])
        body = {"librarian_id": librarian_id}
        answer = self.caller.post("training", f"/sessions/{self.session_id}/enrolments", body)
        seat = Seat(self._accepted(answer)["id"], librarian_id, self.session_id)
        self.seats.append(seat)
        with self.ledger.entry(accepted=True):
            self.ledger.seats[seat.id] = seat

    def attend(self) -> None:
        for seat in self.seats:
            self._accepted(self.caller.put("training", f"/enrolments/{seat.id}/attendance", {"present": True}))

    def score(self) -> None:
        for seat in self.seats:
            self._accepted(self.caller.put("training", f"/enrolments/{seat.id}/scores", {"pre": 40, "post": 90}))

    def close(self) -> None:
        self._accepted(self.caller.post("training", f"/sessions/{self.session_id}/close"))
        with self.ledger.entry(accepted=True):
            for seat in self.seats:
                seat.completed = True

    def _accepted(self, answer: Answer) -> dict[str, str]:
        assert answer.accepted, f"a class: {answer}"
        return dict(answer.body)
