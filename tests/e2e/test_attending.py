"""Seats under a rush, and sessions that move: through the gateway, with real servers.

100 librarians join one 20-seat session at once: 20 seats and 80 ordered waiters. A move reaches everybody once, and
their calendars under the same UID with a higher SEQUENCE, as an independent library reads it.
"""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_bytes, policy
from threading import Barrier
from typing import Any

import httpx
import icalendar
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import iso, utcnow
from shared.ids import new_id
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.platform import MANAGER, SUPERVISOR, Platform
from tests.support.waiting import eventually

SEATS, PEOPLE = 20, 100
FIRST = ("Ani", "Budi", "Citra", "Dedi", "Elisa", "Fajar", "Gita", "Hotman", "Intan", "Joko")
LAST = ("Sinaga", "Purba", "Saragih", "Damanik", "Siahaan", "Manurung", "Silalahi", "Nainggolan", "Girsang", "Lubis")


def course(gateway: Gateway, **facts: Any) -> Any:
    given = {"title": f"Kursi {new_id()}", "hours": 4, "pass_mark": 0, "capacity_default": 10}
    return gateway.post("training", "/courses", who=MANAGER, body=given | facts)


def plan(days: float, **over: Any) -> dict[str, Any]:
    start = utcnow() + timedelta(days=days)
    return {"starts_at": iso(start), "ends_at": iso(start + timedelta(hours=3)), "place": "Aula uji"} | over


def session(gateway: Gateway, days: float, **over: Any) -> Any:
    body = plan(days, course_id=over.pop("course_id", None) or course(gateway)["id"], **over)
    return gateway.post("training", "/sessions", who=MANAGER, body=body)


def enrol(gateway: Gateway, into: Any, who: str, librarian_id: str | None = None) -> Any:
    body = {"librarian_id": librarian_id} if librarian_id else {}
    return gateway.post("training", f"/sessions/{into['id']}/enrolments", who=who, body=body)


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    start = Barrier(len(calls))

    def one(call: Callable[[], Any]) -> Any:
        start.wait(30)
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [each.result(60) for each in [pool.submit(one, call) for call in calls]]


def refused(call: Callable[[], Any]) -> tuple[int, str]:
    with pytest.raises(Unexpected) as told:
        call()
    return told.value.status, told.value.code


# the rush


@pytest.fixture(scope="module")
def hundred(gateway: Gateway) -> list[str]:
    """A hundred librarians of a unit of their own, known to training."""
    name = f"Unit Uji {new_id()}"
    unit = gateway.post("community", "/libraries", who=MANAGER, body={"name": name, "kind": "service"})
    ids = list(ThreadPoolExecutor(8).map(lambda number: _hire(gateway, unit["id"], number), range(PEOPLE)))
    room = session(gateway, 30, capacity=PEOPLE)
    last = ids[-1]
    eventually(lambda: _answers(lambda: bool(enrol(gateway, room, MANAGER, last))), seconds=20)
    return ids


def _answers(call: Callable[[], bool]) -> bool:
    try:
        return call()
    except Unexpected:
        return False


def _hire(gateway: Gateway, unit_id: str, number: int) -> str:
    serial = random.Random(unit_id).randrange(100, 800)
    nip = f"1990{number % 12 + 1:02d}{number % 28 + 1:02d}201903{number % 2 + 1}{(serial + number) % 999 + 1:03d}"
    body = {"nip": nip, "name": f"{FIRST[number // 10]} {LAST[number % 10]}", "unit_id": unit_id}
    made = gateway.post(
        "community", "/librarians", who=MANAGER, body=body | {"position": "Pustakawan Ahli Pertama", "rank": "III/a"}
    )
    return str(made["id"])


def test_a_hundred_for_twenty_seats_and_then_everything_at_once(
    gateway: Gateway, platform: Platform, hundred: list[str]
) -> None:
    hall = session(gateway, 9, capacity=SEATS)
    places = at_once([lambda each=each: enrol(gateway, hall, MANAGER, each) for each in hundred])  # type: ignore[misc]
    assert sorted(each["position"] for each in places if each["position"]) == list(range(1, PEOPLE - SEATS + 1))
    assert sum(each["state"] == "confirmed" for each in places) == SEATS
    before = _stored(platform, hall)
    told = {each["librarian_id"]: each["position"] for each in places}
    assert [told[each] for each in before["waiting"]] == list(range(1, PEOPLE - SEATS + 1))

    by_id = {each["librarian_id"]: each["id"] for each in places}
    leaving = before["confirmed"][::4] + before["waiting"][::10]
    calls: list[Callable[[], Any]] = [
        lambda each=each: gateway.post("training", f"/enrolments/{by_id[each]}/withdraw", who=MANAGER)  # type: ignore[misc]
        for each in leaving
    ]
    at_once([*calls, lambda: _raise(gateway, hall, SEATS + 5)])
    after = _stored(platform, hall)
    stay = [each for each in before["confirmed"] + before["waiting"] if each not in leaving]
    assert after["confirmed"] + after["waiting"] == stay, "nobody is lost, nobody overtakes"
    assert len(after["confirmed"]) == after["capacity"] == SEATS + 5


def _stored(platform: Platform, hall: Any) -> Any:
    return platform.database("training")["sessions"].find_one({"_id": hall["id"]})


def _raise(gateway: Gateway, hall: Any, capacity: int) -> Any:
    while True:
        version = gateway.get("training", f"/sessions/{hall['id']}", who=MANAGER)["version"]
        match = {"If-Match": f'"{version}"'}
        path = f"/sessions/{hall['id']}/capacity"
        try:
            return gateway.call("PUT", "training", path, who=MANAGER, headers=match, json={"capacity": capacity})
        except Unexpected as stale:
            if stale.status != httpx.codes.PRECONDITION_FAILED:
                raise


# a move, a cancellation


def test_a_move_and_a_cancellation_reach_mail_and_calendar_once(gateway: Gateway, platform: Platform) -> None:
    meeting = session(gateway, 8)
    enrol(gateway, meeting, DEWI)
    gateway.post("training", "/me/calendar", who=DEWI)
    feed = gateway.get("training", "/me/calendar", who=DEWI)["url"]
    uid, entry = _entry(feed, meeting)
    assert (str(entry["status"]), int(entry["sequence"])) == ("CONFIRMED", 0)

    body = plan(10, place="Ruang Baca", reason="Listrik padam")
    moved = gateway.post("training", f"/sessions/{meeting['id']}/reschedule", who=MANAGER, body=body)
    same, entry = _entry(feed, meeting)
    assert (same, int(entry["sequence"]), str(entry["location"])) == (uid, 1, "Ruang Baca")
    assert iso(entry.decoded("dtstart"))[:19] == moved["starts_at"][:19]
    letter = eventually(lambda: _letters(platform, meeting, "Pindah waktu"), seconds=15)
    assert _invited(platform, letter[0]) == ("REQUEST", uid, 1)

    gateway.post("training", f"/sessions/{meeting['id']}/cancel", who=MANAGER, body={"reason": "Banjir"})
    same, entry = _entry(feed, meeting)
    assert (same, int(entry["sequence"]), str(entry["status"])) == (uid, 2, "CANCELLED")
    letter = eventually(lambda: _letters(platform, meeting, "Dibatalkan"), seconds=15)
    assert _invited(platform, letter[0]) == ("CANCEL", uid, 2)
    inbox = gateway.get("notifier", "/me/inbox", who=DEWI, limit=50)["items"]
    kinds = [each["kind"] for each in inbox if meeting["course_title"] in each["subject"]]
    assert sorted(kinds) == ["enrolment.confirmed", "session.cancelled", "session.rescheduled"], "each told once"
    gateway.call("DELETE", "training", "/me/calendar", who=DEWI)
    assert httpx.get(feed).status_code == httpx.codes.NOT_FOUND


def _entry(feed: str, of: Any) -> tuple[str, Any]:
    answer = httpx.get(feed)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    found = [
        event
        for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        if str(event["uid"]).startswith(of["id"])
    ]
    assert len(found) == 1
    return str(found[0]["uid"]), found[0]


def _letters(platform: Platform, of: Any, subject: str) -> list[Any]:
    mail = platform.mail("dewi.sipayung")
    return [each for each in mail if each["subject"].startswith(subject) and of["course_title"] in each["text"]]


def _invited(platform: Platform, letter: Any) -> tuple[str, str, int]:
    raw = httpx.get(f"{platform.plan.notes['mail']}messages/{letter['key']}").content
    parts = message_from_bytes(raw, policy=policy.default).walk()
    calendar = next(part for part in parts if part.get_content_type() == "text/calendar")
    event: Any = icalendar.Calendar.from_ical(calendar.get_content()).walk("VEVENT")[0]
    return str(calendar.get_param("method")), str(event["uid"]), int(event["sequence"])


# rooms, requests, parties, offers, wishes, links


def test_a_room_is_sold_once_however_many_plan_it(gateway: Gateway) -> None:
    room = gateway.post("training", "/rooms", who=MANAGER, body={"name": f"Aula {new_id()}", "capacity": 30})
    of = course(gateway)["id"]
    body = plan(20, course_id=of, room_id=room["id"])

    def attempt() -> str:
        try:
            gateway.post("training", "/sessions", who=MANAGER, body=body)
        except Unexpected as told:
            return told.code
        return "booked"

    assert sorted(at_once([attempt] * 6)) == ["booked", *["room-busy"] * 5]


def test_a_supervisor_agrees_before_there_is_a_seat(gateway: Gateway) -> None:
    asked = enrol(gateway, session(gateway, 7, approval="supervisor"), DEWI)
    assert asked["state"] == "requested"
    assert asked["id"] in [each["id"] for each in gateway.every("training", "/requests", who=SUPERVISOR)]
    kinds = lambda: [each["kind"] for each in gateway.get("notifier", "/me/inbox", who=SUPERVISOR)["items"]]  # noqa: E731
    eventually(lambda: "enrolment.requested" in kinds(), seconds=10)
    given = gateway.post("training", f"/enrolments/{asked['id']}/approve", who=SUPERVISOR)
    assert given["state"] == "confirmed"
    foreign = enrol(gateway, session(gateway, 7, approval="supervisor"), SAHAT)
    path = f"/enrolments/{foreign['id']}/approve"
    assert refused(lambda: gateway.post("training", path, who=SUPERVISOR)) == (403, "not-yours-to-approve")


def test_a_party_sits_together_and_an_offer_is_claimed(gateway: Gateway, hundred: list[str]) -> None:
    hall = session(gateway, 12, capacity=2, claim_hours=24)
    first = enrol(gateway, hall, MANAGER, hundred[0])
    path = f"/sessions/{hall['id']}/parties"
    body = {"librarian_ids": hundred[1:3]}
    party = gateway.post("training", path, who=MANAGER, body=body)["items"]
    behind = enrol(gateway, hall, SAHAT)
    assert [each["position"] for each in (*party, behind)] == [1, 2, 3]
    gateway.post("training", f"/enrolments/{first['id']}/withdraw", who=MANAGER)
    claimed = gateway.post("training", f"/enrolments/{party[1]['id']}/claim", who=MANAGER)
    assert claimed["state"] == "confirmed"
    shown = gateway.get("training", f"/sessions/{hall['id']}", who=SAHAT)
    assert (shown["confirmed"], shown["waiting"], shown["my_state"]) == (2, 1, "waitlisted")
    assert any("24 jam" in line for line in shown["queue_rule"])


def test_who_wished_for_a_course_is_told_once_and_the_link_is_for_the_seated(gateway: Gateway) -> None:
    wanted = course(gateway)
    gateway.post("training", f"/courses/{wanted['id']}/interest", who=SAHAT)
    online = {"mode": "online", "link": "https://temu.example/kelas", "course_id": wanted["id"]}
    first = session(gateway, 15, **online)
    session(gateway, 16, **online)
    eventually(lambda: _invitations(gateway, wanted), seconds=10)
    path = f"/sessions/{first['id']}"
    assert gateway.get("training", path, who=SAHAT)["link"] is None
    enrol(gateway, first, SAHAT)
    assert gateway.get("training", path, who=SAHAT)["link"] == online["link"]
    assert len(_invitations(gateway, wanted)) == 1, "the second session is no news to who was told of the first"


def _invitations(gateway: Gateway, wanted: Any) -> list[Any]:
    items = gateway.get("notifier", "/me/inbox", who=SAHAT, limit=50)["items"]
    return [each for each in items if each["kind"] == "session.scheduled" and wanted["title"] in each["subject"]]
