"""How request bodies are read: JSON only where JSON is asked for, and no unknown field anywhere.

Set on flask-smorest's Blueprint itself, because a service declares its blueprints with that class.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import flask
import orjson
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError
from webargs import core
from webargs.flaskparser import FlaskParser, abort, is_json_request

from shared.contracts import quick


class StrictParser(FlaskParser):
    """webargs with the rules of this edge. What is unknown is the schema's to refuse, in a query too."""

    def use_args(self, argmap: Any, req: flask.Request | None = None, **options: Any) -> Any:
        """As webargs in the one way it is used here, with the schema built once instead of for every request."""
        location = options.pop("location", None) or self.DEFAULT_LOCATION
        schema: Schema = argmap() if isinstance(argmap, type) else argmap
        if req is not None or options or not isinstance(schema, Schema):
            return super().use_args(schema, req, location=location, unknown=None, **options)
        receive = self._get_loader(location)
        load = _loader(schema) if location == "json" else schema.load

        def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(view)
            def endpoint(*args: Any, **kwargs: Any) -> Any:
                return view(*args, self._loaded(schema, receive, load, location), **kwargs)

            return endpoint

        return decorate

    def _loaded(self, schema: Schema, receive: Callable[..., Any], load: Callable[[Any], Any], location: str) -> Any:
        request = self.get_default_request()
        try:
            data = receive(request, schema)
            return load({} if data is core.missing else data)
        except ValidationError as error:
            self._on_validation_error(error, request, schema, location, error_status_code=None, error_headers=None)

    def _raw_load_json(self, req: flask.Request) -> Any:
        body = req.get_data(cache=True)
        if not body:
            return core.missing
        if not is_json_request(req):
            abort(415)
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError as error:
            abort(400, exc=error, code="malformed-json")


def _loader(schema: Schema) -> Callable[[Any], Any]:
    """`schema.load`, by the short cut where the schema has one and the body plainly fits."""
    try:
        read = quick.reader(schema)
    except TypeError:
        return schema.load

    def load(data: Any) -> Any:
        try:
            return read(data)
        except (quick.Unsure, ValidationError):
            return schema.load(data)

    return load


def install() -> None:
    """Make every blueprint read its arguments this way. Must run before views are decorated."""
    Blueprint.ARGUMENTS_PARSER = StrictParser()
