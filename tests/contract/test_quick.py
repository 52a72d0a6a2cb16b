"""The short cut through a contract gives what the schema gives, for every event there is."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from marshmallow import ValidationError, fields, validate

from shared.contracts import envelope, quick  # noqa: F401  (registers every event)
from shared.contracts.base import EVENTS, INSTANCES
from shared.contracts.fields import Moment

MOMENT = datetime(2026, 11, 23, 2, 0, 0, 5000, tzinfo=UTC)
WRONG: tuple[Any, ...] = (
    {},
    [],
    "",
    "x" * 600,
    -1,
    1.5,
    True,
    "2026-13-01",
    "20261123",
    "2026-11-23T02:00:00+07:00",
    [None],
    [{}],
)
TEXTS = ("abc", "2.50", "valid", "A", "id")
NUMBERS = (1, 0, 4, 60)


def _sample(field):
    if isinstance(field, fields.List):
        return [_sample(field.inner)]
    if isinstance(field, fields.Nested):
        one = {name: _sample(inner) for name, inner in field.schema.fields.items()}
        return [one] if field.many else one
    if isinstance(field, Moment):
        return MOMENT
    if isinstance(field, fields.Date):
        return date(2026, 11, 23)
    if isinstance(field, fields.Boolean):
        return True
    if isinstance(field, fields.Dict):
        return {}
    choices = [choice for rule in field.validators if isinstance(rule, validate.OneOf) for choice in rule.choices]
    return next((each for each in (*choices, *TEXTS, *NUMBERS) if _takes(field, each)), None)


def _takes(field, value):
    try:
        return field.deserialize(value) == value
    except ValidationError:
        return False


def _by_schema(key, data):
    try:
        return INSTANCES[key].load(data)
    except ValidationError as error:
        return error.messages


def _decoded(key, data):
    try:
        return EVENTS[key].decode(data)
    except ValidationError as error:
        return error.messages


@pytest.mark.parametrize("key", EVENTS)
def test_every_contract_reads_and_writes_by_the_short_cut(key):
    schema = INSTANCES[key]
    python = {name: _sample(field) for name, field in schema.fields.items()}
    written = quick.writer(schema)(python) if not _has_dict(schema) else EVENTS[key].encode(python)
    assert written == schema.dump(python) == EVENTS[key]._encode_by_schema(python)
    assert quick.reader(schema)(written) == schema.load(written) == python
    assert quick.reader(schema)(written | {"of_tomorrow": 1}) == python


@pytest.mark.parametrize("key", EVENTS)
def test_every_wrong_value_is_judged_by_the_schema(key):
    schema = INSTANCES[key]
    good = EVENTS[key].encode({name: _sample(field) for name, field in schema.fields.items()})
    for name in good:
        for wrong in (*WRONG, None):
            assert _decoded(key, good | {name: wrong}) == _by_schema(key, good | {name: wrong}), (name, wrong)
        rest = {other: value for other, value in good.items() if other != name}
        assert _decoded(key, rest) == _by_schema(key, rest), name


@pytest.mark.parametrize("data", [None, [], "text", 5])
def test_what_is_no_object_is_refused(data):
    with pytest.raises(ValidationError):
        EVENTS["training.session.closed.v1"].decode(data)


def test_a_schema_with_its_own_ways_has_no_short_cut():
    plain = type(INSTANCES["training.session.closed.v1"])
    renamed = type("Renamed", (plain,), {"other": fields.String(data_key="otherwise")})
    with pytest.raises(TypeError, match="no short cut"):
        quick.reader(renamed())


def _has_dict(schema):
    return any(isinstance(field, fields.Dict) for field in schema.fields.values())
