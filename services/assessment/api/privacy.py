"""Privacy: who read my results, all that is held on me, and the receipts of what was erased."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import privacy_schemas as schemas
from services.assessment.api.headings import exported
from services.assessment.queries import personal as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.http import language
from shared.http.edge import STAFF, query
from shared.http.exports import ListQuery
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("privacy", __name__, description="Who read whose results; what is held; what was erased")
Body = dict[str, Any]


@blueprint.get("/me/readings")
@query(STAFF)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(schemas.ReadingSchema))
@exported(schemas.ReadingSchema, "siapa-membaca", "who-read")
def list_readings_of_me(filters: Body) -> Body:
    """Who read my results, when and on which ground; the newest first."""
    found = page(queries.readings_of(portfolios.mine(principal())), filters, by="-id")
    return found | {"items": queries.named(found["items"])}


@blueprint.get("/readings")
@query("manager", "auditor")
@blueprint.arguments(schemas.ReadingFilter, location="query")
@blueprint.response(200, PageOf(schemas.NamedReadingSchema))
@exported(schemas.NamedReadingSchema, "pembacaan", "readings")
def list_readings(filters: Body) -> Body:
    """Every reading of another's results, without what was read; the newest first."""
    found = page(queries.readings(filters), filters, by="-id")
    return found | {"items": queries.named(found["items"])}


@blueprint.get("/me/data")
@query(STAFF)
@blueprint.response(200, schemas.HeldSchema)
def get_data_of_me() -> tuple[Body, Body]:
    """All that this service holds on me, as a file."""
    now = utcnow()
    name = language.choose("data-saya-penilaian", "my-data-assessment")
    disposition = f'attachment; filename="{name}-{now.astimezone(WIB):%Y-%m-%d}.json"'
    return queries.held_on(portfolios.mine(principal()), now), {"Content-Disposition": disposition}


@blueprint.get("/erasures")
@query("manager")
@blueprint.arguments(schemas.ErasureFilter, location="query")
@blueprint.response(200, PageOf(schemas.ErasureReceiptSchema))
def list_erasures(filters: Body) -> Body:
    """What was erased of those who have left, what is kept and why, and what waits."""
    wanted = queries.receipts().filter(**({"state": filters["state"]} if "state" in filters else {}))
    found = page(wanted, filters, by="-id")
    return found | {"items": queries.receipted(found["items"])}
