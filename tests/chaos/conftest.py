"""The town under test, and the people in it."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from deploy.local import mongo, rabbit
from shared.clock import iso, utcnow
from tests.chaos.audit import Audit
from tests.chaos.caller import Caller, Outages
from tests.chaos.ledger import Ledger
from tests.chaos.stories import HOURS, Classes, Directory, Seats, Story, Visitors
from tests.chaos.town import Town, town
from tests.chaos.traffic import Traffic
from tests.support.tokens import TokenMint
from tests.support.waiting import eventually

CROWD = 10
CAPACITY = 4
MANAGER = "197501182005032014"


@dataclass
class Scene:
    """The town, who acts in it, and the book that is kept."""

    town: Town
    ledger: Ledger
    traffic: Traffic
    audit: Audit
    outages: Outages
    caller: Caller
    setting: dict[str, str] = field(default_factory=dict)

    def progress(self, commands: int = 15, within: float = 60) -> None:
        """Until so many more commands were accepted: what was killed is of use again."""
        goal = self.ledger.accepted + commands
        eventually(lambda: self.ledger.accepted >= goal or self.ledger.wrong, within, every=0.05)
        assert self.ledger.wrong == []


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory, mint: TokenMint) -> Iterator[Scene]:
    """One town for all faults: each test adds its harm to what the tests before have left."""
    with pytest.MonkeyPatch.context() as patch:
        # Servers given from outside are not ours to kill; native ones die more exactly than containers.
        for name in ("MONGO_URL", "AMQP_URL", "BROKER_NAMESPACE", "BINA_DATABASE_PREFIX"):
            patch.delenv(name, raising=False)
        patch.setenv("BINA_PYTHON", sys.executable)
        if mongo.find_binary() and rabbit.find_binary():
            patch.setenv("BINA_SERVERS", "native")
        with ExitStack() as stack:
            yield _people_it(stack.enter_context(town(tmp_path_factory.mktemp("town"), mint)), stack)


@pytest.fixture(autouse=True)
def _everybody_up(scene: Scene) -> None:
    """A test that failed half-way leaves processes down: the next one is not to fail for it."""
    scene.town.fleet.start(*scene.town.fleet.known)
    scene.town.fleet.wait(*scene.town.fleet.known)


def _people_it(place: Town, stack: ExitStack) -> Scene:
    ledger, outages = Ledger(), Outages()
    # The whole run takes minutes, a token minutes too: this one must not run out in the middle.
    token = place.mint.token("manager", "trainer", "operator", username=MANAGER, exp=int(utcnow().timestamp()) + 7200)

    def caller() -> Caller:
        return stack.enter_context(closing(Caller(place.apis, token, outages)))

    first = caller()
    setting = _set_the_stage(place, first, ledger)
    directory = Directory(caller(), ledger, 1, unit_id=setting["unit"])
    crowd = [directory.register().id for _ in range(CROWD)]
    _until_training_knows(place, crowd)
    session = _session(first, setting["course"], ledger)
    stories: list[Story] = [
        Visitors(caller(), ledger, 2, survey_id=setting["survey"], unit_id=setting["unit"]),
        directory,
        Seats(caller(), ledger, 3, session_id=session, librarians=crowd[: CROWD // 2]),
        Seats(caller(), ledger, 4, session_id=session, librarians=crowd[CROWD // 2 :]),
        Classes(caller(), ledger, 5, course_id=setting["course"], librarians=crowd),
    ]
    return Scene(place, ledger, Traffic(stories, ledger), Audit(place, ledger), outages, first, setting)


def _set_the_stage(place: Town, caller: Caller, ledger: Ledger) -> dict[str, str]:
    unit = caller.post("community", "/libraries", {"name": "Layanan Anak", "kind": "service"})
    assert unit.accepted, unit
    eventually(lambda: place.collection("assessment", "libraries").find_one({"_id": unit.body["id"]}), 60)
    today = date.today()  # noqa: DTZ011  (the survey opened yesterday wherever the clock stands)
    survey = caller.post(
        "assessment", "/surveys",
        {"title": "SKM", "period": "2026-S2", "opens_on": str(today - timedelta(2)),
         "closes_on": str(today + timedelta(9))},
    )  # fmt: skip
    assert survey.accepted, survey
    course = caller.post("training", "/courses", {"title": "Layanan prima", "hours": HOURS, "pass_mark": 70})
    assert course.accepted, course
    return {"unit": unit.body["id"], "survey": survey.body["id"], "course": course.body["id"]}


def _until_training_knows(place: Town, crowd: list[str]) -> None:
    known = place.collection("training", "librarians")
    eventually(lambda: known.count_documents({"_id": {"$in": crowd}}) == len(crowd), 60)


def _session(caller: Caller, course_id: str, ledger: Ledger) -> str:
    starts = utcnow() + timedelta(days=7)
    body = {"course_id": course_id, "starts_at": iso(starts), "ends_at": iso(starts + timedelta(hours=2)),
            "place": "Aula", "capacity": CAPACITY}  # fmt: skip
    answer = caller.post("training", "/sessions", body)
    assert answer.accepted, answer
    ledger.sessions[answer.body["id"]] = CAPACITY
    return str(answer.body["id"])


def seconds(name: str, full: float) -> float:
    """How long a fault lasts: `full`, unless the environment asks for a quick run."""
    return float(os.environ.get(name, full))
