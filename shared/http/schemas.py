"""Shapes of what comes in and goes out. What a schema does not name is refused; what it names is not bent."""

import re
import unicodedata
from datetime import datetime
from functools import cache
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from shared.clock import as_utc, iso

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_INVISIBLE = frozenset({"Cc", "Cs", "Co", "Cn"})


class _Exactly(set[Any]):
    """A set that holds one value by identity: `1` and `"yes"` are not `True`."""

    def __contains__(self, value: object) -> bool:
        return any(value is item for item in self)


def _storable(number: int) -> None:
    if not -(2**63) <= number < 2**63:
        raise ValidationError("Number too large.")


class StrictSchema(Schema):
    """A JSON body: unknown fields refused, `"5"`, 5.0 and true are no integers, `"yes"` and 1 no booleans."""

    class Meta:
        """Unknown fields are refused."""

        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Make the field, and one inside a list, strict."""
        inner = field_obj.inner if isinstance(field_obj, fields.List) else field_obj
        if isinstance(inner, fields.Integer):
            inner.strict = True
            inner.validators = [_storable, *inner.validators]
        elif isinstance(inner, fields.Boolean):
            inner.truthy, inner.falsy = _Exactly({True}), _Exactly({False})


class QuerySchema(Schema):
    """Query parameters: all arrive as text; unknown ones are refused."""

    class Meta:
        """Unknown parameters are refused."""

        unknown = RAISE


class Id(fields.String):
    """An identifier as we make them: lower-case UUID text."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("metadata", {"format": "uuid"})
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not _ID.fullmatch(text):
            raise ValidationError("Not a valid UUID.")
        return text


class Text(fields.String):
    """Text a person typed: trimmed, normalised (NFC), no control characters but line breaks, 1 to `max` long."""

    def __init__(self, max: int, *, min: int = 1, **kwargs: Any) -> None:
        super().__init__(validate=validate.Length(min=min, max=max), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs).strip()
        if text.isascii() and text.isprintable():
            return text
        if any(unicodedata.category(char) in _INVISIBLE and char not in "\n\r\t" for char in text):
            raise ValidationError("Contains characters that cannot be shown.")
        return unicodedata.normalize("NFC", text)


class UtcDateTime(fields.AwareDateTime):
    """A moment: any offset in (a naive one is refused), UTC with Z out."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else iso(value)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        if not isinstance(value, str):
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        try:
            moment = as_utc(super()._deserialize(value, attr, data, **kwargs))
        except OverflowError as error:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE) from error
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class PageQuery(QuerySchema):
    """What every list takes; filters of one list inherit from it."""

    cursor = fields.String(validate=validate.Length(max=1000), metadata={"description": "`next` of a page"})
    limit = fields.Integer(load_default=20, validate=validate.Range(min=1, max=100))


@cache
def PageOf(item: type[Schema]) -> type[Schema]:  # noqa: N802  (reads as a type where it is used)
    """The schema of a page of `item`: {"items": [...], "next": cursor or null}."""
    name = item.__name__.removesuffix("Schema") + "PageSchema"
    page = {"items": fields.List(fields.Nested(item), required=True), "next": fields.String(allow_none=True)}
    return type(name, (Schema,), page)
