"""What a producer dumps is held to its contract without being loaded again."""

import pytest
from marshmallow import Schema, fields, validate

from shared.contracts.checking import checked


class Part(Schema):
    name = fields.String(required=True, validate=validate.Length(max=3))


class Whole(Schema):
    text = fields.String(required=True, validate=validate.Length(min=1))
    count = fields.Integer(validate=validate.Range(min=0))
    flag = fields.Boolean()
    day = fields.Date(allow_none=True)
    names = fields.List(fields.String(validate=validate.Length(min=1)))
    part = fields.Nested(Part)
    parts = fields.List(fields.Nested(Part))
    many = fields.Nested(Part, many=True)
    table = fields.Dict()


GOOD = {
    "text": "x", "count": 0, "flag": False, "day": None, "names": ["a"], "part": {"name": "abc"},
    "parts": [{"name": "a"}], "many": [{"name": "b"}], "table": {},
}  # fmt: skip


def test_what_fits_passes():
    assert checked(Whole(), GOOD) == {}
    assert checked(Whole(), {"text": "x"}) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", ""), ("text", None), ("text", 5), ("count", -1), ("count", True), ("count", "1"), ("flag", 0),
        ("names", "a"), ("names", [""]), ("names", [None]), ("part", []), ("part", {}), ("part", {"name": "long"}),
        ("parts", [{"name": 7}]), ("many", {"name": "b"}), ("many", [{}]), ("table", []),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(name, value):
    assert set(checked(Whole(), GOOD | {name: value})) == {name}


def test_what_is_missing_is_named():
    assert checked(Whole(), {}) == {"text": "missing"}
