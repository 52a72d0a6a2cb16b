"""The programme for machines: Atom (RFC 4287), iCalendar (RFC 5545), JSON Feed 1.1. Pure: rows in, bytes out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

ATOM = "http://www.w3.org/2005/Atom"
PRODUCT = "-//Bina Pustaka//Agenda kegiatan//ID"
Row = dict[str, Any]


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself, and where pages are: `page` + id is an activity's."""

    title: str
    language: str
    author: str
    home: str
    self: str
    page: str


def atom(feed: Feed, rows: Sequence[Row]) -> bytes:
    """The newest word on each activity; its id stays when its page moves."""
    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    _add(root, "title", feed.title)
    _add(root, "id", _tag(feed, "kegiatan"))
    _add(root, "updated", max((row["updated_at"] for row in rows), default="2026-01-01T00:00:00.000Z"))
    _add(_add(root, "author"), "name", feed.author)
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.self)
    _add(root, "link", rel="alternate", type="text/html", href=feed.home)
    for row in rows:
        _entry(feed, _add(root, "entry"), row)
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True))


def json_feed(feed: Feed, rows: Sequence[Row]) -> bytes:
    """JSON Feed 1.1."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": feed.language,
        "home_page_url": feed.home,
        "feed_url": feed.self,
        "authors": [{"name": feed.author}],
        "items": [_item(feed, row) for row in rows],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def calendar(feed: Feed, rows: Sequence[Row]) -> bytes:
    """A calendar to subscribe to; moments in UTC, so that no calendar has to guess a zone."""
    from icalendar import Calendar, Event  # heavy, and only this feed needs it

    made = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", feed.title)):
        made.add(name, value)
    for row in rows:
        event = Event()
        event.add("uid", f"{row['id']}@{urlsplit(feed.home).hostname}")
        event.add("dtstamp", _moment(row["updated_at"]))
        event.add("last-modified", _moment(row["updated_at"]))
        event.add("dtstart", _moment(row["starts_at"]))
        if row["ends_at"]:
            event.add("dtend", _moment(row["ends_at"]))
        event.add("summary", row["title"])
        event.add("location", row["place"])
        event.add("description", _words(row))
        event.add("url", feed.page + row["id"])
        event.add("status", "CONFIRMED")
        made.add_component(event)
    return bytes(made.to_ical())


def _entry(feed: Feed, entry: Xml.Element, row: Row) -> None:
    _add(entry, "title", row["title"])
    _add(entry, "id", _tag(feed, f"kegiatan/{row['id']}"))
    _add(entry, "updated", row["updated_at"])
    _add(entry, "link", rel="alternate", type="text/html", href=feed.page + row["id"])
    _add(entry, "summary", _words(row))
    _add(entry, "category", term=row["kind"])


def _item(feed: Feed, row: Row) -> Row:
    address = feed.page + row["id"]
    return {
        "id": _tag(feed, f"kegiatan/{row['id']}"),
        "url": address,
        "title": row["title"],
        "content_text": _words(row),
        "date_modified": row["updated_at"],
        "tags": [row["kind"], *row["tags"]],
    }


def _words(row: Row) -> str:
    """When and where first: a reader shows little more."""
    hours = f"{row['starts']}–{row['ends']}" if row["ends"] else row["starts"]
    parts = (f"{row['held_on']}, {hours} WIB, {row['place']}.", row["summary"], row["description"])
    return "\n\n".join(_clean(part) for part in parts if part)


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(char for char in text if char in "\n\t" or char >= " ")


def _tag(feed: Feed, rest: str) -> str:
    """An id for ever (RFC 4151)."""
    return f"tag:{urlsplit(feed.home).hostname},2026:{rest}"


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    made = Xml.SubElement(parent, name, attributes)
    made.text = None if text is None else _clean(text)
    return made


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)
