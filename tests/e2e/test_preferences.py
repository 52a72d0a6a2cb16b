"""On their terms: through the gateway, with a real mail server. One click in a letter stops its kind and no other; a
digest comes once; an address that bounced is left alone until it is changed; support sees why.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import iso, utcnow
from shared.ids import new_id
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import MANAGER, OPERATOR, Platform
from tests.support.waiting import eventually

Json = dict[str, Any]
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def session(gateway: Gateway, **over: Any) -> Json:
    facts = {"title": f"Surat {new_id()}", "hours": 4, "pass_mark": 0, "capacity_default": 10}
    course = gateway.post("training", "/courses", who=MANAGER, body=facts)
    start = utcnow() + timedelta(days=40)
    body = {"starts_at": iso(start), "ends_at": iso(start + timedelta(hours=3)), "place": "Aula", "capacity": 5}
    made: Json = gateway.post("training", "/sessions", who=MANAGER, body={**body, "course_id": course["id"], **over})
    return {**made, "title": course["title"]}


def enrol(gateway: Gateway, into: Json, librarian_id: str) -> None:
    def try_it() -> bool:
        body = {"librarian_id": librarian_id}
        try:
            gateway.post("training", f"/sessions/{into['id']}/enrolments", who=MANAGER, body=body)
        except Unexpected as error:  # training hears of a new librarian a moment later
            if error.status == 404:
                return False
            raise
        return True

    eventually(try_it, seconds=30)


def joined(gateway: Gateway, librarian_id: str) -> Json:
    into = session(gateway)
    enrol(gateway, into, librarian_id)
    return into


def registered(gateway: Gateway, email: str) -> Json:
    number = int(new_id()[-6:], 16)
    nip = f"1991{number % 12 + 1:02d}{number % 28 + 1:02d}2020121{number % 1000:03d}"
    unit = gateway.get("community", "/me", who=SAHAT)
    body = {"nip": nip, "name": "Pustakawan Uji", "email": email, "unit_id": unit["unit_id"],
            "position": "Pustakawan Ahli Pertama", "rank": "III/a"}  # fmt: skip
    made: Json = gateway.post("community", "/librarians", who=MANAGER, body=body)
    return made


def log(gateway: Gateway, librarian_id: str, kind: str = "enrolment.confirmed") -> list[Json]:
    found = gateway.get(
        "notifier", "/deliveries", who=OPERATOR, librarian_id=librarian_id, kind=kind, channel="email", limit=20
    )
    return list(found["items"])


def letter(platform: Platform, address: str, title: str) -> Json:
    def found() -> Json:
        return next((each for each in platform.mail(address) if title in each["text"] + each["subject"]), {})

    return eventually(found, seconds=30)


@pytest.fixture(scope="module")
def sahat(gateway: Gateway) -> Iterator[Json]:
    """Sahat, whose choices are put back: other tests wait for his letters."""
    me: Json = gateway.get("community", "/me", who=SAHAT)
    yield me
    kinds = ("enrolment.confirmed", "session.scheduled")
    choices = [{"kind": kind, "channel": "email", "choice": "now"} for kind in kinds]
    gateway.call("PATCH", "notifier", "/me/preferences", who=SAHAT, json={"choices": choices})


def test_one_click_stops_a_kind_without_signing_in_and_it_is_still_in_the_inbox(
    platform: Platform, gateway: Gateway, sahat: Json
) -> None:
    first = letter(platform, sahat["email"], joined(gateway, sahat["id"])["title"])
    assert "/pemberitahuan" in first["text"]
    assert first["headers"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = first["headers"]["List-Unsubscribe"].strip("<>")
    page = httpx.get(address, headers={"Accept": "text/html"}, follow_redirects=True)
    assert page.status_code == 200
    assert "Tempat sudah pasti" in page.text
    assert httpx.post(address, data=ONE_CLICK).json()["stopped"] is True

    second = joined(gateway, sahat["id"])

    def dropped() -> Json:
        return next((each for each in log(gateway, sahat["id"]) if each["state"] == "dropped"), {})

    newest = eventually(dropped, seconds=30)
    assert newest["reason"] == "switched off by the recipient"
    inbox = gateway.get("notifier", "/me/inbox", who=SAHAT, limit=20)["items"]
    assert any(second["title"] in item["subject"] for item in inbox)
    assert not [each for each in platform.mail(sahat["email"]) if second["title"] in each["subject"]]

    assert httpx.delete(address).json()["stopped"] is False
    letter(platform, sahat["email"], joined(gateway, sahat["id"])["title"])


def test_an_address_that_bounced_is_left_alone_until_it_is_changed(platform: Platform, gateway: Gateway) -> None:
    somebody = registered(gateway, f"bounce+{new_id()}@contoh.id")
    joined(gateway, somebody["id"])
    eventually(lambda: [each["state"] for each in log(gateway, somebody["id"])] == ["bounced"], seconds=30)
    joined(gateway, somebody["id"])
    eventually(lambda: log(gateway, somebody["id"])[0]["state"] == "dropped", seconds=30)
    assert "suppressed" in log(gateway, somebody["id"])[0]["reason"]
    suppressions = gateway.get("notifier", "/suppressions", who=OPERATOR, limit=100)["items"]
    assert somebody["id"] in {each["librarian_id"] for each in suppressions}

    better = f"baik.{new_id()}@contoh.id"
    version = gateway.get("community", f"/librarians/{somebody['id']}", who=MANAGER)["version"]
    headers = {"If-Match": f'"{version}"'}
    path = f"/librarians/{somebody['id']}"
    gateway.call("PATCH", "community", path, who=MANAGER, json={"email": better}, headers=headers)
    contacts = platform.database("notifier")["contacts"]
    eventually(lambda: contacts.find_one({"_id": somebody["id"], "email": better}), seconds=30)
    letter(platform, better, joined(gateway, somebody["id"])["title"])


def test_a_digest_comes_once(platform: Platform, gateway: Gateway, sahat: Json) -> None:
    """What waits goes out together when its window comes (here: moved to now)."""
    choice = {"choices": [{"kind": "session.scheduled", "channel": "email", "choice": "daily"}]}
    gateway.call("PATCH", "notifier", "/me/preferences", who=SAHAT, json=choice)
    for _ in range(2):
        session(gateway, unit_id=sahat["unit_id"])
    waiting = {"recipient": sahat["id"], "kind": "session.scheduled", "state": "gathered"}
    deliveries = platform.database("notifier")["deliveries"]
    eventually(lambda: deliveries.count_documents(waiting) == 2, seconds=30)
    before = len(_digests(platform, sahat))
    deliveries.update_one(
        {"recipient": sahat["id"], "kind": "digest", "state": "queued"}, {"$set": {"due_at": utcnow()}}
    )  # fmt: skip
    eventually(lambda: len(_digests(platform, sahat)) == before + 1, seconds=30)
    eventually(lambda: deliveries.count_documents(waiting) == 0, seconds=30)
    assert "2 pemberitahuan" in _digests(platform, sahat)[-1]["subject"]


def _digests(platform: Platform, person: Json) -> list[Json]:
    return [each for each in platform.mail(person["email"]) if each["subject"].startswith("Ringkasan harian")]
