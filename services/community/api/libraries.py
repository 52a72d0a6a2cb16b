"""Libraries and their units."""

from typing import Any

from flask_smorest import Blueprint

from services.community import queries
from services.community.api.schemas import LibrarySchema, OpenLibrarySchema
from services.community.commands.libraries import open_library
from services.community.documents import Library
from shared.clock import utcnow
from shared.http.edge import PUBLIC, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery
from shared.ids import new_id

blueprint = Blueprint("libraries", __name__, url_prefix="/libraries", description="Libraries and their units")


@blueprint.get("")
@query(PUBLIC)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(LibrarySchema))
def list_libraries(filters: dict[str, Any]) -> dict[str, Any]:
    """The libraries of the directory, oldest first."""
    return page(queries.libraries(), filters)


@blueprint.post("")
@command("manager")
@blueprint.arguments(OpenLibrarySchema)
@blueprint.response(201, LibrarySchema)
def post_library(body: dict[str, Any]) -> Library:
    """Add a library, or a unit of one."""
    return open_library(body["name"], body["kind"], library_id=new_id(), now=utcnow())
