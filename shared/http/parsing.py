"""How request bodies are read: JSON only where JSON is asked for, and no unknown field anywhere.

Set on flask-smorest's Blueprint itself, because a service declares its blueprints with that class.
"""

from typing import Any

import flask
import orjson
from flask_smorest import Blueprint
from webargs import core
from webargs.flaskparser import FlaskParser, abort, is_json_request


class StrictParser(FlaskParser):
    """webargs with the rules of this edge."""

    # None: the schema's own rule (refuse), also for query parameters, where webargs would ignore
    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {}

    def use_args(self, argmap: Any, *args: Any, **kwargs: Any) -> Any:
        """As webargs, but build the schema once instead of for every request."""
        return super().use_args(argmap() if isinstance(argmap, type) else argmap, *args, **kwargs)

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


def install() -> None:
    """Make every blueprint read its arguments this way. Must run before views are decorated."""
    Blueprint.ARGUMENTS_PARSER = StrictParser()
