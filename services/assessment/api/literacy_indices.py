"""IPLM and TGM to 2024: computed from their parts, or kept as published. Not convertible to 2025."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import report_schemas as schemas
from services.assessment.api.headings import exported
from services.assessment.commands import literacy_indices as commands
from services.assessment.documents import LiteracyIndex
from services.assessment.domain.reports.index_rules import IndexRule
from services.assessment.queries import literacy_indices as queries
from shared.auth import principal
from shared.clock import utcnow
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("literacy_indices", __name__, url_prefix="/literacy-indices", description="IPLM and TGM to 2024")

READERS = ("manager", "auditor")


@blueprint.get("")
@query(*READERS)
@blueprint.arguments(schemas.IndexFilter, location="query")
@blueprint.response(200, PageOf(schemas.LiteracyIndexSchema))
@exported(schemas.LiteracyIndexSchema, "indeks-literasi", "literacy-indices")
def list_indices(filters: dict[str, Any]) -> dict[str, Any]:
    """Kept figures, the newest first, each with its rule and set of bands."""
    return page(queries.literacy_indices(filters), filters, by="-id")


@blueprint.get("/rules")
@query(*READERS)
@blueprint.response(200, schemas.IndexRulesSchema)
def list_rules() -> dict[str, list[IndexRule]]:
    """What each index is made of, and its sets of bands."""
    return {"items": queries.rules()}


@blueprint.get("/<string:index_id>")
@query(*READERS)
@blueprint.response(200, schemas.LiteracyIndexSchema)
def get_index(index_id: str) -> LiteracyIndex:
    """One kept figure, with its formula."""
    return queries.literacy_index(index_id)


@blueprint.post("/trial")
@command(*READERS)
@blueprint.arguments(schemas.NewIndexSchema)
@blueprint.response(200, schemas.LiteracyIndexSchema)
def try_index(body: dict[str, Any]) -> LiteracyIndex:
    """Compute without keeping."""
    return commands.compute(new_id(), body, principal().username)


@blueprint.post("")
@command("manager")
@blueprint.arguments(schemas.NewIndexSchema)
@blueprint.response(201, schemas.LiteracyIndexSchema)
def post_index(body: dict[str, Any]) -> LiteracyIndex:
    """Keep a figure: computed from its parts, or taken over as it was published."""
    return commands.keep(new_id(), body, principal().username, utcnow())
