"""The open door (design.md §4, story 3) as far as it stands: an activity from a draft to the public; visitors register
without an account or script, wait in line, change and cancel by the link in their mail; held, with who came by school.
"""

import csv
import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, utcnow
from shared.ids import new_id
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.platform import MANAGER, Platform
from tests.support.waiting import eventually

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
LINK = re.compile(r"/kegiatan/kelola/([0-9a-f-]+\.[\w-]+)")


@pytest.fixture
def visitor(platform: Platform) -> Iterator[httpx.Client]:
    """A browser without script, without a cookie."""
    with httpx.Client(base_url=platform.url, headers={"Accept-Language": "id"}, timeout=30) as client:
        yield client


def soon() -> dict[str, str]:
    """Within two hours, so that people can be checked in; at any hour of the day."""
    now = utcnow().astimezone(WIB)
    start = now + timedelta(minutes=30)
    if start.hour == 23 and start.minute >= 50:
        start = datetime.combine(now.date() + timedelta(1), datetime.min.time(), WIB) + timedelta(minutes=1)
    end = min(start + timedelta(hours=1), start.replace(hour=23, minute=59))
    return {"held_on": str(start.date()), "starts": f"{start:%H:%M}", "ends": f"{end:%H:%M}"}


def act(gateway: Gateway, activity: Any, verb: str, who: str = MANAGER, **body: Any) -> Any:
    path, seen = f"/activities/{activity['id']}/{verb}", {"If-Match": f'"{activity["version"]}"'}
    return gateway.call("POST", "community", path, who=who, json=body, headers=seen).json()


def published(gateway: Gateway, **over: Any) -> Any:
    body = {"title": f"Bedah buku {new_id()}", "kind": "discussion", "place": "Aula uji", "capacity": 3, **soon()}
    draft = gateway.post("community", "/activities", who=DEWI, body=body | over)
    return act(gateway, act(gateway, draft, "approve"), "publish")


def register(visitor: httpx.Client, activity: Any, email: str, **over: str) -> str:
    """By the form of the page; the token of the registration."""
    address = f"/kegiatan/{activity['id']}"
    page = visitor.get(address)
    assert page.status_code == 200
    consent = re.search(r'id="consent" name="consent" value="([^"]+)"', page.text)
    fields = {"csrf_token": _found(TOKEN.search(page.text)), "consent": _found(consent), "party": "1", "name": "Tamu"}
    answer = visitor.post(f"{address}/daftar", data=fields | {"email": email} | over)
    assert answer.status_code == 303, answer.text
    return _found(LINK.search(answer.headers["Location"]))


def press(visitor: httpx.Client, token: str, button: str, **fields: str) -> None:
    page = visitor.get(f"/kegiatan/kelola/{token}").text
    answer = visitor.post(
        f"/kegiatan/kelola/{token}/{button}", data={"csrf_token": _found(TOKEN.search(page)), **fields}
    )
    assert answer.status_code == 303, answer.text


def letter(platform: Platform, to: str, subject: str) -> str:
    """The words of the one letter that begins so."""

    def arrived() -> str | None:
        found = [each for each in platform.mail(to) if each["subject"].startswith(subject)]
        return str(found[0]["text"]) if len(found) == 1 else None

    return str(eventually(arrived, seconds=30))


def refused(call: Any) -> str:
    with pytest.raises(Unexpected) as told:
        call()
    return told.value.code


def test_from_a_draft_to_the_public_and_back_by_the_link(
    gateway: Gateway, platform: Platform, visitor: httpx.Client
) -> None:
    body = {"title": f"Dongeng {new_id()}", "kind": "other", "place": "Taman", "capacity": 3, **soon()}
    draft = gateway.post("community", "/activities", who=DEWI, body=body)
    assert visitor.get(f"/kegiatan/{draft['id']}").status_code == 404
    assert refused(lambda: act(gateway, draft, "approve", who=DEWI)) == "forbidden"
    activity = act(gateway, act(gateway, draft, "approve"), "publish")
    listed = visitor.get("/kegiatan")
    assert activity["title"] in listed.text
    assert "Set-Cookie" not in listed.headers
    event = Microdata(visitor.get(f"/kegiatan/{activity['id']}").text).facts
    assert event["type"] == "https://schema.org/Event"
    assert (event["name"], datetime.fromisoformat(event["startDate"]).tzinfo is not None) == (body["title"], True)

    tag = new_id()[-8:]
    family, pair = f"keluarga-{tag}@example.org", f"berdua-{tag}@example.org"
    token = register(visitor, activity, family, party="2", needs="Kursi roda")
    waiting = register(visitor, activity, pair, party="2")
    assert "nomor 1" in visitor.get(f"/kegiatan/kelola/{waiting}").text
    assert LINK.search(letter(platform, family, "Tempat Anda pasti"))
    assert "rombongan kecil tidak mendahului" in letter(platform, pair, "Daftar tunggu")
    press(visitor, token, "ubah", party="1", needs="")
    letter(platform, pair, "Anda mendapat tempat")
    press(visitor, token, "batal")
    assert "dibatalkan" in visitor.get(f"/kegiatan/kelola/{token}").text
    letter(platform, family, "Pendaftaran berakhir")
    assert visitor.get(f"/kegiatan/kelola/{token[:-2]}xx").status_code == 404

    act(gateway, gateway.get("community", f"/activities/{activity['id']}", who=MANAGER), "cancel", reason="Hujan")
    assert "tidak jadi diadakan" in visitor.get(f"/kegiatan/{activity['id']}").text
    letter(platform, pair, "Pendaftaran berakhir")
    assert len(platform.mail(pair)) == 3, "each is told once"
    partners = platform.database("community")["outbox"].find({"event.subject": activity["id"]}).sort("_id", 1)
    assert [row["key"].split(".")[2] for row in partners] == ["published", "cancelled"]


def test_a_rush_through_the_gateway_sells_what_there_is(gateway: Gateway) -> None:
    activity = published(gateway, capacity=15)
    version = gateway.get("community", f"/public/activities/{activity['id']}")["consent"]["version"]

    def ask(number: int) -> Any:
        body = {"name": f"Tamu {number}", "email": f"{new_id()}@example.org", "party": 1, "consent_version": version}
        path = f"/public/activities/{activity['id']}/registrations"
        return gateway.post("community", path, body=body)

    with ThreadPoolExecutor(8) as pool:
        places = list(pool.map(ask, range(40)))
    assert sorted(each["position"] for each in places if each["position"]) == list(range(1, 26))
    shown = gateway.get("community", f"/public/activities/{activity['id']}")["places"]
    assert (shown["free"], shown["waiting"]) == (0, 25)


def test_checked_in_and_held_with_who_came_by_school(
    gateway: Gateway, platform: Platform, visitor: httpx.Client
) -> None:
    activity = published(gateway, capacity=40)
    school = register(visitor, activity, f"{new_id()}@example.org", party="30", school="SD Uji", needs="Huruf besar")
    register(visitor, activity, f"{new_id()}@example.org", name="Tiur")
    path = f"/activities/{activity['id']}/registrations"
    class_, guest = gateway.get("community", path, who=DEWI)["items"]
    assert class_["needs"] == "Huruf besar"
    assert gateway.get("community", path, who=MANAGER)["items"][0]["needs"] is None
    assert refused(lambda: gateway.get("community", path, who=SAHAT)) == "not-your-activity"
    assert "svg" in visitor.get(f"/kegiatan/kelola/{school}").text
    assert visitor.get(f"/kegiatan/kerja/tiba/{school}").status_code == 302
    for each, people in ((class_, 28), (guest, 1)):
        gateway.put("community", f"/registrations/{each['id']}/arrival", who=DEWI, body={"arrived": people})
    table = gateway.call("GET", "community", f"{path}?format=csv", who=DEWI).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline=""), delimiter=";"))
    assert [row["Datang"] for row in rows] == ["28", "1"]
    seen = gateway.get("community", f"/activities/{activity['id']}", who=DEWI)
    held = act(gateway, seen, "close", who=DEWI, walk_ins=2)
    assert (held["attendance"], held["groups"][0]["attendance"]) == (31, 28)
    told = {"key": "community.activity.held.v1", "event.subject": activity["id"]}
    row = platform.database("community")["outbox"].find_one(told)
    assert row is not None
    assert row["event"]["data"]["attendance"] == 31
    public = list(gateway.every("community", "/activities"))
    assert [each["attendance"] for each in public if each["id"] == activity["id"]] == [31]


class Microdata(HTMLParser):
    """The outermost thing of a page, as a search engine reads it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.facts: dict[str, str] = {}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "itemtype" in given:
            self.facts.setdefault("type", given["itemtype"] or "")
        name = given.get("itemprop") or ""
        value = given.get("content") or given.get("datetime") or given.get("href")
        if name and value:
            self.facts.setdefault(name, value)
        self._open = name

    def handle_data(self, data: str) -> None:
        if self._open:
            self.facts.setdefault(self._open, data)
            self._open = ""


def _found(match: re.Match[str] | None) -> str:
    assert match is not None
    return match[1]
