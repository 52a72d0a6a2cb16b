"""Every message marshmallow has of its own is also said in Indonesian."""

from collections.abc import Iterator

import pytest
from flask import Flask
from marshmallow import Schema, ValidationError, fields, validate

from shared.http import language
from shared.http.messages import localised
from shared.http.schemas import Id, StrictSchema, Text, UtcDateTime


@pytest.fixture(autouse=True)
def request_context() -> Iterator[None]:
    with Flask("x").test_request_context(headers={"Accept-Language": "id"}):
        yield


class Everything(StrictSchema):
    required = fields.String(required=True)
    text = Text(5, min=2)
    id = Id()
    number = fields.Decimal()
    whole = fields.Integer(validate=validate.Range(min=1, max=4))
    least = fields.Integer(validate=validate.Range(min=1))
    most = fields.Integer(validate=validate.Range(max=4))
    above = fields.Integer(validate=validate.Range(min=1, min_inclusive=False))
    below = fields.Integer(validate=validate.Range(max=1, max_inclusive=False))
    flag = fields.Boolean()
    moment = UtcDateTime()
    day = fields.Date()
    hour = fields.Time()
    items = fields.List(fields.String(), validate=validate.Length(max=1))
    few = fields.List(fields.String(), validate=validate.Length(min=2))
    two = fields.List(fields.String(), validate=validate.Length(equal=2))
    mapping = fields.Dict()
    nested = fields.Nested(Schema)
    mail = fields.Email()
    url = fields.URL()
    choice = fields.String(validate=validate.OneOf(["a", "b"]))
    pattern = fields.String(validate=validate.Regexp("a+"))
    same = fields.String(validate=validate.Equal("x"))


WRONG = [
    {"text": "", "id": "x", "number": "x", "whole": 9, "least": 0, "most": 9, "above": 1, "below": 1, "flag": "x"},
    {"moment": "2026-01-01T00:00:00", "day": "x", "hour": "x", "items": ["a", "b"], "few": [], "two": [], "mapping": 1},
    {"nested": 1, "mail": "x", "url": "x", "choice": "c", "pattern": "b", "same": "y", "unknown": 1},
    {"text": 1, "whole": "x", "moment": "x", "items": "x", "number": "NaN", "required": None},
]


@pytest.mark.parametrize("body", WRONG)
def test_every_message_is_translated(body: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as caught:
        Everything().load(body)
    for field, messages in caught.value.messages_dict.items():
        for message in messages if isinstance(messages, list) else messages["_schema"]:
            assert localised(message) != message, (field, message)


def test_numbers_keep_their_place() -> None:
    said = localised("Must be greater than or equal to 1 and less than or equal to 4.")
    assert said == "Harus antara 1 dan 4."


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("id-ID", "id"),
        ("fr", "id"),
        ("fr,en;q=0.5", "en"),
        ("", "id"),
        (";;;", "id"),
    ],
)
def test_indonesian_unless_english_is_preferred(accepted: str, expected: str) -> None:
    with Flask("x").test_request_context(headers={"Accept-Language": accepted}):
        assert language.current() == expected


def test_outside_a_request_it_is_indonesian() -> None:
    assert language.DEFAULT == "id"
