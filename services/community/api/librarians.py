"""Librarians. Contact details are for managers and for the person."""

from typing import Any

from flask_smorest import Blueprint

from services.community import queries
from services.community.api.schemas import (
    ChangeLibrarianSchema,
    LeaveSchema,
    LibrarianFilter,
    LibrarianSchema,
    RegisterLibrarianSchema,
)
from services.community.commands import librarians as commands
from services.community.documents import Librarian
from shared.auth import principal
from shared.clock import utcnow
from shared.errors import Forbidden
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id
from shared.storage.documents import get

blueprint = Blueprint("librarians", __name__, description="Librarians")

OPEN = ("id", "unit_id", "unit_name", "position", "rank", "duties", "active", "version")
PRIVATE = ("nip", "email", "phone", "language", "position_since", "left_on", "left_reason")
OWN = {"email", "phone", "language"}


@blueprint.get("/librarians")
@query(STAFF)
@blueprint.arguments(LibrarianFilter, location="query")
@blueprint.response(200, PageOf(LibrarianSchema))
def list_librarians(filters: dict[str, Any]) -> dict[str, Any]:
    """Librarians by name."""
    found = page(queries.librarians(filters.get("unit_id"), filters.get("active")), filters, by="name")
    return {"items": [_shown(librarian) for librarian in found["items"]], "next": found["next"]}


@blueprint.get("/librarians/<string:librarian_id>")
@query(STAFF)
@blueprint.response(200, LibrarianSchema)
def get_librarian(librarian_id: str) -> dict[str, Any]:
    """One librarian."""
    return _answer(get(Librarian, librarian_id))


@blueprint.get("/me")
@query(STAFF)
@blueprint.response(200, LibrarianSchema)
def get_me() -> dict[str, Any]:
    """The caller's own record."""
    return _answer(queries.librarian_by_nip(principal().username))


@blueprint.post("/librarians")
@command("manager")
@blueprint.arguments(RegisterLibrarianSchema)
@blueprint.response(201, LibrarianSchema)
def post_librarian(body: dict[str, Any]) -> dict[str, Any]:
    """Enter a librarian into the directory."""
    return _answer(commands.register(body, librarian_id=new_id(), now=utcnow()))


@blueprint.patch("/librarians/<string:librarian_id>")
@command(STAFF)
@blueprint.arguments(ChangeLibrarianSchema)
@blueprint.response(200, LibrarianSchema)
def patch_librarian(body: dict[str, Any], librarian_id: str) -> dict[str, Any]:
    """Change facts: managers any of anybody, everyone their own contact details and language."""
    librarian = get(Librarian, librarian_id)
    _check_may_change(librarian, body)
    etag.require_match(librarian)
    return _answer(commands.change(librarian, body, utcnow()))


@blueprint.post("/librarians/<string:librarian_id>/leave")
@command("manager")
@blueprint.arguments(LeaveSchema)
@blueprint.response(200, LibrarianSchema)
def post_leave(body: dict[str, Any], librarian_id: str) -> dict[str, Any]:
    """A librarian leaves the service."""
    librarian = get(Librarian, librarian_id)
    return _answer(commands.leave(librarian, body["left_on"], body["reason"], utcnow()))


def _check_may_change(librarian: Librarian, body: dict[str, Any]) -> None:
    if principal().has("manager"):
        return
    if not _is_self(librarian):
        raise Forbidden
    if not body.keys() <= OWN:
        raise Forbidden("own-contact-only")


def _answer(librarian: Librarian) -> dict[str, Any]:
    etag.tag(librarian)
    return _shown(librarian)


def _shown(librarian: Librarian) -> dict[str, Any]:
    names = OPEN + PRIVATE if principal().has("manager") or _is_self(librarian) else OPEN
    return {"name": librarian.full_name, **{name: getattr(librarian, name) for name in names}}


def _is_self(librarian: Librarian) -> bool:
    return bool(principal().username == librarian.nip)
