"""If-Match where it may be sent: whoever names a version gets the change on that version or none."""

from collections.abc import Callable

from flask import request

from shared.http import etag
from shared.storage.documents import Aggregate


def honour_match(look_up: Callable[[], Aggregate]) -> None:
    """Hold a caller to the version named, if one was named; the document is read only then."""
    if "If-Match" in request.headers:
        etag.require_match(look_up())
