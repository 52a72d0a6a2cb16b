"""A small ground of one's own on the running platform, and what a refusal there must look like."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import httpx

from shared.clock import iso, utcnow
from shared.ids import new_id
from tests.support.platform import CHILDRENS_LIBRARIAN, LIBRARIAN, MANAGER, Platform
from tests.support.stillness import unchanged

VISITOR = None
Ground = SimpleNamespace


@dataclass(frozen=True)
class Refusal:
    """What must come back: status, the last part of `type`, where the input is wrong, and words of the advice."""

    status: int
    code: str
    pointer: str = ""
    id: str = ""
    en: str = ""


@contextmanager
def prepared(platform: Platform) -> Iterator[Ground]:
    """Own surveys, an own course and an own session of one seat, which Sahat has."""
    clients = {who: platform.client(who) for who in (VISITOR, MANAGER, LIBRARIAN, CHILDRENS_LIBRARIAN)}
    found = Ground(platform=platform, clients=clients, tag=new_id())
    found.unit = ok(found, "GET", "/api/community/v1/libraries")["items"][0]["id"]
    found.people = {who: ok(found, "GET", "/api/community/v1/me", who) for who in (LIBRARIAN, CHILDRENS_LIBRARIAN)}
    found.closed = survey(found, "ditutup")
    ok(found, "POST", f"/api/assessment/v1/surveys/{found.closed['id']}/close", MANAGER)
    found.survey = survey(found, "terbuka")  # one open survey a period and unit
    course = {"title": f"Kursus {found.tag}", "hours": 4, "pass_mark": 0, "elements": []}
    found.course = ok(found, "POST", "/api/training/v1/courses", MANAGER, json=course | {"capacity_default": 1})
    found.session = ok(found, "POST", "/api/training/v1/sessions", MANAGER, json=session(found.course["id"]))
    found.seats = f"/api/training/v1/sessions/{found.session['id']}/enrolments"
    found.enrolment = ok(found, "POST", found.seats, CHILDRENS_LIBRARIAN, json={})
    found.answers = f"/api/assessment/v1/public/surveys/{found.survey['id']}/answers"
    yield found
    clients[MANAGER].post(f"/api/assessment/v1/surveys/{found.survey['id']}/close")
    for client in clients.values():
        client.close()


def ok(ground: Ground, method: str, path: str, who: str | None = VISITOR, **more: Any) -> Any:
    answer = ground.clients[who].request(method, path, **more)
    assert answer.is_success, answer.text
    return answer.json()


def survey(ground: Ground, name: str) -> Any:
    today = utcnow().date()
    facts = {"title": f"{name} {ground.tag}", "period": f"{today:%Y-%m}", "unit_ids": [ground.unit]}
    days = {"opens_on": str(today - timedelta(days=1)), "closes_on": str(today + timedelta(days=9))}
    return ok(ground, "POST", "/api/assessment/v1/surveys", MANAGER, json=facts | days)


def session(course_id: str) -> dict[str, Any]:
    start = utcnow() + timedelta(days=40)
    times = {"starts_at": iso(start), "ends_at": iso(start + timedelta(hours=3))}
    return times | {"course_id": course_id, "place": "Aula", "capacity": 1}


def answer(ground: Ground, **over: Any) -> dict[str, Any]:
    return {"submission_id": new_id(), "unit_id": ground.unit, "values": {"perilaku": 3}} | over


def refused(ground: Ground, expected: Refusal, send: Callable[..., httpx.Response], *services: str) -> None:
    """Ask in both languages: the same problem, worded for the reader, and not one document touched."""
    with unchanged(ground.platform, *services):
        told = {language: send(headers={"Accept-Language": language}) for language in ("id", "en")}
    details = set()
    for language, answer in told.items():
        assert answer.status_code == expected.status, answer.text
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        problem = answer.json()
        assert problem["type"].rpartition("/")[2] == expected.code, problem
        assert getattr(expected, language) in problem["detail"]
        if expected.pointer:
            assert expected.pointer in [each["pointer"] for each in problem["errors"]], problem
            assert all(each["detail"] for each in problem["errors"])
        details.add(problem["detail"])
    assert len(details) == 2, "one language was not translated"


def sender(ground: Ground, who: str | None, method: str, path: str, **more: Any) -> Callable[..., httpx.Response]:
    fixed = more.pop("headers", {})
    return lambda headers: ground.clients[who].request(method, path, headers={**fixed, **headers}, **more)
