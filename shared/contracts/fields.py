"""Field types of event payloads. Moments travel as RFC 3339 in UTC, decimals as text."""

from datetime import datetime
from typing import Any

from marshmallow import fields, validate

from shared.clock import as_utc, iso


class Moment(fields.AwareDateTime):
    """A moment in UTC, written `2026-11-23T02:00:00.000Z`."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else iso(value)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        return as_utc(super()._deserialize(value, attr, data, **kwargs))


def Id(**kwargs: Any) -> fields.String:
    """An identifier (UUIDv7 text)."""
    return fields.String(validate=validate.Length(min=1, max=64), **kwargs)


def Text(**kwargs: Any) -> fields.String:
    """Text of at most 500 characters."""
    return fields.String(validate=validate.Length(max=500), **kwargs)


def DecimalText(**kwargs: Any) -> fields.String:
    """A decimal number as text, point as separator: never a float."""
    return fields.String(validate=validate.Regexp(r"^-?\d+(\.\d+)?$"), **kwargs)


def Count(**kwargs: Any) -> fields.Integer:
    """A whole number, 0 or more."""
    return fields.Integer(strict=True, validate=validate.Range(min=0), **kwargs)
