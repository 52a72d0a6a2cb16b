"""JSON in and out by orjson: strict in what it reads, quick in what it writes."""

from decimal import Decimal
from typing import Any

import orjson
from flask import Response
from flask.json.provider import JSONProvider

from shared.clock import iso


class OrjsonProvider(JSONProvider):
    """Flask's JSON, by orjson."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """JSON text."""
        return dump(obj).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The value of JSON text. Raises ValueError (NaN, broken UTF-8 and lone surrogates included)."""
        return orjson.loads(s)

    def response(self, *args: Any, **kwargs: Any) -> Response:
        """A JSON response of one value."""
        value = self._prepare_response_obj(args, kwargs)
        return Response(dump(value), mimetype="application/json")


def dump(value: Any) -> bytes:
    """JSON bytes; moments as UTC with Z, decimals as text."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_PASSTHROUGH_DATETIME)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if hasattr(value, "astimezone"):
        return iso(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
