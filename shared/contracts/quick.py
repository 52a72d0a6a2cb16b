"""A short cut through a contract, for values that plainly fit it.

marshmallow's load and dump cost more than all the rest of handling an event. Here one function per field is made,
once, for each direction. Whatever such a function is not certain of raises `Unsure`, and marshmallow itself judges:
answers and errors stay its own.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, missing

from shared.clock import iso
from shared.contracts.fields import Moment

Convert = Callable[[Any], Any]
Kinds = dict[type, Callable[[Any], Convert]]
Steps = list[tuple[str, bool, Convert]]


class Unsure(Exception):
    """Not plainly right; ask the schema."""


def reader(schema: Schema) -> Convert:
    """What `schema.load` returns for a mapping that fits. Raises TypeError if the schema has ways of its own.

    The function made raises Unsure, or marshmallow.ValidationError of the first field that is wrong.
    """
    steps = _steps(schema, schema.load_fields, READ, _deserialize)
    known = None if schema.unknown == EXCLUDE else frozenset(schema.load_fields)

    def read(data: Any) -> dict[str, Any]:
        if type(data) is not dict or not (known is None or known.issuperset(data)):
            raise Unsure
        return _converted(steps, data)

    return read


def writer(schema: Schema) -> Convert:
    """What `schema.dump` returns for a mapping that fits, checked; an unknown field is not certain."""
    steps = _steps(schema, schema.dump_fields, WRITE, lambda field: _refuse)
    known = frozenset(schema.dump_fields)

    def write(data: Mapping[str, Any]) -> dict[str, Any]:
        if type(data) is not dict or not known.issuperset(data):
            raise Unsure
        return _converted(steps, data)

    return write


def _steps(schema: Schema, named: Mapping[str, Any], kinds: Kinds, otherwise: Callable[[Any], Convert]) -> Steps:
    if not _is_plain(schema):
        raise TypeError(f"{type(schema).__name__} has hooks, defaults or other names: it has no short cut")
    return [(name, field.required, _convert(field, kinds, otherwise)) for name, field in named.items()]


def _is_plain(schema: Schema) -> bool:
    renamed = any(field.data_key or field.attribute for field in schema.fields.values())
    defaults = any(field.load_default is not missing for field in schema.fields.values())
    return not (schema.many or schema.partial or any(schema._hooks.values()) or renamed or defaults)


def _converted(steps: Steps, data: dict[str, Any]) -> dict[str, Any]:
    converted = {}
    for name, required, convert in steps:
        if name in data:
            converted[name] = convert(data[name])
        elif required:
            raise Unsure
    return converted


def _convert(field: Any, kinds: Kinds, otherwise: Callable[[Any], Convert]) -> Convert:
    make = kinds.get(type(field))  # of exactly this type: a subclass may do something else
    if make is None:
        return otherwise(field)
    convert, validators, nullable = make(field), tuple(field.validators), field.allow_none

    def checked(value: Any) -> Any:
        if value is None:
            if nullable:
                return None
            raise Unsure
        converted = convert(value)
        try:
            for validate in validators:
                validate(converted)
        except ValidationError as error:
            raise Unsure from error
        return converted

    return checked


def _deserialize(field: Any) -> Convert:
    return lambda value: field.deserialize(value)


def _refuse(value: Any) -> Any:
    raise Unsure


def _as_is(kind: type) -> Callable[[Any], Convert]:
    def convert(value: Any) -> Any:
        if type(value) is kind:
            return value
        raise Unsure

    return lambda field: convert


def _list(kinds: Kinds, otherwise: Callable[[Any], Convert]) -> Callable[[Any], Convert]:
    def make(field: Any) -> Convert:
        return _each(_convert(field.inner, kinds, otherwise))

    return make


def _nested(inside: Callable[[Schema], Convert]) -> Callable[[Any], Convert]:
    def make(field: Any) -> Convert:
        if field.unknown is not None:
            raise TypeError("a nested field with its own rule for the unknown has no short cut")
        return _each(inside(field.schema)) if field.many else inside(field.schema)

    return make


def _each(convert: Convert) -> Convert:
    def every(values: Any) -> list[Any]:
        if type(values) is not list:
            raise Unsure
        return [convert(each) for each in values]

    return every


def _read_day(value: Any) -> date:
    # fromisoformat knows more ways to write a day than the contract does
    if type(value) is str and len(value) == 10 and value[4] == value[7] == "-":
        return _iso(date, value)
    raise Unsure


def _read_moment(value: Any) -> datetime:
    if type(value) is str and len(value) == 24 and value[10] == "T" and value[23] == "Z":
        return _iso(datetime, value)
    raise Unsure


def _iso(kind: Any, value: str) -> Any:
    try:
        return kind.fromisoformat(value)
    except ValueError as error:
        raise Unsure from error


def _write_day(value: Any) -> str:
    if type(value) is date:
        return value.isoformat()
    raise Unsure


def _write_moment(value: Any) -> str:
    if type(value) is datetime:
        return iso(value)
    raise Unsure


_ALIKE: Kinds = {fields.String: _as_is(str), fields.Integer: _as_is(int), fields.Boolean: _as_is(bool)}
READ: Kinds = _ALIKE | {
    fields.Date: lambda field: _read_day,
    Moment: lambda field: _read_moment,
    fields.Nested: _nested(reader),
}
WRITE: Kinds = _ALIKE | {
    fields.Date: lambda field: _write_day,
    Moment: lambda field: _write_moment,
    fields.Nested: _nested(writer),
}
READ[fields.List] = _list(READ, _deserialize)
WRITE[fields.List] = _list(WRITE, lambda field: _refuse)
