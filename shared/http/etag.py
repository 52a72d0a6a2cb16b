"""Entity tags: a document's version, so that the tag is the optimistic lock as well."""

from flask import Response, g, request

from shared.errors import ServiceError, Stale
from shared.storage.documents import Aggregate


class PreconditionRequired(ServiceError):
    """A change without If-Match, where two people may change the same thing."""

    def __init__(self) -> None:
        super().__init__("precondition-required")


def require_match(doc: Aggregate) -> None:
    """Refuse a change that does not name the current version: 428 without If-Match, Stale with another."""
    if "If-Match" not in request.headers:
        raise PreconditionRequired
    if not request.if_match.contains(str(doc.version)):
        raise Stale(doc.version)


def tag(doc: Aggregate) -> None:
    """Send the document's version as ETag with the answer of this request."""
    g.etag = str(doc.version)


def apply(response: Response) -> Response:
    """Put the tag on a response; 304 without a body for a reader who has this version."""
    version = g.pop("etag", None)
    if version is None:
        return response
    response.set_etag(version)
    if request.method in {"GET", "HEAD"} and request.if_none_match.contains_weak(version):
        response.status_code = 304
        response.set_data(b"")
    return response
