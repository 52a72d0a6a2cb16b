"""The feeds of the programme, as parsers that are not ours read them."""

import json
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from icalendar import Calendar

from tests.unit.web import gathering

ATOM = "{http://www.w3.org/2005/Atom}"
PAGE = f"http://localhost/kegiatan/{gathering.ACTIVITY}"


@pytest.fixture(autouse=True)
def played(world):
    rows = [gathering.told(title="Bedah <buku> & \x0bkopi"), gathering.told(id="2", ends=None, ends_at=None)]
    world.put("GET", "community", "/public/activities", {"items": rows, "next": None})


def test_atom(client):
    answer = client.get("/kegiatan.atom")
    assert answer.mimetype == "application/atom+xml"
    root = Xml.fromstring(answer.data)
    assert root.tag == f"{ATOM}feed"
    for parent in (root, *root.findall(f"{ATOM}entry")):
        assert all(parent.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert datetime.fromisoformat(parent.findtext(f"{ATOM}updated") or "").tzinfo
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "Bedah <buku> & kopi"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == PAGE
    ids = [each.text for each in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 3


def test_a_calendar(client):
    answer = client.get("/kegiatan.ics")
    assert answer.mimetype == "text/calendar"
    calendar: Any = Calendar.from_ical(answer.data)
    first, second = calendar.walk("VEVENT")
    start = first["dtstart"].dt
    assert start == gathering.START.replace(microsecond=0)
    assert first["dtstart"].to_ical().endswith(b"Z")
    assert first["dtend"].dt > start
    assert first["uid"] == f"{gathering.ACTIVITY}@localhost"
    assert "dtend" not in second


def test_json_feed(client):
    answer = client.get("/kegiatan.json", headers={"Accept-Language": "en"})
    feed = json.loads(answer.data)
    assert (answer.mimetype, feed["version"]) == ("application/feed+json", "https://jsonfeed.org/version/1.1")
    assert (feed["language"], feed["items"][0]["url"]) == ("en", PAGE)
    assert feed["feed_url"] == "http://localhost/kegiatan.json"
    assert all(item["id"] and item["content_text"] for item in feed["items"])


def test_the_programme_names_its_feeds(client):
    text = client.get("/kegiatan").text
    for form in ("atom", "ics", "json"):
        assert f'href="/kegiatan.{form}"' in text


def test_no_cookie_and_kept_for_five_minutes(client):
    answer = client.get("/kegiatan.atom")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, max-age=300"
