"""Checks what a producer dumped: present, of its type, within its validators.

`schema.validate` would load everything once more, which costs more than all the rest of publishing an event.
"""

from functools import cache
from typing import Any

from marshmallow import Schema, ValidationError, fields

_TYPES: tuple[tuple[type[fields.Field[Any]], type], ...] = (
    (fields.Nested, dict),
    (fields.Dict, dict),
    (fields.List, list),
    (fields.Boolean, bool),
    (fields.Integer, int),
)


def checked(schema: Schema, dumped: dict[str, Any]) -> dict[str, Any]:
    """What is wrong with the dumped values, by field; empty if nothing is."""
    problems: dict[str, Any] = {}
    for name, field in schema.fields.items():
        if name not in dumped:
            if field.required:
                problems[name] = "missing"
        elif fault := _fault(field, dumped[name]):
            problems[name] = fault
    return problems


def _fault(field: Any, value: Any) -> Any:
    if value is None:
        return None if field.allow_none else "may not be null"
    kind: Any = type(field)
    many = getattr(field, "many", False)
    expected: Any = list if many else _python_type(kind)
    if not isinstance(value, expected) or (expected is int and isinstance(value, bool)):
        return f"not a {expected.__name__}"
    if isinstance(field, fields.List):
        return [fault for fault in (_fault(field.inner, each) for each in value) if fault]
    if isinstance(field, fields.Nested):
        return [fault for each in (value if many else [value]) if (fault := checked(field.schema, each))]
    return _refused(field, value)


@cache
def _python_type(kind: type) -> type:
    return next((python for marshmallow_kind, python in _TYPES if issubclass(kind, marshmallow_kind)), str)


def _refused(field: fields.Field[Any], value: Any) -> Any:
    if isinstance(field, fields.Date | fields.DateTime):
        return None  # its text was made by the field itself
    for validator in field.validators:
        try:
            validator(value)
        except ValidationError as error:
            return error.messages
    return None
