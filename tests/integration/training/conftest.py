"""The training service on a real database, and a desk from which to use it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from werkzeug.test import TestResponse

from services.training.app import DOCUMENTS, create_app
from services.training.documents import Session
from services.training.events.incoming import incoming as handlers
from shared.clock import iso, utcnow
from shared.contracts.assessment import NeedRaisedV1
from shared.contracts.base import Payload
from shared.contracts.community import LibrarianLeftV1, LibrarianRegisteredV1, LibraryOpenedV1
from shared.ids import new_id
from shared.messaging.applying import apply
from shared.storage.connection import database
from tests.support import events
from tests.support.services import ServiceUnderTest, forget_service, serve
from tests.support.tokens import TokenMint, bearer

BASE = "/api/training/v1"


@dataclass(frozen=True)
class Person:
    """Somebody who signs in."""

    nip: str
    roles: tuple[str, ...]
    id: str = ""
    name: str = ""


class Desk:
    """Short ways to do what people and other services do to training."""

    MANAGER = Person("197501182005032014", ("manager",))
    TRAINER = Person("198310262010021009", ("trainer",))
    LIBRARIAN = Person("199803132024011018", ("librarian",))
    OPERATOR = Person("operator", ("operator",))
    NOBODY = Person("", ())

    def __init__(self, service: ServiceUnderTest, mint: TokenMint) -> None:
        self.service = service
        self.token = cache(lambda person: mint.token(*person.roles, username=person.nip))
        self.unit_id = new_id()

    def call(self, method: str, path: str, body: Any = None, *, by: Person = MANAGER, **headers: str) -> TestResponse:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if by.roles:
            sent |= bearer(self.token(by))
        json = {"json": body} if body is not None else {}
        return self.service.client.open(BASE + path, method=method, headers=sent, **json)

    def insist(self, path: str, *, by: Person = MANAGER) -> TestResponse:
        """POST as a good client does: told that the database is busy, ask again with the same key."""
        key = new_id()
        for _ in range(20):
            response = self.post(path, {}, by=by, Idempotency_Key=key)
            if response.status_code != 503:
                break
        return response

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.call("GET", path, **more)

    def post(self, path: str, body: Any = None, **more: Any) -> TestResponse:
        return self.call("POST", path, body, **more)

    def put(self, path: str, body: Any, **more: Any) -> TestResponse:
        return self.call("PUT", path, body, **more)

    def patch(self, path: str, body: Any, **more: Any) -> TestResponse:
        return self.call("PATCH", path, body, **more)

    def delete(self, path: str, **more: Any) -> TestResponse:
        return self.call("DELETE", path, **more)

    def done(self, response: TestResponse) -> Any:
        assert response.status_code < 300, response.get_json()
        return response.get_json()

    def course(self, **over: Any) -> Any:
        facts = {
            "title": f"Pelayanan prima {new_id()}",
            "hours": 8,
            "pass_mark": 70,
            "elements": ["perilaku"],
            "capacity_default": 20,
        }
        return self.done(self.post("/courses", facts | over))

    def plan(self, minutes: int = 30, **over: Any) -> dict[str, Any]:
        start = utcnow() + timedelta(minutes=minutes)
        times = {"starts_at": iso(start), "ends_at": iso(start + timedelta(hours=6))}
        return times | {"place": "Ruang Sintong Bingei"} | over

    def session(self, minutes: int = 30, course: Any = None, **over: Any) -> Any:
        course_id = (course or self.course())["id"]
        return self.done(self.post("/sessions", self.plan(minutes, course_id=course_id, **over)))

    def begin(self, session: Any) -> None:
        """Let the session have begun a minute ago."""
        Session.objects(id=session["id"]).update(set__starts_at=utcnow() - timedelta(minutes=1))

    def hire(self, name: str = "Dewi", *, nip: str = "", unit_id: str = "", sequence: int = 1) -> Person:
        return self.hire_many(1, name, nip=nip, unit_id=unit_id, sequence=sequence)[0]

    def hire_many(self, count: int, name: str = "Dewi", *, nip: str = "", **more: Any) -> list[Person]:
        people = [
            Person(nip or f"{number:018d}", ("librarian",), new_id(), name)
            for number in range(self._hired, self._hired + count)
        ]
        type(self)._hired += count
        apply(handlers, [self.registered(each, **more) for each in people], utcnow())
        return people

    _hired = 1

    def registered(self, who: Person, *, unit_id: str = "", sequence: int = 1, **over: Any) -> Any:
        facts: dict[str, Any] = {
            "librarian_id": who.id, "nip": who.nip, "name": who.name, "email": None, "phone": None,
            "unit_id": unit_id or self.unit_id, "unit_name": "Layanan Anak", "position": "Pustakawan Ahli Pertama",
            "rank": "III/a", "duties": [], "language": "id", "active": True,
        }  # fmt: skip
        return events.incoming(LibrarianRegisteredV1, subject=who.id, sequence=sequence, data=facts | over)

    def leave(self, who: Person, *, sequence: int = 2) -> None:
        data = {"librarian_id": who.id, "left_on": utcnow().date(), "reason": "pensiun"}
        events.deliver(handlers, LibrarianLeftV1, subject=who.id, sequence=sequence, data=data)

    def open_library(self, library_id: str, name: str = "Layanan Anak", *, sequence: int = 1) -> None:
        data = {"library_id": library_id, "name": name, "slug": "layanan-anak", "kind": "layanan"}
        events.deliver(handlers, LibraryOpenedV1, subject=library_id, sequence=sequence, data=data)

    def need(self, element: str = "perilaku", need_id: str = "", event_id: str | None = None, **over: Any) -> str:
        data: dict[str, Any] = {
            "need_id": need_id or new_id(), "survey_id": new_id(), "unit_id": self.unit_id,
            "unit_name": "Layanan Anak", "element": element, "average": "2.87", "n": 42, "threshold": "3.00",
        } | over  # fmt: skip
        events.deliver(handlers, NeedRaisedV1, subject=data["need_id"], data=data, event_id=event_id)
        return data["need_id"]

    def apply(self, *incoming: Any) -> None:
        apply(handlers, incoming, utcnow())

    def enrol(self, who: Person, session: Any) -> Any:
        return self.done(self.post(f"/sessions/{session['id']}/enrolments", by=who))

    def withdraw(self, enrolment: Any, *, by: Person) -> TestResponse:
        return self.post(f"/enrolments/{enrolment['id']}/withdraw", by=by)

    def resize(self, session: Any, capacity: int) -> TestResponse:
        version = self.done(self.get(f"/sessions/{session['id']}"))["version"]
        return self.put(f"/sessions/{session['id']}/capacity", {"capacity": capacity}, If_Match=f'"{version}"')

    def attend(self, enrolment: Any, present: bool = True, **more: Any) -> TestResponse:
        return self.put(f"/enrolments/{enrolment['id']}/attendance", {"present": present}, **more)

    def score(self, enrolment: Any, **scores: Any) -> TestResponse:
        return self.put(f"/enrolments/{enrolment['id']}/scores", scores)

    def close(self, session: Any, **more: Any) -> TestResponse:
        return self.post(f"/sessions/{session['id']}/close", **more)

    def certified(self, **course: Any) -> tuple[Person, Any]:
        """Somebody who completed a course, and the enrolment."""
        who, session = self.hire(), self.session(course=self.course(**course))
        enrolment = self.enrol(who, session)
        self.done(self.attend(enrolment))
        self.done(self.score(enrolment, pre=40, post=85))
        self.done(self.close(session))
        return who, self.done(self.get("/me/enrolments", by=who))["items"][0]

    def refused(self, response: TestResponse, code: str, status: int) -> Any:
        problem = response.get_json()
        assert (problem["code"], response.status_code) == (code, status), problem
        assert response.content_type == "application/problem+json"
        assert "{" not in problem["detail"]
        return problem

    def said(self, contract: type[Payload]) -> list[dict[str, Any]]:
        """The payloads published under this contract, oldest first."""
        return [event["data"] for event in events.published(contract)]

    def envelopes(self, contract: type[Payload]) -> list[dict[str, Any]]:
        return events.published(contract)


@pytest.fixture(scope="module")
def training(mongo_url: str, mint: TokenMint) -> Iterator[ServiceUnderTest]:
    service = serve("training", create_app, DOCUMENTS, mongo_url=mongo_url, **mint.settings())
    yield service
    forget_service(service)


@pytest.fixture
def desk(training: ServiceUnderTest, mint: TokenMint) -> Iterator[Desk]:
    yield Desk(training, mint)
    for name in database().list_collection_names():
        database()[name].delete_many({})


@pytest.fixture
def at_once() -> Callable[[Sequence[Callable[[], Any]]], list[Any]]:
    """Run many calls at the same moment, a thread each, and give back what each returned."""
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    def run(calls: Sequence[Callable[[], Any]]) -> list[Any]:
        start = Barrier(len(calls))

        def one(call: Callable[[], Any]) -> Any:
            start.wait(30)
            return call()

        with ThreadPoolExecutor(len(calls)) as pool:
            return [each.result(60) for each in [pool.submit(one, call) for call in calls]]

    return run
