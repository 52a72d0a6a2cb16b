"""Input is taken as it is or not at all."""

from datetime import UTC, datetime
from typing import Any

import pytest
from marshmallow import Schema, ValidationError, fields

from shared.http.schemas import Id, PageOf, PageQuery, StrictSchema, Text, UtcDateTime

ID = "019ab0c2-7d1e-7c11-9f0a-3c6f0d9e1a2b"


class BodySchema(StrictSchema):
    id = Id()
    title = Text(10)
    count = fields.Integer()
    counts = fields.List(fields.Integer())
    open = fields.Boolean()
    at = UtcDateTime()


SCHEMA = BodySchema()


@pytest.mark.parametrize(
    "body",
    [
        {"surprise": 1},
        {"title": {"$ne": None}},
        {"title": {"$regex": ".*"}},
        {"title": ["a"]},
        {"title": 5},
        {"title": None},
        {"title": ""},
        {"title": "   "},
        {"title": "x" * 11},
        {"title": "nul\x00"},
        {"title": "bell\x07"},
        {"title": "\u202eoverride"[:1] + "\ud800"},
        {"count": "5"},
        {"count": 5.0},
        {"count": 5.7},
        {"count": True},
        {"count": 2**63},
        {"count": {"$gt": 0}},
        {"counts": ["1"]},
        {"open": 1},
        {"open": "yes"},
        {"open": "true"},
        {"open": []},
        {"id": "1"},
        {"id": {"$gt": ""}},
        {"id": ID.upper()},
        {"id": ID + "\n"},
        {"at": "2026-11-23T09:00:00"},
        {"at": "yesterday"},
        {"at": 1700000000},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"$where": "1"},
        [],
        "text",
        None,
        5,
    ],
)
def test_wrong_input_is_refused(body: Any) -> None:
    with pytest.raises(ValidationError):
        SCHEMA.load(body)


def test_right_input_is_cleaned() -> None:
    loaded = SCHEMA.load(
        {"id": ID, "title": "  Cafe\u0301 ", "count": 5, "open": False, "at": "2026-11-23T09:00:00.123456+07:00"}
    )
    assert loaded["title"] == "Café"
    assert loaded["open"] is False
    assert loaded["at"] == datetime(2026, 11, 23, 2, 0, 0, 123000, UTC)


def test_moments_go_out_in_utc_with_z() -> None:
    assert SCHEMA.dump({"at": datetime(2026, 11, 23, 2, tzinfo=UTC)}) == {"at": "2026-11-23T02:00:00.000Z"}


@pytest.mark.parametrize(
    "query", [{"limit": "0"}, {"limit": "101"}, {"limit": "x"}, {"page": "2"}, {"cursor": "x" * 2000}]
)
def test_a_page_query_is_bounded(query: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        PageQuery().load(query)


def test_a_page_query_reads_text() -> None:
    assert PageQuery().load({"limit": "5"}) == {"limit": 5}
    assert PageQuery().load({}) == {"limit": 20}


def test_a_page_schema_is_made_once_and_named_after_its_items() -> None:
    class ThingSchema(Schema):
        id = fields.String()

    assert PageOf(ThingSchema) is PageOf(ThingSchema)
    assert PageOf(ThingSchema).__name__ == "ThingPageSchema"
    assert PageOf(ThingSchema)().dump({"items": [{"id": "1"}], "next": None}) == {"items": [{"id": "1"}], "next": None}
